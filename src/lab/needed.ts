import { opensShell } from '../kubernetes/index.ts';
import type { SeenLine } from './worker/seen.ts';

/** What a session knows when it is asked for a command of a note. */
export interface Known {
  /** The lines that have run on this cluster, as they were typed. */
  ran: readonly string[];
  /** The prompt stands in a Pod's shell, and the command belongs there. */
  inPod: boolean;
}

/**
 * Which of the lines that lead to a command are still to be run: those behind the last line up to which everything is
 * done. What the cluster shows counts, for the last line about each object only; of what it cannot show, whether it has
 * run.
 */
export function findNeeded(lines: readonly SeenLine[], known: Known): string[] {
  const ran = new Set(known.ran.map(plain));
  const shell = lines.findLastIndex(({ line }) => opensShell(line));
  const touches = (from: number, until: number, object: string) =>
    lines.slice(from, until).some(({ objects }) => objects.includes(object));
  const isDone = ({ line, objects, reached }: SeenLine, at: number, until: number) => {
    if (at === shell) return known.inPod;
    if (at > shell && shell >= 0 && !known.inPod) return false;
    if (objects.length > 0 && objects.every((object) => touches(at + 1, until, object))) return true;
    return reached ?? ran.has(plain(line));
  };
  let from = lines.length;
  while (from > 0 && !lines.slice(0, from).every((line, at) => isDone(line, at, from))) from -= 1;
  // What is there already would only be refused, unless a line that is run before it touches it.
  const isThere = ({ objects, reached }: SeenLine, at: number) =>
    reached === true && !objects.some((object) => touches(from, at, object));
  return lines.filter((line, at) => at >= from && !isThere(line, at)).map(({ line }) => line);
}

const plain = (line: string) => line.replace(/\\\n/g, ' ').replace(/\s+/g, ' ').trim();
