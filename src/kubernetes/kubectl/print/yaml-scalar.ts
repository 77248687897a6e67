const width = 80;

/**
 * Prints a string where it stands: plain, quoted or as a literal block, as go-yaml chooses. A key has no
 * indent and is not folded.
 */
export function printScalar(text: string, column: number, indent: number | undefined): string {
  const shape = getShape(text);
  if (text.includes('\n') && shape.literal && indent !== undefined) return printLiteral(text, indent);
  if (text.includes('\n') || means(text) || !shape.single) return printDouble(text, column, indent);
  if (shape.plain) return fold(text, column, indent);
  return `'${fold(text.replaceAll("'", "''"), column + 1, indent, true)}'`;
}

/** Orders keys as go-yaml does: letters after everything else, digits by the number that they make. */
export function compareKeys(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  const at = left.findIndex((letter, index) => letter !== right[index]);
  if (at < 0 || at >= right.length) return left.length - right.length;
  const [x = '', y = ''] = [left[at], right[at]];
  const [xIsLetter, yIsLetter] = [isLetter(x), isLetter(y)];
  if (xIsLetter && yIsLetter) return x < y ? -1 : 1;
  if (xIsLetter || yIsLetter) return yIsLetter ? -1 : 1;
  return compareDigits(left, right, at) || (x < y ? -1 : 1);
}

function compareDigits(left: string[], right: string[], at: number): number {
  const zero = left[at] === '0' || right[at] === '0';
  const head = zero && /[1-9]\d*$/.test(left.slice(0, at).join('')) ? '1' : '';
  const [x, y] = [left, right].map((letters) => /^\d*/.exec(letters.slice(at).join(''))?.[0] ?? '') as [string, string];
  return Number(head + x) - Number(head + y) || x.length - y.length;
}

const isLetter = (letter: string) => /\p{L}/u.test(letter);

/** What go-yaml would read as something else than a string. */
function means(text: string): boolean {
  return (
    /^(|~|null|Null|NULL|y|Y|yes|Yes|YES|true|True|TRUE|on|On|ON|n|N|no|No|NO|false|False|FALSE|off|Off|OFF|<<)$/.test(
      text,
    ) ||
    /^[-+]?(\.inf|\.Inf|\.INF)$|^\.(nan|NaN|NAN)$/.test(text) ||
    isNumber(text) ||
    /^[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?$/.test(text) ||
    isTimestamp(text)
  );
}

function isNumber(text: string): boolean {
  if (!/^[-+.0-9]/.test(text)) return false;
  const plain = text.replaceAll('_', '');
  return (
    /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(plain) ||
    /^[-+]?0(x[\da-fA-F]+|b[01]+|o[0-7]+)$/i.test(plain)
  );
}

function isTimestamp(text: string): boolean {
  return (
    /^\d{4}-\d{1,2}-\d{1,2}([Tt ]\s*\d{1,2}:\d{1,2}:\d{1,2}(\.\d+)?\s*(Z|[-+]\d{1,2}(:\d{2})?)?)?$/.test(text) &&
    (text.length !== 10 || !Number.isNaN(Date.parse(text)))
  );
}

interface Shape {
  plain: boolean;
  single: boolean;
  literal: boolean;
}

function getShape(text: string): Shape {
  const special = /[^\n\u0020-\u007e\u0085\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u.test(text) || / \n/.test(text);
  const edges = /^[ \n]|[ \n]$/.test(text);
  return {
    plain: !special && !edges && !text.includes('\n') && !hasIndicators(text),
    single: !special && !/\n /.test(text),
    literal: !special && !/ $/.test(text),
  };
}

function hasIndicators(text: string): boolean {
  return (
    /^(---|\.\.\.)/.test(text) ||
    /^[#,[\]{}&*!|>'"%@`]/.test(text) ||
    /^[-?:](\s|$)/.test(text) ||
    /:(\s|$)/.test(text.slice(1)) ||
    /\s#/.test(text)
  );
}

/** Breaks at the first lone space after the width. */
function fold(text: string, column: number, indent: number | undefined, quoted = false): string {
  if (indent === undefined || column + text.length <= width) return text;
  let out = '';
  let at = column;
  let spaces = false;
  const letters = [...text];
  letters.forEach((letter, index) => {
    const breaks =
      letter === ' ' &&
      !spaces &&
      at > width &&
      letters[index + 1] !== ' ' &&
      (!quoted || (index > 0 && index < letters.length - 1));
    out += breaks ? `\n${' '.repeat(indent)}` : letter;
    at = breaks ? indent : at + 1;
    spaces = letter === ' ';
  });
  return out;
}

const escapes: Record<string, string> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u00a0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

function printDouble(text: string, column: number, indent: number | undefined): string {
  let out = '"';
  let at = column + 1;
  let spaces = false;
  const letters = [...text];
  letters.forEach((letter, index) => {
    if (letter === ' ' && !spaces && indent !== undefined && at > width && index > 0 && index < letters.length - 1) {
      out += `\n${' '.repeat(indent)}${letters[index + 1] === ' ' ? '\\' : ''}`;
      at = indent;
    } else {
      const piece = escapes[letter] === undefined ? printLetter(letter) : `\\${escapes[letter]}`;
      out += piece;
      at += piece.length;
    }
    spaces = letter === ' ';
  });
  return `${out}"`;
}

function printLetter(letter: string): string {
  const code = letter.codePointAt(0) ?? 0;
  if ((code >= 0x20 && code <= 0x7e) || (code > 0xa0 && code <= 0xffff && code !== 0xfeff)) return letter;
  if (code <= 0xff) return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  if (code > 0xffff) return `\\U${code.toString(16).toUpperCase().padStart(8, '0')}`;
  return `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function printLiteral(text: string, indent: number): string {
  const hint = /^[ \n]/.test(text) ? '2' : '';
  const chomp = !text.endsWith('\n') ? '-' : text === '\n' || text.endsWith('\n\n') ? '+' : '';
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  return [`|${hint}${chomp}`, ...lines.map((line) => (line ? ' '.repeat(indent) + line : ''))].join('\n');
}
