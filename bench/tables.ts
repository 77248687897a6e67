import { median } from './measure.ts';
import type { BuildResult, PagesResult, Results } from './results.ts';
import { buildRounds, names, nodeOptions, titles, type Name } from './sites.ts';
import type { Visit } from './visit.ts';

const peers = names.filter((name) => name !== 'notebook');

/** The whole of bench/RESULTS.md but its figures: what was asked of each part, and a table of it. */
export function printResults({ versions, pages, builds }: Results): string {
  const against = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  return [
    '# The notebook against its peers',
    'Written by `npm run bench`. The same notes in both languages, ' +
      `exported from the Markdown that the notebook publishes, as ${against} take them from npm: ` +
      'their own themes, their own search. Compare figures of one table only; each is one run.',
    ...(pages ? printPages(pages) : []),
    ...(builds.length > 0 ? printBuilds(builds) : []),
  ]
    .join('\n\n')
    .concat('\n');
}

function printPages({ date, machine, rounds, pages, search }: PagesResult): string[] {
  const ratios = (key: keyof Visit) =>
    peers.map((peer) => ratio(median(pages.map(({ visits }) => visits.notebook[key] / visits[peer][key]))));
  const kinds = [
    ['bytes', 'Bytes', 'at most 0.50 of Starlight'],
    ['requests', 'Requests', ''],
    ['fcp', 'FCP', ''],
    ['lcp', 'LCP', 'at most 0.80 of Starlight'],
    ['tbt', 'TBT', ''],
  ] as const;
  return [
    '## Pages',
    `${date}, ${machine}. First visit, all sites compressed as a static host does, ` +
      `Slow 4G (1.6 Mbit/s, 150 ms a request) and a processor 4 times slower, medians of ${rounds} visits. ` +
      'Our service worker, which fetches the rest of the notebook when the page is done, is left out; ' +
      'no peer has one. Ratios are ours by theirs, the median of the pages.',
    table(
      ['ratio', ...peers.map((peer) => titles[peer]), 'asked for'],
      [...kinds.map(([key, name, target]) => [name, ...ratios(key), target]), ...printSearchRatios(search)],
    ),
    table(
      ['page', 'site', 'bytes', 'requests', 'FCP', 'LCP', 'TBT'],
      pages.flatMap(({ path, visits }) =>
        names.map((name) => [name === 'notebook' ? `/${path}` : '', titles[name], ...printVisit(visits[name])]),
      ),
    ),
    table(
      ['search', 'time to the first result', 'bytes'],
      names.map((name) => [
        titles[name],
        ...(search[name]
          ? [seconds(search[name].time), kilobytes(search[name].bytes)]
          : ['comes without a search', '']),
      ]),
    ),
  ];
}

function printSearchRatios(search: PagesResult['search']): string[][] {
  const of = (key: 'time' | 'bytes') =>
    peers.map((peer) => (search.notebook && search[peer] ? ratio(search.notebook[key] / search[peer][key]) : 'none'));
  return [
    ['Search, time to the first result', ...of('time'), ''],
    ['Search, bytes to the first result', ...of('bytes'), ''],
  ];
}

const printVisit = ({ bytes, requests, fcp, lcp, tbt }: Visit) => [
  kilobytes(bytes),
  String(requests),
  seconds(fcp),
  seconds(lcp),
  `${tbt.toFixed(0)} ms`,
];

function printBuilds(builds: readonly BuildResult[]): string[] {
  const sorted = builds.toSorted((a, b) => a.size - b.size);
  const perNote = (build: BuildResult, name: Name) => (build.taken[name]?.seconds ?? NaN) / build.size;
  const rows = sorted.flatMap((build, index) =>
    names.flatMap((name) => {
      const taken = build.taken[name];
      if (!taken) return [];
      const before = sorted.slice(0, index).findLast((other) => other.taken[name]);
      return [
        [
          name === 'notebook' ? `${build.size}` : '',
          titles[name],
          `${taken.seconds.toFixed(0)} s`,
          `${taken.cpu.toFixed(0)} s`,
          milliseconds(perNote(build, name)),
          name === 'notebook' ? '' : ratio(build.shares[name] ?? NaN),
          before ? ratio(perNote(build, name) / perNote(before, name)) : '',
          before
            ? milliseconds((taken.seconds - (before.taken[name]?.seconds ?? NaN)) / (build.size - before.size))
            : '',
          `${(taken.memory / 2 ** 20).toFixed(0)} MB`,
        ],
      ];
    }),
  );
  return [
    '## Builds',
    `${sorted.map(({ size, date, machine }) => `${size} notes: ${date}, ${machine}`).join('. ')}. ` +
      `Whole builds with nothing kept from before, sites and sizes by turns: medians of ${buildRounds(0)} rounds, ` +
      `of ${buildRounds(1000)} at 1,000 notes, of ${buildRounds(5000)} at 5,000; ` +
      'so are the ratios, as a machine that gets slower between two rounds slows both sites. ' +
      "Ours checks all content too. More notes are made of the notebook's own by `bench/grow.ts`. " +
      `Memory is the most that the build and its children held at one time, under \`${nodeOptions('notebook', 0)}\` ` +
      `for ours (\`${nodeOptions('notebook', 5000)}\` at 5,000) and \`${nodeOptions('starlight', 0)}\` ` +
      'for the others, with a bundler that gives back at once what it frees (MIMALLOC_PURGE_DELAY=0). Asked for: ' +
      'a note never takes longer than in Starlight, nor longer among more notes; less than 2 GB at 5,000.',
    table(
      [
        'notes',
        'site',
        'time',
        'processor',
        'per note',
        'ours by theirs',
        'per note, by the size before',
        'each further note',
        'memory',
      ],
      rows,
    ),
  ];
}

const table = (head: string[], rows: string[][]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const ratio = (value: number) => (Number.isFinite(value) ? `**${value.toFixed(2)}**` : 'none');
const milliseconds = (value: number) => `${(1000 * value).toFixed(1)} ms`;
const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;
const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
