import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import { defaultLanguage, languages, type Language } from '../i18n/languages.ts';
import type { NoteFile } from './read.ts';

/**
 * What each section of each note said when its languages were last known to say the same:
 * `topic/10-note.mdx` -> section id -> language -> fingerprint of its text.
 */
export type Translations = Record<string, Record<string, Record<Language, string>>>;

export const translationsFile = 'content/translations.json';

/** The record below the project's root: empty when there is none, undefined when it cannot be read. */
export function readTranslations(root: string): Translations | undefined {
  const path = join(root, translationsFile);
  return existsSync(path) ? parseTranslations(readFileSync(path, 'utf8')) : {};
}

const record = z.record(
  z.string(),
  z.record(z.string(), z.object(Object.fromEntries(languages.map((language) => [language, z.string()])))),
);

function parseTranslations(text: string): Translations | undefined {
  try {
    return record.safeParse(JSON.parse(text)).data as Translations | undefined;
  } catch {
    return undefined;
  }
}

/** The name of a pair of twins in the record: `content/services/en/10-service.mdx` -> `services/10-service.mdx`. */
export const pairOf = (note: Pick<NoteFile, 'file' | 'language'>) =>
  note.file.replace('content/', '').replace(`/${note.language}/`, '/');

/** What the sections of all notes that have every language say now. */
export function currentTranslations(notes: readonly NoteFile[]): Translations {
  const current: Translations = {};
  for (const note of notes.filter(({ language }) => language === defaultLanguage)) {
    const pair = pairOf(note);
    const all = languages.map((language) =>
      notes.find((other) => other.language === language && pairOf(other) === pair),
    );
    if (all.some((twin) => !twin)) continue;
    current[pair] = Object.fromEntries(
      note.sections.map(({ id }) => [
        id,
        Object.fromEntries(
          all.map((twin) => [
            twin?.language,
            fingerprint(twin?.sections.find((section) => section.id === id)?.text ?? ''),
          ]),
        ),
      ]),
    ) as Translations[string];
  }
  return current;
}

/** The languages in which a section says something else than when it was recorded; all of them when it never was. */
export const changedLanguages = (
  then: Record<Language, string> | undefined,
  now: Record<Language, string>,
): Language[] => languages.filter((language) => then?.[language] !== now[language]);

/** Twelve hexadecimal digits of the text with its white space folded: rewrapping a paragraph is no change. */
const fingerprint = (text: string) =>
  createHash('sha256').update(text.replace(/\s+/g, ' ').trim()).digest('hex').slice(0, 12);
