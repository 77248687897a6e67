import { Malformed } from './malformed.ts';

/** In milliseconds. The micro of µs may be the sign for it or the Greek letter. */
const units: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  '\u00b5s': 1e-3,
  '\u03bcs': 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};
/** The longest that Go can hold: 2^63 nanoseconds, some 292 years. */
const longest = 2 ** 63 / 1e6;

/** Reads `1m30s` as milliseconds, as Go's time.ParseDuration does. */
export function parseDuration(text: string): number {
  const quoted = JSON.stringify(text);
  const unsigned = text.replace(/^[-+]/, '');
  if (unsigned === '0') return 0;
  let [rest, sum] = [unsigned, 0];
  do {
    const [, number, unit = ''] = /^(\d+\.?\d*|\.\d+)([^\d.]*)/.exec(rest) ?? [];
    if (number === undefined) throw new Malformed(`time: invalid duration ${quoted}`);
    if (unit === '') throw new Malformed(`time: missing unit in duration ${quoted}`);
    const factor = units[unit];
    if (factor === undefined) throw new Malformed(`time: unknown unit ${JSON.stringify(unit)} in duration ${quoted}`);
    sum += Number(number) * factor;
    rest = rest.slice(number.length + unit.length);
  } while (rest);
  if (sum > longest) throw new Malformed(`time: invalid duration ${quoted}`);
  return text.startsWith('-') ? -sum : sum;
}
