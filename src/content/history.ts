import { execFileSync } from 'node:child_process';

/** When a file first came and when it last changed. */
export interface Age {
  since: Date;
  changed: Date;
}

/** The age of every file below content/ by its path from the root, from git; empty where there is no whole history to ask. */
export function readHistory(root: string): Map<string, Age> {
  const ages = new Map<string, Age>();
  let at = new Date(0);
  for (const line of git(root, 'log', '--format=@%cI', '--name-only', '--relative', '--', 'content').split('\n')) {
    if (line.startsWith('@')) at = new Date(line.slice(1));
    else if (line !== '') ages.set(line, { since: at, changed: ages.get(line)?.changed ?? at });
  }
  return ages;
}

/** When each line of a file last changed, the first line first, from git; empty where there is no whole history to ask. */
export function readLineDates(root: string, file: string): Date[] {
  const seconds = new Map<string, number>();
  const dates: Date[] = [];
  let commit = '';
  for (const line of git(root, 'blame', '--porcelain', 'HEAD', '--', file).split('\n')) {
    const [, hash] = /^([0-9a-f]{40}) \d+ \d+/.exec(line) ?? [];
    commit = hash ?? commit;
    if (line.startsWith('committer-time ')) seconds.set(commit, Number(line.slice(15)));
    if (line.startsWith('\t')) dates.push(new Date((seconds.get(commit) ?? 0) * 1000));
  }
  return dates;
}

/** What git prints; nothing outside a repository and in a shallow clone, where every file would be as old as its last commit. */
function git(root: string, ...args: string[]): string {
  const run = (...words: string[]) =>
    execFileSync('git', ['-c', 'core.quotePath=false', ...words], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1 << 26 });
  try {
    return run('rev-parse', '--is-shallow-repository').trim() === 'false' ? run(...args) : '';
  } catch {
    return '';
  }
}
