export interface Random {
  /** A whole number from 0 to below `end`. */
  below(end: number): number;
  pick<T>(items: readonly T[]): T;
}

/** The same numbers for the same seed, on every machine (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return { below, pick: (items) => items[below(items.length)] as (typeof items)[number] };
}

/** A text spoilt in one to three places, as slips, bad tools and bad luck spoil it. */
export function mutate(text: string, random: Random): string {
  let spoilt = text;
  for (let times = 1 + random.below(3); times > 0; times -= 1) spoilt = random.pick(slips)(spoilt, random);
  return spoilt;
}

const odd = [
  '\0',
  '\uFEFF',
  '\u200b',
  '\u202e',
  '\u2028',
  '\ud800',
  '\u{1F525}',
  'e\u0301',
  '\t',
  '\r\n',
  '\u00a0',
  '\u0085',
];
const marks = [
  '{',
  '}',
  '<',
  '>',
  '</Aside>',
  '<Aside kind="tip">',
  '<Command id="x" />',
  '{#x}',
  '---\n',
  '\n---\n',
  '...\n',
  '`',
  '```\n',
  '"',
  "'",
  ': ',
  '- ',
  '&a ',
  '*a ',
  '!!binary ',
  '|\n',
  '# ',
  '## ',
  '[',
  ']',
  '![x](y)',
  '{x}',
  '<!-- -->',
  'import x from "y"\n',
  '%',
  '@',
  '? ',
  '<<: ',
  '2026-11-22',
  '0x1F',
  '1_000',
  '.inf',
  '~',
  'null',
  '\n',
];

const slips: ((text: string, random: Random) => string)[] = [
  (text, random) => cut(text, random.below(text.length), 1 + random.below(30), ''),
  (text, random) => cut(text, random.below(text.length), 0, random.pick(odd)),
  (text, random) => cut(text, random.below(text.length), 0, random.pick(marks)),
  (text, random) => cut(text, random.below(Math.min(200, text.length)), random.below(3), random.pick(marks)),
  (text, random) => cut(text, random.below(text.length), 1, String.fromCharCode(random.below(0xffff))),
  (text, random) => text.slice(0, random.below(text.length)),
  (text, random) =>
    cut(
      text,
      random.below(text.length),
      0,
      random.pick(['[', '{', '> ', '- ', '(', '*', '<Aside kind="tip">\n\n']).repeat(1 + random.below(400)),
    ),
  (text, random) => lines(text, random, (all, at) => [all[at + 1] ?? '', all[at] ?? '']),
  (text, random) => lines(text, random, (all, at) => [all[at] ?? '', all[at] ?? '', all[at + 1] ?? '']),
  (text, random) => lines(text, random, (all, at) => [all[at + 1] ?? '']),
  (text, random) => lines(text, random, (all, at) => [`  ${all[at]}`, all[at + 1] ?? '']),
  (text, random) =>
    lines(text, random, (all, at) => [(all[at] ?? '').replace(/:.*/, `: ${random.pick(marks)}`), all[at + 1] ?? '']),
  (text) => text.replaceAll('\n', '\r\n'),
  // What a wrong encoding leaves of a text: bytes of Latin-1 read as UTF-8.
  (text) => Buffer.from(text, 'latin1').toString('utf8'),
];

const cut = (text: string, at: number, length: number, by: string) => text.slice(0, at) + by + text.slice(at + length);

/** The text with two neighbouring lines replaced. */
function lines(text: string, random: Random, by: (all: string[], at: number) => string[]): string {
  const all = text.split('\n');
  const at = random.below(all.length);
  return all.toSpliced(at, 2, ...by(all, at)).join('\n');
}
