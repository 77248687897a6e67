import type { Kind } from './kinds.ts';
import { toWords } from './plain.ts';

/**
 * What a result shows of a command or a manifest: known for all of them at once, so that none has to be fetched
 * to be ranked or drawn.
 */
export interface Card {
  kind: Exclude<Kind, 'note'>;
  topic: string;
  /** What a command does; the file name of a manifest. */
  title: string;
  /** The text of a command; what a manifest makes. */
  text: string;
  /** Below the site's base: `en/services/service/#cmd-expose-deployment`. */
  url: string;
  /** The title of the note where it stands. */
  note: string;
  /** The oldest kubectl minor that has the command. */
  since: string | undefined;
  /** The words of the title and of the text, split when they are asked for: most cards never are. */
  readonly words: { title: string[]; text: string[] };
}

/** What is known of a note before its text is fetched. */
export interface NoteCard {
  topic: string;
  title: string;
  url: string;
  /** The words of its title. */
  words: string[];
}

/** Everything that a result is ranked and drawn by, by the id that the index has for each. */
export interface Cards {
  cards: Map<string, Card>;
  notes: Map<string, NoteCard>;
}

/** The file of cards: notes as `[path, topic, title, id]`, cards as `[id, note, anchor, title, text, since?]`. */
export interface CardsFile {
  notes: NoteRow[];
  commands: CardRow[];
  manifests: CardRow[];
}
export type NoteRow = [path: string, topic: string, title: string, id: string];
export type CardRow = [id: string, note: number, anchor: string, title: string, text: string, since?: string];

/** The cards that the file holds. */
export function parseCards({ notes, commands, manifests }: CardsFile): Cards {
  const toCard = (kind: Card['kind'], [id, at, anchor, title, text, since]: CardRow): [string, Card] => {
    const [path, topic, note] = notes[at] ?? ['', '', ''];
    let words: Card['words'] | undefined;
    const split = () => ({
      title: toWords(kind === 'manifest' ? title.replace('.yaml', '') : title),
      text: toWords(text),
    });
    return [
      id,
      {
        kind,
        topic,
        title,
        text,
        url: `${path}#${anchor}`,
        note,
        since,
        get words() {
          return (words ??= split());
        },
      },
    ];
  };
  return {
    cards: new Map([
      ...commands.map((row) => toCard('command', row)),
      ...manifests.map((row) => toCard('manifest', row)),
    ]),
    notes: new Map(notes.map(([url, topic, title, id]) => [id, { url, topic, title, words: toWords(title) }])),
  };
}

/** The words of all names, commands and manifests: those that a misspelt word is taken for first. */
export const wordsOfCards = (cards: Iterable<Card>): Set<string> =>
  new Set([...cards].flatMap(({ words, note }) => [...words.title, ...words.text, ...toWords(note)]));
