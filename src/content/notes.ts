import { getCollection, type CollectionEntry } from 'astro:content';
import { defaultLanguage, type Language } from '../i18n/languages.ts';
import { getData } from './data.ts';
import { pathOf } from './anchors.ts';
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

const kept = new Map<Language, Promise<Note[]>>();

/** All notes for a reader of that language in reading order; a note with no twin comes in the default language. Listed once in a build. */
export function getNotes(language: Language): Promise<Note[]> {
  const notes = (!import.meta.env.DEV && kept.get(language)) || listNotes(language);
  kept.set(language, notes);
  return notes;
}

async function listNotes(language: Language): Promise<Note[]> {
  const texts = new Map(getData().notes.map((text) => [text.file, text]));
  const perTopic = await Promise.all(
    topics.map(async ({ slug }) => {
      const notes = (await getCollection(slug)).map((entry) => toNote(entry, texts.get(entry.filePath ?? '')));
      const twins = new Map(notes.filter((note) => note.language === language).map((note) => [note.slug, note]));
      return notes
        .filter((note) => note.language === defaultLanguage)
        .sort(byFileName)
        .map((note) => twins.get(note.slug) ?? note);
    }),
  );
  return perTopic.flat();
}

function toNote(entry: CollectionEntry<Topic>, text: NoteFile | undefined): Note {
  const [folder, name = ''] = entry.id.split('/');
  const topic = entry.collection as Topic;
  const slug = slugOf(name);
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
