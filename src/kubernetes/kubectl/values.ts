import { parseDuration } from '../grammar/durations.ts';
import { reasonOf } from '../grammar/malformed.ts';
import type { Flag } from './tree.ts';

/** What a flag's value becomes: the texts that it stands for, or the reason why it is refused, in the words of Go. */
export type Value = { values: string[] } | { refused: string };

/** Reads a flag's value as pflag does; a bool becomes "true" or "false", a slice its items, all else stays as given. */
export function parseValue({ type }: Flag, text: string): Value {
  switch (type) {
    case 'bool':
      return parseBool(text);
    case 'int':
      return parseInteger(text, 63n);
    case 'int32':
      return parseInteger(text, 31n);
    case 'duration':
      return checkDuration(text);
    case 'stringSlice':
      return parseSlice(text);
    case 'stringToString':
      return parseSlicePairs(text);
    case 'pairs':
      return text.split(',').every((pair) => pair === '' || pair.includes('='))
        ? { values: [text] }
        : { refused: 'malformed pair, expect string=string' };
    case 'modules':
      return text.split(',').every((pair) => pair === '' || /^[^=]+=\d+$/.test(pair))
        ? { values: [text] }
        : { refused: 'syntax error: expect comma-separated list of filename=N' };
    default:
      return { values: [text] };
  }
}

function parseBool(text: string): Value {
  if (['1', 't', 'T', 'TRUE', 'true', 'True'].includes(text)) return { values: ['true'] };
  if (['0', 'f', 'F', 'FALSE', 'false', 'False'].includes(text)) return { values: ['false'] };
  return { refused: `strconv.ParseBool: parsing ${quote(text)}: invalid syntax` };
}

function parseInteger(text: string, bits: bigint): Value {
  const refused = (why: string): Value => ({ refused: `strconv.ParseInt: parsing ${quote(text)}: ${why}` });
  const digits = /^([+-]?)(0[xX][\da-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]*|[1-9][\d_]*)$/.exec(text);
  if (!digits?.[2]) return refused('invalid syntax');
  const size = BigInt(digits[2].replaceAll('_', '').replace(/^0(?=[0-7])/, '0o'));
  const limit = digits[1] === '-' ? 1n << bits : (1n << bits) - 1n;
  return size > limit ? refused('value out of range') : { values: [text] };
}

function checkDuration(text: string): Value {
  const refused = reasonOf(parseDuration, text);
  return refused === undefined ? { values: [text] } : { refused };
}

/** One line of comma-separated values, as Go's encoding/csv reads it. */
function parseSlice(text: string): Value {
  if (text === '') return { values: [] };
  const values: string[] = [];
  const fields = /"((?:[^"]|"")*)"(?=,|$)|([^",]*)(?=,|$)/y;
  for (let at = 0; at <= text.length; at += 1) {
    fields.lastIndex = at;
    const field = fields.exec(text);
    if (!field) return { refused: csvComplaint(text, at) };
    values.push(field[1]?.replaceAll('""', '"') ?? field[2] ?? '');
    at += field[0].length;
  }
  return { values };
}

function csvComplaint(text: string, at: number): string {
  if (text[at] !== '"') return `parse error on line 1, column ${text.indexOf('"', at) + 1}: bare " in non-quoted-field`;
  const end = /^"(?:[^"]|"")*(")?/.exec(text.slice(at));
  return (
    `parse error on line 1, column ${at + (end?.[0].length ?? 0) + (end?.[1] ? 0 : 1)}: ` +
    'extraneous or missing " in quoted-field'
  );
}

function parseSlicePairs(text: string): Value {
  const items =
    (text.match(/=/g) ?? []).length === 1
      ? { values: [text.replace(/^"|"$/g, '')] }
      : text.includes('=')
        ? parseSlice(text)
        : { values: [text] };
  if ('refused' in items) return items;
  const odd = items.values.find((item) => !item.includes('='));
  return odd === undefined ? items : { refused: `${odd} must be formatted as key=value` };
}

/** A text as Go's %q prints it. */
export const quote = (text: string): string => JSON.stringify(text);
