// `npm run search:score`: asks the built index everything that src/search/golden.yaml lists, with the site's own engine.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { printScore, readGolden, score } from '../src/search/golden.ts';
import { Engine } from '../src/search/engine.ts';
import { IndexReader } from '../src/search/index-reader.ts';
import { languages } from '../src/i18n/languages.ts';

const base = pathToFileURL('dist/').href;
// The site fetches the parts of its index: here they are files.
const overNetwork = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const url = String(input);
  return url.startsWith('file:') ? new Response(readFileSync(new URL(url.replace(/\?.*/, '')))) : overNetwork(input, init);
};

const engines = Object.fromEntries(await Promise.all(languages.map(async (language) => [language, new Engine(await IndexReader.open(base, language))] as const)));
const results = await score(readGolden(), (language, query) => engines[language]!.find(query, { kind: '', topic: '' }).then(async (answer) => answer.read(0, 3)));
console.log(printScore(results));
