import { stripVTControlCharacters } from 'node:util';
import { createTwoFilesPatch } from 'diff';
import type { Printed } from './claim.ts';
import { mask } from './masks.ts';
import { settleNode } from './node-output.ts';

/** The exit code of what Ctrl+C ended. */
export const interrupted = 130;

/**
 * The difference between what a command printed once and now, as a diff; undefined when both are the same after
 * masking. The widths of columns follow what is masked, so blanks count as one; events and the rows of a watch come
 * in the order of chance.
 */
export function findDifference(then: Printed, now: Printed): string | undefined {
  const [before, after] = [toComparable(then), toComparable(now)];
  if (before === after) return undefined;
  return createTwoFilesPatch('recorded', 'now', before, after, '', '', { context: 2 })
    .split('\n')
    .slice(1)
    .join('\n')
    .trimEnd();
}

/** Without colours, carriage returns and blanks at the ends of lines. */
export const tidy = ({ stdout, stderr, exit }: Printed): Printed => ({
  stdout: plain(stdout),
  stderr: plain(stderr),
  exit,
});

const plain = (text: string) =>
  stripVTControlCharacters(text)
    .replaceAll('\r', '')
    .replace(/[ \t]+$/gm, '');

/** What is compared of an output: masked, blanks as one, with its exit code. */
export function toComparable({ stdout, stderr, exit }: Printed): string {
  const out = toLines(stdout);
  const errors = toLines(stderr)
    .filter((line) => line && !isFeatureGate(line) && !isLateAttach(line))
    .map((line) => `stderr: ${line}`);
  const settled =
    exit === interrupted
      ? settleGenerated(settleWatch(out))
      : settleGenerated(settleEvents(settleNode(settleRollout(out))));
  return [...settled, ...errors, ...(exit === 0 ? [] : [`exit code ${exit}`])].join('\n').concat('\n');
}

const toLines = (text: string) =>
  mask(text)
    .replace(/[ \t]+/g, ' ')
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());

/** kubectl tells them from -v=6 on, in the order of chance. */
const isFeatureGate = (line: string) => line.includes('"Feature gate default state"');

/** kubectl says so when a container ended before it could attach to it; the logs that it falls back to are the same. */
const isLateAttach = (line: string) => /^warning: couldn't attach to pod\/.*falling back to streaming logs/.test(line);

/**
 * How many rows a watch had shown when it was ended depends on the moment: each counts once, and the connections that a
 * tunnel had handled not at all.
 */
const settleWatch = ([head = '', ...rows]: string[]) => [
  head,
  ...new Set(rows.filter((row) => !row.startsWith('Handling connection for'))),
];

/** How many steps of a rollout `rollout status` gets to see depends on the pace; the last line says how it went. */
const settleRollout = (lines: string[]) =>
  lines.filter((line) => !/^Waiting for (deployment|daemon set|partitioned roll out|\d+ pods)/.test(line));

/**
 * Rows are sorted by names, and a name that a controller made up has its place by chance; so has what nginx's workers
 * log while they start.
 */
function settleGenerated(lines: string[]): string[] {
  const runs: string[][] = [];
  for (const [at, line] of lines.entries()) {
    const joins = isGenerated(line) && isGenerated(lines[at - 1] ?? '');
    if (joins) runs.at(-1)?.push(line);
    else runs.push([line]);
  }
  return runs.flatMap((run) => run.sort());
}

const isGenerated = (line: string) => /-<(hash|id)>|^<id> |^<time> \[notice\] /.test(line);

/** Events of the same second come in any order, and how often one was seen depends on the pace. */
function settleEvents(lines: string[]): string[] {
  const start = lines.findIndex((line) =>
    /^Events:|^(NAMESPACE )?(LAST SEEN|AGE|CREATED|COMPONENT) .*\bREASON\b/.test(line),
  );
  if (start < 0) return lines;
  return [...lines.slice(0, start + 1), ...[...new Set(lines.slice(start + 1))].sort()];
}
