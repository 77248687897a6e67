import type { Kept } from '../kubernetes/index.ts';

/** One line that was run, and what came of it. */
export interface Entry {
  prompt: string;
  line: string;
  output: Printed[];
}

/** A piece of output; `kind` is for what is none of the program's own: its errors, or the `^C` that was typed. */
export interface Printed {
  text: string;
  kind: '' | 'error' | 'key';
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
const most = { entries: 200, characters: 400_000, lines: 1_000, line: 10_000 };

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
    return text === null ? undefined : unpack(JSON.parse(text) as Partial<Packed>);
  } catch {
    return undefined;
  }
}

/** Keeps the visit; what is large of the log and the history only where there is room. False when nothing was kept. */
export function keepVisit(visit: Visit): boolean {
  visit.entries = shorten(visit.entries);
  visit.history = visit.history.slice(-most.lines);
  const isShort = (line: string) => line.length < most.line;
  const short = { ...visit, entries: [], history: visit.history.filter(isShort), ran: visit.ran.filter(isShort) };
  return [visit, short].some((each) => {
    try {
      sessionStorage.setItem(key, JSON.stringify(pack(each)));
      return true;
    } catch {
      return false;
    }
  });
}

export function forgetVisit() {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // A forbidden store: the visit lasts as long as the page.
  }
}

/** As a visit, with each line once: where it stands in the history. */
interface Packed extends Omit<Visit, 'entries' | 'ran'> {
  entries: (Omit<Entry, 'line'> & { line: string | number })[];
  ran: (string | number)[];
}

function pack(visit: Visit): Packed {
  const places = new Map(visit.history.map((line, at) => [line, at]));
  const place = (line: string) => places.get(line) ?? line;
  return {
    ...visit,
    entries: visit.entries.map((entry) => ({ ...entry, line: place(entry.line) })),
    ran: visit.ran.map(place),
  };
}

function unpack(packed: Partial<Packed>): Visit {
  const { history = [], entries = [], ran = [], ...rest } = packed;
  const line = (place: string | number) => (typeof place === 'number' ? (history[place] ?? '') : place);
  const restored = entries.map((entry) => ({ ...entry, line: line(entry.line) }));
  return { ...newVisit(), ...rest, history, entries: restored, ran: ran.map(line) };
}

function shorten(entries: Entry[]): Entry[] {
  let left = most.characters;
  const kept = entries
    .slice(-most.entries)
    .toReversed()
    .filter(({ output }) => (left -= output.reduce((sum, { text }) => sum + text.length, 0)) > 0);
  return kept.toReversed();
}
