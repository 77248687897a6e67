/** One command of a pipeline: words of which the first may be a function. */
export type Operand =
  | { type: 'literal'; value: unknown }
  | { type: 'field'; names: string[] }
  | { type: 'variable'; name: string; names: string[] }
  | { type: 'name'; name: string }
  | { type: 'pipeline'; pipeline: Pipeline };

export interface Pipeline {
  /** `$name := …`, or two of them for `range`. */
  declares: string[];
  commands: Operand[][];
}

export type TemplateNode =
  | { type: 'text'; text: string }
  | { type: 'action'; pipeline: Pipeline }
  | {
      type: 'block';
      word: 'if' | 'range' | 'with';
      pipeline: Pipeline;
      body: TemplateNode[];
      otherwise: TemplateNode[];
    };

/** Parses a template of Go's text/template, without definitions of other templates; throws an Error in Go's words. */
export function parseGoTemplate(text: string): TemplateNode[] {
  const pieces = split(text);
  const { nodes, end } = parseNodes(pieces, 0);
  if (end < pieces.length)
    throw new Error(`template: output:1: unexpected {{${(pieces[end] as { action: string }).action}}}`);
  return nodes;
}

type Piece = string | { action: string };

function split(text: string): Piece[] {
  const pieces: Piece[] = [];
  let rest = text;
  for (let trims = false; ; ) {
    const open = rest.indexOf('{{');
    const before = open < 0 ? rest : rest.slice(0, open);
    const found =
      open < 0 ? undefined : /^\{\{(- )?((?:"(?:[^"\\]|\\.)*"|`[^`]*`|[^"`])*?)( -)?\}\}/s.exec(rest.slice(open));
    if (open >= 0 && !found) throw new Error('template: output:1: unclosed action');
    const start = trims ? before.trimStart() : before;
    pieces.push(found?.[1] ? start.trimEnd() : start);
    if (!found) return pieces.filter((piece) => piece !== '');
    const action = (found[2] ?? '').trim();
    if (!action.startsWith('/*')) pieces.push({ action });
    trims = found[3] !== undefined;
    rest = rest.slice(open + found[0].length);
  }
}

function parseNodes(pieces: Piece[], from: number): { nodes: TemplateNode[]; end: number } {
  const nodes: TemplateNode[] = [];
  let at = from;
  while (at < pieces.length) {
    const piece = pieces[at] as Piece;
    if (typeof piece === 'string') nodes.push({ type: 'text', text: piece });
    else if (/^(end|else)\b/.test(piece.action)) break;
    else {
      const word = /^(if|range|with)\s/.exec(piece.action)?.[1] as 'if' | undefined;
      const block = word && parseBlock(pieces, at, word, piece.action.slice(word.length));
      nodes.push(block?.node ?? { type: 'action', pipeline: parsePipeline(piece.action) });
      at = block?.end ?? at;
    }
    at += 1;
  }
  return { nodes, end: at };
}

function parseBlock(
  pieces: Piece[],
  at: number,
  word: 'if' | 'range' | 'with',
  head: string,
): { node: TemplateNode; end: number } {
  const body = parseNodes(pieces, at + 1);
  const closing = pieces[body.end];
  if (closing === undefined || typeof closing === 'string') throw new Error('template: output:1: unexpected EOF');
  const pipeline = parsePipeline(head);
  const make = (otherwise: TemplateNode[], end: number) => ({
    node: { type: 'block' as const, word, pipeline, body: body.nodes, otherwise },
    end,
  });
  if (closing.action === 'end') return make([], body.end);
  const nested = /^else\s+(if|with)\s/.exec(closing.action);
  if (nested) {
    const inner = parseBlock(pieces, body.end, nested[1] as 'if', closing.action.slice(nested[0].length));
    return make([inner.node], inner.end);
  }
  const otherwise = parseNodes(pieces, body.end + 1);
  if (otherwise.end >= pieces.length) throw new Error('template: output:1: unexpected EOF');
  return make(otherwise.nodes, otherwise.end);
}

const tokens = [
  String.raw`"(?:[^"\\]|\\.)*"`,
  '`[^`]*`',
  ':=|=|[|(),]',
  String.raw`\$[\w]*(?:\.[\w-]+)*`,
  String.raw`\.[\w-]+(?:\.[\w-]+)*|\.`,
  String.raw`-?\d+(?:\.\d+)?`,
  String.raw`[A-Za-z_]\w*`,
];
const token = new RegExp(String.raw`\s*(${tokens.join('|')})`, 'y');

function parsePipeline(text: string): Pipeline {
  const tokens: string[] = [];
  for (token.lastIndex = 0; token.lastIndex < text.trimEnd().length; ) {
    const from = token.lastIndex;
    const found = token.exec(text)?.[1];
    if (found === undefined)
      throw new Error(`template: output:1: unexpected ${JSON.stringify(text.slice(from).trim()[0])} in operand`);
    tokens.push(found);
  }
  if (tokens.length === 0) throw new Error('template: output:1: missing value for command');
  return readPipeline(tokens);
}

/** Takes the tokens of a pipeline off the front of the list. */
function readPipeline(tokens: string[]): Pipeline {
  const assign = tokens.slice(0, 4).indexOf(':=');
  const declares = assign > 0 ? tokens.splice(0, assign + 1).filter((each) => each.startsWith('$')) : [];
  const commands: Operand[][] = [[]];
  while (tokens.length > 0 && tokens[0] !== ')') {
    const word = tokens.shift() as string;
    if (word === '|') commands.push([]);
    else if (word === '(') {
      commands.at(-1)?.push({ type: 'pipeline', pipeline: readPipeline(tokens) });
      if (tokens.shift() !== ')') throw new Error('template: output:1: unclosed left paren');
    } else commands.at(-1)?.push(parseOperand(word));
  }
  return { declares, commands };
}

function parseOperand(word: string): Operand {
  if (word.startsWith('"')) return { type: 'literal', value: JSON.parse(word) };
  if (word.startsWith('`')) return { type: 'literal', value: word.slice(1, -1) };
  if (/^-?\d/.test(word)) return { type: 'literal', value: Number(word) };
  if (word === 'true' || word === 'false') return { type: 'literal', value: word === 'true' };
  if (word === 'nil') return { type: 'literal', value: undefined };
  const names = word.split('.').slice(1).filter(Boolean);
  if (word.startsWith('$')) return { type: 'variable', name: word.split('.')[0] ?? '$', names };
  if (word.startsWith('.')) return { type: 'field', names };
  return { type: 'name', name: word };
}
