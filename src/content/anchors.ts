import type { Command, Content, NoteFile } from './read.ts';
import type { Topic } from './topics.ts';

/** A note's path without base and language: `/services/clusterip/`, and `/services/` for the topic's front page. */
export const pathOf = ({ topic, slug }: Pick<NoteFile, 'topic' | 'slug'>) => `/${topic}/${slug ? `${slug}/` : ''}`;

/**
 * The note where a command or manifest of that topic is at home: the first of its own topic that shows it,
 * else the first of any.
 */
export function homeOf<T extends { topic: Topic; text: NoteFile }>(
  notes: readonly T[],
  topic: Topic,
  shows: (text: NoteFile) => boolean,
): T | undefined {
  return notes.find((note) => note.topic === topic && shows(note.text)) ?? notes.find((note) => shows(note.text));
}

/** Does the note show that command? */
export const showsCommand = (id: string) => (text: NoteFile) => text.commands.some((command) => command.id === id);

/** Does the note show the manifest at `topic/name.yaml`? */
export const showsManifest = (path: string) => (text: NoteFile) =>
  text.manifests.some((manifest) => manifest.file === path);

/** The id of a command's block in its note. */
export const commandAnchor = (id: string) => `cmd-${id}`;

/** The id of a diagram in its page: `topic/name` -> `diagram-topic-name`. */
export const diagramAnchor = (path: string) => `diagram-${path.replace('/', '-')}`;

/** The id of a manifest's block in its note: `topic/name.yaml` -> `manifest-topic-name`. */
export const manifestAnchor = (path: string) => `manifest-${path.replace('/', '-').replace('.yaml', '')}`;

/** The commands that stand as blocks in notes; the others only make a state, or take one away at the end of a note. */
export function getShownCommands({ commands, notes }: Pick<Content, 'commands' | 'notes'>): Command[] {
  const shown = new Set(notes.flatMap((note) => note.commands.map(({ id }) => id)));
  return commands.filter(({ id }) => shown.has(id));
}
