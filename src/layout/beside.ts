import type { Note } from '../content/notes.ts';

/** A sidebar of more notes would weigh more than the note beside it, on every page. */
const most = 150;
/** Of one topic, in a notebook that has more than that. */
const around = 40;

/**
 * The notes that stand in the sidebar of the page at that path: all, or in a large notebook those of the page's own
 * topic, the nearest around it. The topics' own pages, which the sidebar names by themselves, list all of theirs.
 */
export function listBeside<T extends Pick<Note, 'topic' | 'slug' | 'path'>>(notes: readonly T[], path: string): T[] {
  const all = notes.filter(({ slug }) => slug !== '');
  if (all.length <= most) return all;
  const own = all.filter(({ topic }) => path.startsWith(`/${topic}/`));
  const at = own.findIndex((note) => note.path === path);
  const first = Math.max(0, Math.min(at - around / 2, own.length - around));
  return own.slice(first, first + around);
}
