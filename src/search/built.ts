import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Language } from '../i18n/languages.ts';
import { Engine, type Found } from './engine.ts';

/** The bytes of all parts of an index that were read so far, compressed as a static host does. */
export const read = { bytes: 0 };

/** Answers queries from the built site in a folder as the dialog does, its files read instead of fetched; gives the first three results. */
export function openBuilt(folder: URL): (language: Language, query: string) => Promise<Found[]> {
  readFilesAsParts();
  const engines = new Map<Language, Promise<Engine>>();
  return async (language, query) => {
    const opening = engines.get(language) ?? Engine.open(folder.href, language);
    engines.set(language, opening);
    const answer = await (await opening).find(query, { kind: '', topic: '' });
    return answer.read(0, 3);
  };
}

function readFilesAsParts() {
  const overNetwork = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    if (!String(input).startsWith('file:')) return overNetwork(input, init);
    const bytes = readFileSync(new URL(String(input)));
    read.bytes += String(input).endsWith('.json') ? gzipSync(bytes).length : bytes.length;
    return new Response(bytes);
  };
}
