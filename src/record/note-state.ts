import { commandAnchor, pathOf, showsCommand } from '../content/anchors.ts';
import type { Content, NoteFile, Written } from '../content/read.ts';
import type { StateData } from '../content/schema.ts';
import { getLabStart } from './before.ts';
import { findPlan, noteId, type Step } from './plan.ts';

/** What a note begins from, as its page says it. */
export interface NoteStart {
  begins: Written<StateData>[];
  /** What makes it on a cluster where nothing was done yet. */
  steps: Step[];
  /** What of it runs in the lab. */
  lab: Step[];
  /** The path of the block that makes the cluster itself; undefined when it is the note's own, or no note has it. */
  cluster: string | undefined;
}

/** What a note leaves for the next one, and what takes the rest away. */
export interface NoteEnd {
  leaves: Written<StateData>[];
  cleans: Step[];
}

export function getStart(content: Content, note: NoteFile): NoteStart {
  const plan = findPlan(content, noteId(note));
  return {
    begins: named(content, note.data?.begins ?? []),
    steps: plan?.states.filter(({ id }) => id !== 'cluster').flatMap(({ steps }) => steps) ?? [],
    lab: plan ? getLabStart(content, plan) : [],
    cluster: clusterPath(content, note),
  };
}

export const getEnd = (content: Content, note: NoteFile): NoteEnd => ({
  leaves: named(content, note.data?.leaves ?? []),
  cleans: findPlan(content, noteId(note))?.cleans ?? [],
});

const named = ({ states }: Content, ids: readonly string[]) =>
  ids.flatMap((id) => states.find((state) => state.id === id) ?? []);

function clusterPath({ notes, states, commands }: Content, note: NoteFile): string | undefined {
  const maker = states.find(({ id }) => id === 'cluster')?.steps[0];
  const command = commands.find(({ id }) => id === maker);
  if (!command) return undefined;
  const shows = showsCommand(command.id);
  const home = notes.find((each) => each.topic === command.topic && shows(each)) ?? notes.find(shows);
  return home && noteId(home) !== noteId(note) ? `${pathOf(home)}#${commandAnchor(command.id)}` : undefined;
}
