import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** When a file first came and when it last changed. */
export interface Age {
  since: Date;
  changed: Date;
}

/** What git knows of content/: the age of each file, and the date of each line of statements.yaml. */
export interface History {
  ages: ReadonlyMap<string, Age>;
  statementLines: readonly Date[];
}

/** What git knows of content/ below the project's root; nothing where there is no whole history to ask. */
export async function readHistory(root: string): Promise<History> {
  const [ages, statementLines] = await Promise.all([readAges(root), readLineDates(root, 'content/statements.yaml')]);
  return { ages, statementLines };
}

/**
 * The age of every file below content/ by its path from the root, from git; empty where there is no
 * whole history to ask.
 */
export async function readAges(root: string): Promise<Map<string, Age>> {
  const ages = new Map<string, Age>();
  let at = new Date(0);
  for (const line of (await git(root, 'log', '--format=@%cI', '--name-only', '--relative', '--', 'content')).split(
    '\n',
  )) {
    if (line.startsWith('@')) at = new Date(line.slice(1));
    else if (line !== '') ages.set(line, { since: at, changed: ages.get(line)?.changed ?? at });
  }
  return ages;
}

/**
 * When each line of a file last changed, the first line first, from git; empty where there is no whole history to ask.
 */
export async function readLineDates(root: string, file: string): Promise<Date[]> {
  const seconds = new Map<string, number>();
  const dates: Date[] = [];
  let commit = '';
  for (const line of (await git(root, 'blame', '--porcelain', 'HEAD', '--', file)).split('\n')) {
    const [, hash] = /^([0-9a-f]{40}) \d+ \d+/.exec(line) ?? [];
    commit = hash ?? commit;
    if (line.startsWith('committer-time ')) seconds.set(commit, Number(line.slice(15)));
    if (line.startsWith('\t')) dates.push(new Date((seconds.get(commit) ?? 0) * 1000));
  }
  return dates;
}

/**
 * What git prints; nothing outside a repository and in a shallow clone, where every file would be as old
 * as its last commit.
 */
async function git(root: string, ...args: string[]): Promise<string> {
  const run = async (...words: string[]) =>
    (await execute('git', ['-c', 'core.quotePath=false', ...words], { cwd: root, maxBuffer: 1 << 26 })).stdout;
  try {
    return (await run('rev-parse', '--is-shallow-repository')).trim() === 'false' ? await run(...args) : '';
  } catch {
    return '';
  }
}
