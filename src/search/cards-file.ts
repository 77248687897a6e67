import type { CardRow, CardsFile, NoteRow } from './cards.ts';
import type { Indexed } from './pagefind/index-writer.ts';
import type { SearchRecord } from './records.ts';

/**
 * So many notes are in the file of cards besides those of commands and manifests; of the others the text tells, once it
 * is fetched: the file does not grow with the notebook.
 */
const mostNotes = 60;

/** The cards of a language's records, and of its notes; `indexed` are the things that the index holds. */
export function toCards(records: readonly SearchRecord[], indexed: readonly Indexed[]): CardsFile {
  const ids = new Map(indexed.map(({ id, url }) => [url, id]));
  const idOf = (url: string) => ids.get(url) ?? '';
  const own = new Map(
    records.map(({ home, filters }): [string, NoteRow] => [
      home.path,
      [home.path, filters.topic[0], home.title, idOf(home.path)],
    ]),
  );
  const others = indexed.filter(({ url }) => !url.includes('#') && !own.has(url)).slice(0, mostNotes);
  const notes = [...own.values(), ...others.map(({ id, url, topic, title }): NoteRow => [url, topic, title, id])];
  const paths = notes.map(([path]) => path);
  const rows = (kind: SearchRecord['kind']) =>
    records
      .filter((record) => record.kind === kind)
      .map(({ url, home, meta, text, since }): CardRow => {
        const row = [idOf(url), paths.indexOf(home.path), url.slice(url.indexOf('#') + 1), meta.title, text] as const;
        return since ? [...row, since] : [...row];
      });
  return { notes, commands: rows('command'), manifests: rows('manifest') };
}
