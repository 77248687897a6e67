import { getCollection, type CollectionEntry, type CollectionKey } from 'astro:content';
import { defaultLanguage, type Language } from '../i18n/languages.ts';
import { getData } from './data.ts';
import { pathOf } from './anchors.ts';
import type { NoteFile } from './read.ts';
import { getTopics, type Topic } from './topics.ts';

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
  entry: CollectionEntry<CollectionKey>;
}

const kept = new Map<Language, Promise<Note[]>>();

/**
 * All notes for a reader of that language in reading order; a note with no twin comes in the default language.
 * Listed once in a build.
 */
export function getNotes(language: Language): Promise<Note[]> {
  const notes = (!import.meta.env.DEV && kept.get(language)) || listNotes(language);
  kept.set(language, notes);
  return notes;
}

async function listNotes(language: Language): Promise<Note[]> {
  const collections = await Promise.all(getTopics().map(({ slug }) => getCollection(slug as CollectionKey)));
  const entries = new Map(collections.flat().map((entry) => [entry.filePath, entry]));
  const perTopic = Map.groupBy(getData().notes, ({ topic }) => topic);
  return getTopics().flatMap(({ slug }) => {
    const notes = (perTopic.get(slug) ?? []).map((text) => toNote(text, entries.get(text.file)));
    const twins = new Map(notes.filter((note) => note.language === language).map((note) => [note.slug, note]));
    return notes
      .filter((note) => note.language === defaultLanguage)
      .sort(byFileName)
      .map((note) => twins.get(note.slug) ?? note);
  });
}

function toNote(text: NoteFile, entry: CollectionEntry<CollectionKey> | undefined): Note {
  if (!entry) throw new Error(`Astro did not read ${text.file}`);
  const { topic, slug, language } = text;
  const { title, description } = entry.data;
  return { topic, slug, path: pathOf(text), language, title, description, text, entry };
}

/** `index` first, then by number. */
function byFileName(a: Note, b: Note): number {
  const key = ({ slug, text }: Note) => (slug === '' ? '' : text.file);
  return key(a) < key(b) ? -1 : 1;
}
