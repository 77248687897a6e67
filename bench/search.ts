// `npm run bench:search`: the search of the notebook against Starlight's on the same notes, in one run.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { getChromium } from '../scripts/chromium.ts';
import { measure, median, type Measured, type Site } from './measure.ts';
import { serve } from './serve.ts';
import { buildSite, builtOf, installPeers, ownSize } from './sites.ts';

const rounds = 5;
const queries = [
  ['deployment', 'service'],
  ['escalar', 'logs'],
  ['nodeport', 'ingress'],
] as const;

await installPeers();
for (const name of ['notebook', 'starlight'] as const) await buildSite(name, ownSize);

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? getChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
const sites: Site[] = [
  {
    name: 'Caderno K8s',
    served: await serve(builtOf('notebook', ownSize)),
    path: 'services/service/',
    key: '/',
    field: 'search-dialog input[type=search]',
    result: '.search-results li',
  },
  {
    name: 'Starlight',
    served: await serve(builtOf('starlight', ownSize)),
    path: 'services/service/',
    key: 'Control+k',
    field: '.pagefind-ui__search-input',
    result: '.pagefind-ui__result-link',
  },
];

const lines: string[] = [];
for (const [query, next] of queries) {
  const taken: Measured[][] = [[], []];
  for (let round = 0; round < rounds; round += 1)
    for (const [index, site] of sites.entries()) taken[index]?.push(await measure(browser, site, query, next));
  const [mine, peer] = taken.map(middle);
  if (!mine || !peer) throw new Error('Nothing was measured');
  lines.push(
    `| ${query} | ${seconds(mine.time)} | ${seconds(peer.time)} | **${(mine.time / peer.time).toFixed(2)}** | ` +
      `${kilobytes(mine.bytes)} | ${kilobytes(peer.bytes)} | **${(mine.bytes / peer.bytes).toFixed(2)}** | ` +
      `${mine.further.toFixed(0)} ms | ${peer.further.toFixed(0)} ms |`,
  );
  console.log(lines.at(-1));
  if (process.env['VERBOSE']) console.log(taken.map((all) => all[0]?.requests.join('\n')).join('\n\n'));
}
await browser.close();
for (const { served } of sites) served.close();

const version = (
  JSON.parse(readFileSync('bench/node_modules/@astrojs/starlight/package.json', 'utf8')) as { version: string }
).version;
const made =
  `Written by \`npm run bench:search\` on ${new Date().toISOString().slice(0, 10)}: Starlight ${version} ` +
  'with the same notes, both compressed as a static host does, Slow 4G (1.6 Mbit/s, 150 ms a request, ' +
  `also for workers) and a processor 4 times slower, medians of ${rounds} in one run. ` +
  'Time and bytes from the key that opens the search to the first result, in a visit that had not searched before, ' +
  'without the service worker that keeps the notebook in the background. ' +
  'A further query: fast line, processor at its own pace. Compare figures of one run only.';
writeFileSync(
  join('bench', 'SEARCH.md'),
  `# The search against Starlight's

${made}

| query | time | Starlight | ratio | bytes | Starlight | ratio | further query | Starlight |
|---|---|---|---|---|---|---|---|---|
${lines.join('\n')}
`,
);

function middle(all: Measured[]): Measured {
  return {
    time: median(all.map(({ time }) => time)),
    bytes: median(all.map(({ bytes }) => bytes)),
    further: median(all.map(({ further }) => further)),
    requests: [],
  };
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(2)} s`;
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} KB`;
}
