// `npm run links`: every external link of the notebook, with the places that hold it.
import { readContent } from '../src/content/read.ts';

const content = readContent(process.cwd());
const places = new Map<string, Set<string>>();
const add = (url: string, place: string) => places.set(url, (places.get(url) ?? new Set()).add(place));

for (const note of content.notes) for (const { url, line } of note.links) if (url.startsWith('https:')) add(url, `${note.file}:${line}`);
for (const { sources, source } of [...content.statements, ...content.versions]) for (const { url } of sources) add(url, `${source.file}:${source.line}`);

for (const [url, holders] of [...places].sort(([a], [b]) => a.localeCompare(b))) console.log(`${url}\n  ${[...holders].join('\n  ')}`);
console.log(`\n${places.size} addresses in ${new Set([...places.values()].flatMap((holders) => [...holders].map((place) => place.split(':')[0]))).size} files.`);
