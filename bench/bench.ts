// `npm run bench`: the notebook against Starlight, VitePress and Docusaurus. `-- --only pages` or
// `-- --only build --size 1000` runs a part, `--rounds 1` visits each page once.
import { parseArgs } from 'node:util';
import { median } from './measure.ts';
import { measurePages } from './pages.ts';
import { describeMachine, readResults, writeResults, type BuildResult } from './results.ts';
import { buildRounds, buildSite, installPeers, names, ownSize, type Name } from './sites.ts';
import { printResults } from './tables.ts';
import type { Taken } from './watched.ts';

/** The notes of the notebook itself, and what they are to grow to. */
const sizes = [ownSize, 1000, 5000];

const { values } = parseArgs({
  options: { only: { type: 'string' }, size: { type: 'string' }, rounds: { type: 'string', default: '5' } },
});
if (values.only && !['pages', 'build'].includes(values.only)) throw new Error('--only takes pages or build.');
const chosen = values.size ? [Number(values.size)] : sizes;
if (chosen.some((size) => !(size >= ownSize))) throw new Error(`--size takes a number of notes, from ${ownSize} on.`);

await installPeers();
if (values.only !== 'pages') await benchBuilds();
if (values.only !== 'build') await benchPages(Boolean(values.only));

/**
 * Build after build, as two at once would share the processors, and size after size, as the machine's pace
 * changes with the hour.
 */
async function benchBuilds() {
  const taken = new Map(chosen.map((size) => [size, new Map<Name, Taken[]>(namesOf(size).map((name) => [name, []]))]));
  for (let round = 0; round < Math.max(...chosen.map(buildRounds)); round += 1)
    for (const [size, bySite] of taken) {
      if (round >= buildRounds(size)) continue;
      for (const [name, all] of bySite) {
        all.push(await buildSite(name, size));
        console.log(`${size} notes, ${name}: ${JSON.stringify(all.at(-1))}`);
      }
      writeBuilds(size, bySite);
    }
}

/** The slower peers only at the notebook's own size. */
function namesOf(size: number): readonly Name[] {
  return size === ownSize ? names : ['notebook', 'starlight'];
}

function writeBuilds(size: number, taken: ReadonlyMap<Name, Taken[]>) {
  const ours = taken.get('notebook') ?? [];
  const shareOf = (theirs: readonly Taken[]) =>
    median(theirs.map(({ seconds }, round) => (ours[round]?.seconds ?? NaN) / seconds));
  const result: BuildResult = {
    ...describeMachine(),
    size,
    taken: Object.fromEntries([...taken].map(([name, all]) => [name, toMedian(all)])),
    shares: Object.fromEntries([...taken].map(([name, all]) => [name, shareOf(all)])),
  };
  const results = readResults();
  // The notebook's own size changes as it grows.
  const others = results.builds.filter((other) => other.size !== size && sizes.includes(other.size));
  writeResults({ ...results, builds: [...others, result] }, printResults);
}

/** The middle one of several builds by its time, and the most memory that any of them took. */
function toMedian(all: readonly Taken[]): Taken {
  const middle = all.toSorted((a, b) => a.seconds - b.seconds)[Math.floor(all.length / 2)];
  if (!middle) throw new Error('Nothing was built');
  return { ...middle, memory: Math.max(...all.map(({ memory }) => memory)) };
}

async function benchPages(alone: boolean) {
  if (alone) for (const name of names) await buildSite(name, ownSize);
  const pages = await measurePages(ownSize, Number(values.rounds));
  writeResults({ ...readResults(), pages }, printResults);
}
