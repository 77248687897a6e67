import type { SchemaSet } from '../../kubernetes/index.ts';
import type { Problem } from './document.ts';
import { printSets } from './value.ts';

/** What is wrong by one set of schemas. */
export interface Verdict {
  set: Pick<SchemaSet, 'name'>;
  problems: Problem[];
}

/**
 * What is wrong by any of several sets, each thing once: what it says of its own set, `(Kubernetes 1.37)`, is said of
 * all by which it is wrong, `(Kubernetes 1.35, 1.36 and 1.37)`. The newest stands first, and its words are taken.
 */
export function agree(verdicts: Verdict[]): Problem[] {
  const found = new Map<string, { problem: Problem; by: string[] }>();
  for (const { set, problems } of verdicts)
    for (const problem of problems) {
      const key = JSON.stringify([problem.path, problem.code, ...problem.message.split(set.name).slice(0, 1)]);
      const same = found.get(key) ?? { problem, by: [] };
      same.by.push(set.name);
      found.set(key, same);
    }
  return [...found.values()].map(({ problem, by }) => ({
    ...problem,
    message: nameSets(problem.message, by, by.length === verdicts.length),
  }));
}

function nameSets(message: string, by: string[], isAll: boolean): string {
  const [own = ''] = by;
  if (message.includes(own)) return message.replace(own, printSets(by));
  return isAll ? message : `${message} That holds for ${printSets(by)}.`;
}
