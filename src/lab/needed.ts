import { goalSubject, parseGoal } from './goal.ts';
import { opensShell } from './line-kind.ts';

/** What a session knows when it is asked for a command of a note. */
export interface Known {
  /** For each line: does the cluster show what it brings about? Undefined when it cannot show it. */
  reached: readonly (boolean | undefined)[];
  /** The lines that have run well on this cluster, as they were typed. */
  ran: readonly string[];
  /** The prompt stands in a Pod's shell, and the command belongs there. */
  inPod: boolean;
}

/**
 * Which of the lines that lead to a command are still to be run: those behind the last line up to which everything is done. What
 * the cluster shows counts, for the last line about each object only; of what it cannot show, whether it has run.
 */
export function findNeeded(lines: readonly string[], known: Known): string[] {
  const subjects = lines.map((line) => goalSubject(parseGoal(line)));
  const ran = new Set(known.ran.map(plain));
  const shell = lines.findLastIndex(opensShell);
  const isDone = (at: number, until: number) => {
    if (at === shell) return known.inPod;
    if (at > shell && shell >= 0 && !known.inPod) return false;
    const subject = subjects[at];
    if (subject !== undefined && subjects.slice(at + 1, until).includes(subject)) return true;
    return known.reached[at] ?? ran.has(plain(lines[at] ?? ''));
  };
  let from = lines.length;
  while (from > 0 && !lines.slice(0, from).every((_, at) => isDone(at, from))) from -= 1;
  // What is there already would only be refused, unless a line that is run makes it go or come first.
  return lines.filter((_, at) => at >= from && !(known.reached[at] === true && !subjects.slice(from, at).includes(subjects[at])));
}

const plain = (line: string) => line.replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim();
