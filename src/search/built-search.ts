import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Language } from '../i18n/languages.ts';
import { Engine, type Found } from './engine.ts';
import type { ReadPart } from './parts.ts';

/** The search of a built site: answers as the dialog does, from the files of a folder. */
export interface BuiltSearch {
  /** The first three results. */
  find(language: Language, query: string): Promise<Found[]>;
  /** How many bytes of the index were read so far, compressed as a static host does. */
  countBytes(): number;
}

/** Opens the search of the site that was built into a folder. */
export function openBuilt(folder: URL): BuiltSearch {
  let bytes = 0;
  const readPart =
    (language: Language): ReadPart =>
    async (name) => {
      const part = readFileSync(new URL(`pagefind/${language}/${name}`, folder));
      bytes += name.endsWith('.json') ? gzipSync(part).length : part.length;
      return new Response(part);
    };
  const engines = new Map<Language, Promise<Engine>>();
  const find = async (language: Language, query: string) => {
    const opening = engines.get(language) ?? Engine.open(readPart(language), language);
    engines.set(language, opening);
    return (await (await opening).find(query, { kind: '', topic: '' })).read(0, 3);
  };
  return { find, countBytes: () => bytes };
}
