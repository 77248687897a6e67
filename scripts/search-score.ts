// `npm run search:score`: asks the built index everything that content/searches.yaml lists, with the site's own engine.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'astro';
import { readContent } from '../src/content/read.ts';
import { openBuilt } from '../src/search/built-search.ts';
import { printScore, score } from '../src/search/golden.ts';

if (!existsSync('dist/pagefind')) await build({ logLevel: 'warn' });
const { find } = openBuilt(pathToFileURL('dist/'));
console.log(printScore(await score(readContent(process.cwd()).searches, find)));
