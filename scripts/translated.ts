// `npm run translated`: records that the sections which are new, or changed in every language, say the same in all.
// `npm run translated -- services/10-service.mdx`: records all sections of that note, also those changed
// in one language only.
import { writeFileSync } from 'node:fs';
import { readContent } from '../src/content/read.ts';
import {
  changedLanguages,
  currentTranslations,
  readTranslations,
  translationsFile,
} from '../src/content/translations.ts';
import { languages } from '../src/i18n/languages.ts';

const named = process.argv.slice(2);
const root = process.cwd();
const current = currentTranslations(readContent(root).notes);
const recorded = readTranslations(root) ?? {};
const unknown = named.filter((pair) => !current[pair]);
if (unknown.length > 0) {
  console.error(`No pair of notes is called ${unknown.join(', ')}: write topic/10-note.mdx.`);
  process.exit(1);
}

for (const [pair, sections] of Object.entries(current))
  for (const [id, now] of Object.entries(sections)) {
    const then = recorded[pair]?.[id];
    const changed = changedLanguages(then, now).length;
    if (!then || changed === 0 || changed === languages.length || named.includes(pair)) continue;
    console.log(`${pair} {#${id}} changed in one language only: left as it was. Name the note to record it.`);
    sections[id] = then;
  }
writeFileSync(translationsFile, `${JSON.stringify(current, null, 2)}\n`);
