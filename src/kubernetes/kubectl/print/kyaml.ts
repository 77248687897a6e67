import { sortKeys } from './json.ts';

/** Prints a value as KYAML: flow style, quoted texts, trailing commas, under `---`. */
export function printKyaml(value: unknown, { sort = true } = {}): string {
  return `---\n${printValue(sort ? sortKeys(value) : value, '')}\n`;
}

function printValue(value: unknown, indent: string): string {
  if (Array.isArray(value)) return printList(value, indent);
  if (typeof value === 'object' && value !== null) return printMap(value as Record<string, unknown>, indent);
  return typeof value === 'string' ? printText(value, indent) : String(value);
}

function printMap(value: Record<string, unknown>, indent: string): string {
  const entries = Object.entries(value).filter(([, child]) => child !== undefined);
  if (entries.length === 0) return '{}';
  const inner = `${indent}  `;
  return (
    `{\n${entries.map(([key, child]) => `${inner}${printKey(key)}: ${printValue(child, inner)},\n`).join('')}` +
    `${indent}}`
  );
}

/** Brackets cuddle the braces of objects: `[{ … }, { … }]`. */
function printList(value: unknown[], indent: string): string {
  if (value.length === 0) return '[]';
  const isFilled = (child: unknown) => typeof child === 'object' && child !== null && Object.keys(child).length > 0;
  if (value.every(isFilled)) return `[${value.map((child) => printValue(child, indent)).join(', ')}]`;
  const inner = `${indent}  `;
  return `[\n${value.map((child) => `${inner}${printValue(child, inner)},\n`).join('')}${indent}]`;
}

function printKey(key: string): string {
  const ambiguous = /^(y|yes|n|no|on|off|true|false|null|~)$/i.test(key);
  return /^[A-Za-z_][\w./-]*$/.test(key) && !ambiguous ? key : JSON.stringify(key);
}

/** A text of several lines stands as a folded quoted text, one line a line. */
function printText(text: string, indent: string): string {
  const lines = text.split('\n');
  if (lines.length < 2 || (lines.length === 2 && lines[1] === '')) return JSON.stringify(text);
  const quoted = lines.map(
    (line, index) => JSON.stringify(line).slice(1, -1) + (index < lines.length - 1 ? '\\n' : ''),
  );
  const inner = `${indent} `;
  return `"\\\n${quoted
    .map((line) => `${inner}${/^ /.test(line) ? '\\' : ' '}${line}`)
    .filter((line) => line.trim())
    .join('\\\n')}\\\n${inner} "`;
}
