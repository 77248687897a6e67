import { createHash } from 'node:crypto';
import type { Command, Content, Manifest, NoteFile } from '../content/read.ts';
import type { Topic } from '../content/topics.ts';
import { defaultLanguage } from '../i18n/languages.ts';
import { parseClaims, type Claim } from './claim.ts';

/** One thing to run: a command of commands.yaml, or the applying of a manifest. */
export interface Step {
  /** The command's id, or the manifest's `topic/name.yaml`. */
  id: string;
  run: string;
  where: Command['where'];
}

/** A block of a note, in its place. */
export interface Block extends Step {
  /** Which block of this command it is in its note, from 1. */
  nth: number;
  claims: Claim[];
  terminal: 'first' | 'second';
  /** What it needs that not every machine has: ids of content/requirements.yaml. */
  requires: string[];
  /** The fingerprint of the manifests that it names; undefined when it names none. */
  of: string | undefined;
  line: number;
}

/** A state with what makes it. */
export interface StatePlan {
  id: string;
  steps: Step[];
}

/** What is run for one note: its states, its blocks, and what takes all of it away. */
export interface NotePlan {
  /** `topic/slug`. */
  note: string;
  topic: Topic;
  file: string;
  states: StatePlan[];
  blocks: Block[];
  leaves: string[];
  cleans: Step[];
}

const kept = new WeakMap<Content, Map<string, NotePlan>>();

/** The plans of all notes that have commands, in reading order. */
export const getPlans = (content: Content): NotePlan[] => [...planAll(content).values()];

/** The plan of the note of that id; undefined when it has no commands. */
export const findPlan = (content: Content, note: string): NotePlan | undefined => planAll(content).get(note);

/** By the note's id; made once, as every block of every page asks for its own. */
function planAll(content: Content): Map<string, NotePlan> {
  const notes = () => content.notes.filter((note) => note.language === defaultLanguage && note.commands.length > 0);
  const plans = kept.get(content) ?? new Map(notes().map((note) => [noteId(note), toPlan(note, content)]));
  kept.set(content, plans);
  return plans;
}

/** The id that record.yaml gives to a note. */
export const noteId = ({ topic, slug }: Pick<NoteFile, 'topic' | 'slug'>) => `${topic}/${slug}`;

function toPlan(note: NoteFile, content: Content): NotePlan {
  const { begins = [], leaves = [], cleans = [] } = note.data ?? {};
  return {
    note: noteId(note),
    topic: note.topic,
    file: note.file,
    states: withNeeds(begins, content).map((id) => ({
      id,
      steps: (content.states.find((state) => state.id === id)?.steps ?? []).flatMap(
        (step) => toStep(step, content) ?? [],
      ),
    })),
    blocks: getBlocks(note, content),
    leaves,
    cleans: cleans.flatMap((id) => toStep(id, content) ?? []),
  };
}

/** The states with all that they need, each once and after what it needs. */
function withNeeds(ids: readonly string[], content: Content, seen: string[] = []): string[] {
  for (const id of ids) {
    if (seen.includes(id)) continue;
    withNeeds(
      content.states.find((state) => state.id === id)?.needs.filter((need) => need !== id) ?? [],
      content,
      seen,
    );
    if (!seen.includes(id)) seen.push(id);
  }
  return seen;
}

/** The step of that id; undefined when nothing has it. */
export function toStep(id: string, { commands, manifests }: Pick<Content, 'commands' | 'manifests'>): Step | undefined {
  if (manifests.some(({ path }) => path === id))
    return { id, run: `kubectl apply -f ${id.split('/').at(-1)}`, where: 'host' };
  const command = commands.find((candidate) => candidate.id === id);
  return command && { id, run: command.run, where: command.where };
}

/** The blocks of a note, in order. A claim that cannot be read is left out: the check of content/ reports it. */
export function getBlocks(note: NoteFile, { commands, manifests }: Pick<Content, 'commands' | 'manifests'>): Block[] {
  const seen = new Map<string, number>();
  return note.commands.flatMap((placed) => {
    const command = commands.find(({ id }) => id === placed.id);
    if (!command) return [];
    const nth = (seen.get(placed.id) ?? 0) + 1;
    seen.set(placed.id, nth);
    const claims = placed.shows === undefined ? [] : parseClaims(placed.shows);
    return [
      {
        id: placed.id,
        run: command.run,
        where: command.where,
        nth,
        claims: typeof claims === 'string' ? [] : claims,
        terminal: placed.terminal,
        requires: [command.requires, placed.requires].filter((id) => id !== undefined),
        of: fingerprint(command.run, manifests),
        line: placed.line,
      },
    ];
  });
}

/** The manifests that a line names by their files. */
export const namedIn = (run: string, manifests: readonly Manifest[]): Manifest[] =>
  manifests.filter(({ file }) => run.split(/[\s'"=]+/).includes(file));

function fingerprint(run: string, manifests: readonly Manifest[]): string | undefined {
  const named = namedIn(run, manifests);
  if (named.length === 0) return undefined;
  return createHash('sha256')
    .update(named.map(({ text }) => text).join('\n---\n'))
    .digest('hex')
    .slice(0, 8);
}
