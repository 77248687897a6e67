import type { Kept } from '../kubernetes/index.ts';

/** One line that was run, and what came of it. */
export interface Entry {
  prompt: string;
  line: string;
  output: { text: string; error: boolean }[];
}

/** What of a visit outlives a change of page. */
export interface Visit {
  kept: Kept;
  entries: Entry[];
  history: string[];
  /** The lines that have run since the cluster began: those that ended well, and those of the notes. */
  ran: string[];
  /** The ids of the steps that have their tick. */
  reached: string[];
  track?: string;
}

const key = 'caderno-lab';
/** Browsers give a tab about 5 MB; the oldest outputs go first. */
const most = { entries: 200, characters: 400_000 };

export const newVisit = (): Visit => ({
  kept: { files: {}, clusters: undefined },
  entries: [],
  history: [],
  ran: [],
  reached: [],
});

/** The visit of this tab; undefined when the lab was not opened in it, or the browser keeps nothing. */
export function readVisit(): Visit | undefined {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? undefined : { ...newVisit(), ...(JSON.parse(text) as Partial<Visit>) };
  } catch {
    return undefined;
  }
}

/** Keeps the visit, as much of it as the browser lets us. */
export function keepVisit(visit: Visit) {
  visit.entries = shorten(visit.entries);
  try {
    sessionStorage.setItem(key, JSON.stringify(visit));
  } catch {
    // A full or forbidden store: the visit lasts as long as the page.
  }
}

export function forgetVisit() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // As above.
  }
}

function shorten(entries: Entry[]): Entry[] {
  let left = most.characters;
  const kept = entries
    .slice(-most.entries)
    .toReversed()
    .filter(({ output }) => (left -= output.reduce((sum, { text }) => sum + text.length, 0)) > 0);
  return kept.toReversed();
}
