// `npm run search:score`: asks the built index everything that src/search/golden.yaml lists, with the site's own engine.
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'astro';
import { openBuilt } from '../src/search/built-search.ts';
import { printScore, readGolden, score } from '../src/search/golden.ts';

if (!existsSync('dist/pagefind')) await build({ logLevel: 'warn' });
const { find } = openBuilt(pathToFileURL('dist/'));
console.log(printScore(await score(readGolden(), find)));
