/** Prints how two texts differ as `diff -u -N` does, three lines around each change; '' when they do not. */
export function printDiff(file: string, before: string, after: string, now: Date): string {
  const [a, b] = [toLines(before), toLines(after)];
  const edits = getEdits(a, b);
  if (edits.every(({ sign }) => sign === ' ')) return '';
  const time = `${now.toISOString().replace('T', ' ').replace('Z', '000000')} +0000`;
  const head =
    `diff -u -N /tmp/LIVE/${file} /tmp/MERGED/${file}\n` +
    `--- /tmp/LIVE/${file}\t${time}\n+++ /tmp/MERGED/${file}\t${time}\n`;
  return head + getHunks(edits).map(printHunk).join('');
}

interface Edit {
  sign: ' ' | '-' | '+';
  line: string;
  /** Lines of each text that stand before it. */
  at: [number, number];
}

function toLines(text: string): string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** The longest common subsequence, from a table of lengths. */
function getEdits(a: string[], b: string[]): Edit[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      (lengths[i] as number[])[j] =
        a[i] === b[j] ? length(i + 1, j + 1) + 1 : Math.max(length(i + 1, j), length(i, j + 1));
  const edits: Edit[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const at: [number, number] = [i, j];
    if (i < a.length && j < b.length && a[i] === b[j])
      edits.push({ sign: ' ', line: a[i++] as string, at: [at[0], j++] });
    else if (i < a.length && (j >= b.length || length(i + 1, j) >= length(i, j + 1)))
      edits.push({ sign: '-', line: a[i++] as string, at });
    else edits.push({ sign: '+', line: b[j++] as string, at });
  }
  return edits;
}

function getHunks(edits: Edit[]): Edit[][] {
  const near = edits.map((_, index) => edits.slice(Math.max(0, index - 3), index + 4).some(({ sign }) => sign !== ' '));
  const hunks: Edit[][] = [];
  edits.forEach((edit, index) => {
    if (!near[index]) return;
    if (!near[index - 1]) hunks.push([]);
    hunks.at(-1)?.push(edit);
  });
  return hunks;
}

function printHunk(edits: Edit[]): string {
  const count = (sign: string) => edits.filter((edit) => edit.sign === ' ' || edit.sign === sign).length;
  const range = (start: number, lines: number) => `${lines === 0 ? start : start + 1}${lines === 1 ? '' : `,${lines}`}`;
  const [from, to] = edits[0]?.at ?? [0, 0];
  return (
    `@@ -${range(from, count('-'))} +${range(to, count('+'))} @@\n` +
    `${edits.map(({ sign, line }) => `${sign}${line}\n`).join('')}`
  );
}
