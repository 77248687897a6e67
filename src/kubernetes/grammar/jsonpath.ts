import { Malformed } from './malformed.ts';

export interface Slice {
  type: 'slice';
  from: number | undefined;
  to: number | undefined;
  step: number | undefined;
  /** `to` was not written: `[0]` ends one after. */
  derived: boolean;
}

export interface Filter {
  type: 'filter';
  left: Node;
  operator: string;
  right: Node;
}

/** One step of a JSONPath template of client-go. */
export type Node =
  | { type: 'list'; nodes: Node[] }
  | { type: 'union'; nodes: Node[] }
  | { type: 'text'; text: string }
  | { type: 'value'; value: number | boolean }
  | { type: 'field'; name: string }
  | { type: 'identifier'; name: string }
  | { type: 'wildcard' }
  | { type: 'recursive' }
  | Slice
  | Filter;

/** Parses a template (`text {.a.b[0]} {range .items[*]}…{end}`); throws in client-go's words. */
export function parseJsonPath(template: string): Node[] {
  const nodes: Node[] = [];
  let rest = template;
  for (let open = rest.indexOf('{'); open >= 0; open = rest.indexOf('{')) {
    if (open > 0) nodes.push({ type: 'text', text: rest.slice(0, open) });
    const reader = { text: rest, at: open + 1 };
    nodes.push(parseAction(reader));
    rest = rest.slice(reader.at);
  }
  if (rest) nodes.push({ type: 'text', text: rest });
  return nodes;
}

interface Reader {
  text: string;
  at: number;
}

/** Reads up to and with `}`. */
function parseAction(reader: Reader): Node {
  const nodes: Node[] = [];
  for (;;) {
    const rest = reader.text.slice(reader.at);
    const next = rest[0];
    if (next === undefined || next === '\n' || next === '\r') throw new Malformed('unclosed action');
    if (next === '}') {
      reader.at++;
      return { type: 'list', nodes };
    }
    if (rest.startsWith('[?(')) nodes.push(parseFilter(reader));
    else if (rest.startsWith('..')) parseRecursive(reader, nodes);
    else if (next === ' ' || next === '@' || next === '$') reader.at++;
    else if (next === '[') nodes.push(...parseBrackets(reader));
    else if (next === '"' || next === "'") nodes.push(parseQuoted(reader, next));
    else if (next === '.') nodes.push(parseField(reader, 1));
    else if (/[-+\d]/.test(next)) nodes.push(parseNumber(reader));
    else if (/[\p{L}_]/u.test(next)) nodes.push(parseWord(reader));
    else throw new Malformed(`unrecognized character in action: ${printRune(next)}`);
  }
}

function parseInner(text: string): Node {
  const reader = { text: `${text}}`, at: 0 };
  return parseAction(reader);
}

function parseRecursive(reader: Reader, nodes: Node[]): void {
  if (nodes.at(-1)?.type === 'recursive') throw new Malformed('invalid multiple recursive descent');
  reader.at += 2;
  nodes.push({ type: 'recursive' });
  if (/[\p{L}\d_]/u.test(reader.text[reader.at] ?? '')) nodes.push(parseField(reader, 0));
}

function parseField(reader: Reader, skip: number): Node {
  reader.at += skip;
  const name = take(reader, /^(?:\\[\s\S]|[^\s.,[\]$@{}\\])*/);
  return name === '*' ? { type: 'wildcard' } : { type: 'field', name: name.replaceAll('\\', '') };
}

function parseWord(reader: Reader): Node {
  const name = take(reader, /^[^\s.,[\]$@{}]*/);
  return name === 'true' || name === 'false' ? { type: 'value', value: name === 'true' } : { type: 'identifier', name };
}

function parseNumber(reader: Reader): Node {
  const text = take(reader, /^[-+]?[\d.]*/);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(text)) throw new Malformed(`cannot parse number ${text}`);
  return { type: 'value', value: Number(text) };
}

