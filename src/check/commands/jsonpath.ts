/** What is wrong with a JSONPath template of kubectl, in words; nothing when it can be read. */
export function jsonpathFault(template: string): string | undefined {
  let open = 0;
  for (let rest = template; rest !== ''; ) {
    const start = rest.indexOf('{');
    if (start < 0) break;
    const end = closing(rest, start);
    if (end < 0) return `the JSONPath "${template}" has an unclosed "{"`;
    const action = rest.slice(start + 1, end).trim();
    if (/^range(\s|$)/.test(action)) open += 1;
    if (action === 'end') open -= 1;
    const fault = actionFault(action.replace(/^range\s+/, ''));
    if (fault) return `the JSONPath "${template}": ${fault}`;
    rest = rest.slice(end + 1);
  }
  if (open < 0) return `the JSONPath "${template}" has an {end} without its {range}`;
  return open > 0 ? `the JSONPath "${template}" has a {range} without its {end}` : undefined;
}

/** The index of the "}" that closes the "{", past quoted text; -1 when there is none. */
function closing(text: string, start: number): number {
  const pieces = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\}/g;
  pieces.lastIndex = start;
  for (let piece = pieces.exec(text); piece; piece = pieces.exec(text)) if (piece[0] === '}') return piece.index;
  return -1;
}

/** A step's name goes on to what ends it in client-go's parser; a backslash takes the next character as it is. */
const field = String.raw`\\.|[^\s.,[\]$@{}\\'"()|]`;
const steps = new RegExp(
  String.raw`^(?:\.\.?(?:${field})+|\.\*|\.\.|\.(?=\[|$)|\[(?:[-\d:,*\s]*|'[^']*'(?:,\s*'[^']*')*|"[^"]*"(?:,\s*"[^"]*")*|\?\((?:"[^"]*"|'[^']*'|[^()"']|\([^()]*\))*\)|\([^()]*\)|@\.length-\d+)\])+`,
);

function actionFault(action: string): string | undefined {
  if (action === 'end' || action === '') return undefined;
  for (let rest = action; rest !== ''; ) {
    const [word = ''] = /^(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\s+|[-+]?\d+(?:\.\d+)?)/.exec(rest) ?? [];
    const path = word || pathOf(rest);
    if (path === '') return unread(rest);
    const empty = /\[\s*\]/.exec(path);
    if (empty) return 'an index is missing between "[" and "]"';
    rest = rest.slice(path.length);
  }
  return undefined;
}

function pathOf(text: string): string {
  const root = /^[$@]|^(?=[.[])|^[A-Za-z_][\w-]*/.exec(text)?.[0];
  if (root === undefined) return '';
  const rest = text.slice(root.length);
  return root + (steps.exec(rest)?.[0] ?? '');
}

function unread(rest: string): string {
  if (rest.startsWith('[')) return `"${rest}" has an unclosed or unreadable "["`;
  return `"${rest}" cannot be read`;
}
