import { getCollection, type CollectionEntry } from 'astro:content';
import { defaultLanguage, type Language } from '../i18n/languages.ts';
import { getData } from './data.ts';
import { pathOf } from './home.ts';
import { slugOf, type NoteFile } from './read.ts';
import { topics, type Topic } from './topics.ts';

export interface Note {
  topic: Topic;
  /** Empty for the topic's front page. */
  slug: string;
  /** Path without base and language: `/services/clusterip/`. */
  path: string;
  /** The language the note is written in: the default one where its twin is missing. */
  language: Language;
  title: string;
  description: string;
  /** What its text points at. */
  text: NoteFile;
  entry: CollectionEntry<Topic>;
}

/** All notes for a reader of that language in reading order; a note with no twin comes in the default language. */
export async function getNotes(language: Language): Promise<Note[]> {
  const perTopic = await Promise.all(
    topics.map(async ({ slug }) => {
      const notes = (await getCollection(slug)).map(toNote);
      const twin = (note: Note) => notes.find((other) => other.language === language && other.slug === note.slug);
      return notes
        .filter((note) => note.language === defaultLanguage)
        .sort(byFileName)
        .map((note) => twin(note) ?? note);
    }),
  );
  return perTopic.flat();
}

function toNote(entry: CollectionEntry<Topic>): Note {
  const [folder, name = ''] = entry.id.split('/');
  const topic = entry.collection as Topic;
  const slug = slugOf(name);
  const text = getData().notes.find((note) => note.file === entry.filePath);
  if (!text) throw new Error(`${entry.filePath} was not read`);
  return {
    topic,
    slug,
    path: pathOf({ topic, slug }),
    language: folder as Language,
    title: entry.data.title,
    description: entry.data.description,
    text,
    entry,
  };
}

/** `index` first, then by number. */
function byFileName(a: Note, b: Note): number {
  const key = (note: Note) => (note.slug === '' ? '' : note.entry.id);
  return key(a) < key(b) ? -1 : 1;
}