function parseQuoted(reader: Reader, mark: string): Node {
  const found = new RegExp(`^${mark}((?:\\\\[\\s\\S]|[^${mark}\\\\\\n])*)${mark}`).exec(reader.text.slice(reader.at));
  if (!found) throw new Malformed('unterminated quoted string');
  reader.at += found[0].length;
  return { type: 'text', text: unescape(found[1] ?? '', mark, found[0]) };
}

/** What stands behind a backslash in a text of Go: a letter, the quote itself, or the number of a character. */
const escapes = /\\(?:([abfnrtv\\])|(['"])|x([\da-fA-F]{2})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|([0-7]{3})|)/g;
const letters: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v', '\\': '\\' };

function unescape(text: string, mark: string, quoted: string): string {
  return text.replace(escapes, (_, letter?: string, quote?: string, ...codes: (string | undefined)[]) => {
    if (letter !== undefined) return letters[letter] ?? '';
    if (quote === mark) return mark;
    const at = codes.slice(0, 4).findIndex((code) => code !== undefined);
    if (at < 0) throw new Malformed(`unquote string ${quoted} error invalid syntax`);
    return String.fromCodePoint(Number.parseInt(codes[at] ?? '', at === 3 ? 8 : 16));
  });
}

function parseFilter(reader: Reader): Node {
  const found = /^\[\?\(((?:"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|[^)"'\n])*)\)/.exec(
    reader.text.slice(reader.at),
  );
  if (!found) throw new Malformed('unterminated filter');
  reader.at += found[0].length;
  if (reader.text[reader.at] !== ']') throw new Malformed('unclosed array expect ]');
  reader.at++;
  const parts = /^([^!<>=]+)([!<>=]+)(.+?)$/.exec(found[1] ?? '');
  if (!parts)
    return { type: 'filter', left: parseInner(found[1] ?? ''), operator: 'exists', right: { type: 'list', nodes: [] } };
  return {
    type: 'filter',
    left: parseInner(parts[1] ?? ''),
    operator: parts[2] ?? '',
    right: parseInner(parts[3] ?? ''),
  };
}

function parseBrackets(reader: Reader): Node[] {
  const found = /^\[([^\]\n]*)\]/.exec(reader.text.slice(reader.at));
  if (!found) throw new Malformed('unterminated array');
  reader.at += found[0].length;
  const text = found[1] === '*' ? ':' : (found[1] ?? '');
  const parts = text.split(',');
  if (parts.length > 1) return [{ type: 'union', nodes: parts.map((part) => parseInner(`[${part.trim()}]`)) }];
  const key = /^'([^']*)'$/.exec(text);
  if (key) return (parseInner(`.${key[1]}`) as { nodes: Node[] }).nodes;
  return [parseSlice(text)];
}

function parseSlice(text: string): Slice {
  const found = /^(-?\d*)(:-?\d*)?(:-?\d*)?$/.exec(text);
  if (!found) throw new Malformed(`invalid array index ${text}`);
  const read = (part: string | undefined) =>
    part === undefined || part === '' || part === ':' ? undefined : Number(part.replace(':', ''));
  const [from, to, step] = [read(found[1]), read(found[2]), read(found[3])];
  const derived = found[2] === undefined;
  return { type: 'slice', from, to: derived ? (from ?? 0) + 1 : to, step, derived };
}

function take(reader: Reader, pattern: RegExp): string {
  const found = pattern.exec(reader.text.slice(reader.at))?.[0] ?? '';
  reader.at += found.length;
  return found;
}

function printRune(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} '${letter}'`;
}

/**
 * Makes `metadata.name`, `.metadata.name` and `{metadata.name}` into `{.metadata.name}`, as columns and
 * --sort-by take them.
 */
export function relaxPath(path: string): string {
  if (!path) return path;
  const found = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path);
  if (!found)
    throw new Malformed(
      "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
    );
  return `{.${found[1] ?? found[2]}}`;
}
