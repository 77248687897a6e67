/** What a command printed, its two streams apart. */
export interface Printed {
  stdout: string;
  stderr: string;
  exit: number;
}

/** One thing that a note says of an output: a line that stands in it, how often, or the exit code. */
export type Claim = { what: 'line'; text: string; times: number | undefined } | { what: 'exit'; code: number };

/**
 * Parses what a block says it shows: claims between `;`. `3× 1/1 … Running` asks for exactly three lines that hold this
 * text, in which `…` stands for anything and a blank for any blanks; `0× …` for none, `exit 1` for an exit code, and a
 * text without a number for at least one line. Gives a sentence instead when an author's text is no claim.
 */
export function parseClaims(text: string): Claim[] | string {
  const claims = text.split(';').map((part) => part.trim());
  if (claims.includes('')) return 'a claim is empty: write one between each two ";"';
  const parsed = claims.map(parseClaim);
  const certain = parsed.some(
    (claim) => claim.what === 'line' && claim.times !== 0 && /[\p{L}\p{N}<]/u.test(claim.text),
  );
  return certain ? parsed : 'an empty output would pass: name a text that the output must hold';
}

function parseClaim(text: string): Claim {
  const [, code] = /^exit (\d+)$/.exec(text) ?? [];
  if (code !== undefined) return { what: 'exit', code: Number(code) };
  const [, times, line = text] = /^(\d+)× *(.+)$/.exec(text) ?? [];
  return { what: 'line', text: line, times: times === undefined ? undefined : Number(times) };
}

/**
 * The claims that an output does not show, each in words; empty when it shows all of them. A claim that names no
 * exit code asks for none.
 */
export function checkClaims(claims: readonly Claim[], { stdout, stderr, exit }: Printed): string[] {
  const lines = `${stdout}\n${stderr}`.split('\n');
  return claims.flatMap((claim) => {
    if (claim.what === 'exit') return claim.code === exit ? [] : [`the exit code is ${exit}, not ${claim.code}`];
    const found = lines.filter((line) => toShape(claim.text).test(line)).length;
    if (claim.times === undefined ? found > 0 : found === claim.times) return [];
    return [
      claim.times === undefined
        ? `no line has "${claim.text}"`
        : `"${claim.text}" stands in ${found} lines, not in ${claim.times}`,
    ];
  });
}

/** `1/1 … Running` as a regular expression. */
const toShape = (text: string) =>
  new RegExp(
    text
      .split('…')
      .map((part) => part.trim().split(/\s+/).map(escape).join('\\s+'))
      .join('.*'),
  );

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
