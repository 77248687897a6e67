// `npm run links`: every external link of the notebook, with the places that hold it.
// `npm run links -- --check report.md`: asks each address, writes the report, and fails when one is dead.
import { appendFileSync } from 'node:fs';
import { readContent } from '../src/content/read.ts';
import { checkAddress, type Answer } from './address.ts';

const content = readContent(process.cwd());
const places = new Map<string, Set<string>>();
const add = (url: string, place: string) => places.set(url, (places.get(url) ?? new Set()).add(place));

for (const note of content.notes)
  for (const { url, line } of note.links) if (url.startsWith('https:')) add(url, `${note.file}:${line}`);
for (const { sources, source } of [...content.statements, ...content.versions])
  for (const { url } of sources) add(url, `${source.file}:${source.line}`);

const sorted = [...places].sort(([a], [b]) => a.localeCompare(b));
const check = process.argv.indexOf('--check');
if (check < 0) print(sorted);
else await report(process.argv[check + 1]);

function print(links: typeof sorted) {
  for (const [url, holders] of links) console.log(`${url}\n  ${[...holders].join('\n  ')}`);
  const files = new Set(links.flatMap(([, holders]) => [...holders].map((place) => place.split(':')[0])));
  console.log(`\n${links.length} addresses in ${files.size} files.`);
}

/** Four at a time: politeness to the few hosts that most links lead to. */
async function report(file: string | undefined) {
  const waiting = [...sorted];
  const answers: { url: string; answer: Answer }[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift())
      answers.push({ url: next[0], answer: await checkAddress(next[0]) });
  };
  await Promise.all([work(), work(), work(), work()]);
  const dead = answers.filter(({ answer }) => !answer.alive).sort((a, b) => a.url.localeCompare(b.url));
  const lines = dead.map(
    ({ url, answer }) =>
      `- ${url} (${answer.reason})\n${[...(places.get(url) ?? [])].map((place) => `  - ${place}`).join('\n')}`,
  );
  const text = `## External links\n\n${answers.length} addresses asked, ${dead.length} dead.\n\n${lines.join('\n')}\n`;
  console.log(text);
  if (file) appendFileSync(file, text);
  process.exitCode = dead.length > 0 ? 1 : 0;
}
