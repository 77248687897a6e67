import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/**
 * Imports point down: what a room of src/ may import, each row only of rooms below it. A room always imports itself;
 * all above them may import content, i18n and kubernetes, which is the simulator.
 */
const site: Record<string, string[]> = {
  pages: ['layout', 'print', 'formats', 'search', 'lab', 'offline', 'blocks', 'build', 'styles'],
  print: ['layout', 'blocks'],
  layout: ['search', 'lab', 'offline', 'blocks', 'record', 'build', 'styles'],
  formats: ['blocks', 'record'],
  search: ['blocks', 'build', 'styles'],
  blocks: ['check', 'lab', 'record', 'diagrams'],
  check: ['record', 'diagrams'],
  record: ['lab'],
  lab: ['build', 'styles'],
  offline: ['build', 'styles'],
  diagrams: [],
  build: [],
  styles: [],
  content: ['i18n', 'kubernetes'],
  i18n: [],
  kubernetes: [],
};
const below = ['content', 'i18n', 'kubernetes'];
const isAllowed = (from: string, to: string) =>
  site[from]?.includes(to) || (!below.includes(from) && below.includes(to));

/** The same for the folders of the simulator. It imports nothing of the site. */
const simulator: Record<string, string[]> = {
  shell: ['cluster', 'kubectl', 'grammar'],
  cluster: ['kubectl', 'schemas', 'grammar'],
  kubectl: ['grammar'],
  schemas: [],
  grammar: [],
};

interface Import {
  file: string;
  target: string;
  /** A type is gone when the code runs. */
  byType: boolean;
}

const sources = globSync('src/**/*.{ts,astro}').filter(
  (file) => !file.endsWith('.test.ts') && !file.includes('/testing/'),
);
const imports = sources.flatMap((file) => readImports(file, readFileSync(file, 'utf8')));

/** A module of a package, or one of Node's, keeps its name. */
function readImports(file: string, text: string): Import[] {
  return [...text.matchAll(/\b(?:(import|export)(\s+type)?\s[^;'"]*?from|import\s*\(?)\s*'([^']+)'/g)].map(
    ([, , type, target = '']) => ({
      file,
      target: target.startsWith('.') ? normalize(join(dirname(file), target)) : target,
      byType: type !== undefined,
    }),
  );
}

const room = (path: string, depth = 1) => path.split('/')[depth] ?? '';
const folder = (path: string) =>
  path.startsWith('src/kubernetes/') && path.split('/').length > 3 ? room(path, 2) : undefined;

test('lists each room above those it imports', () => {
  for (const table of [site, simulator]) {
    const names = Object.keys(table);
    for (const [name, imported] of Object.entries(table))
      for (const other of imported)
        expect(names.indexOf(name), `${name} before ${other}`).toBeLessThan(names.indexOf(other));
  }
});

test('knows every room of src and every folder of the simulator', () => {
  const inSite = imports
    .map(({ file }) => file)
    .filter((file) => file.split('/').length > 2 && !file.startsWith('src/kubernetes/'));
  expect(new Set(inSite.map((file) => room(file))).difference(new Set(Object.keys(site)))).toEqual(new Set());
  expect(
    new Set(imports.flatMap(({ file }) => folder(file) ?? [])).difference(new Set(Object.keys(simulator))),
  ).toEqual(new Set());
});

test('imports between rooms only point down', () => {
  expect(imports.length).toBeGreaterThan(500);
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [room(file), room(target)];
    return (
      target.startsWith('src/') &&
      file.split('/').length > 2 &&
      from !== 'kubernetes' &&
      from !== to &&
      !isAllowed(from, to)
    );
  });
  expect(wrong).toEqual([]);
});

test('enters the simulator by its doors alone', () => {
  const doors = ['src/kubernetes/index.ts', 'src/kubernetes/build.ts'];
  expect(
    imports.filter(
      ({ file, target }) => room(file) !== 'kubernetes' && room(target) === 'kubernetes' && !doors.includes(target),
    ),
  ).toEqual([]);
});

test('lets nothing that runs in a browser import what runs in a build', () => {
  const isBuild = (path: string) => path.endsWith('.build.ts') || path === 'src/kubernetes/build.ts';
  expect(
    imports.filter(({ file, target }) => room(file) === 'kubernetes' && isBuild(target) && !isBuild(file)),
  ).toEqual([]);
});

const runsInPage = (file: string) => /\.client\.[jt]s$/.test(file);
const runsInWorker = (file: string) => file.endsWith('.worker.ts') || file === 'src/offline/service-worker.ts';

test('lets only the page itself, or a script tag, import what runs in a page', () => {
  const inScripts = imports.filter(({ file }) => file.endsWith('.astro')).filter(({ target }) => runsInPage(target));
  const outside = inScripts.filter(({ file, target }) =>
    readImports(file, readFileSync(file, 'utf8').replace(/<script>.*?<\/script>/gs, '')).some(
      (other) => other.target === target,
    ),
  );
  const inModules = imports.filter(
    ({ file, target, byType }) => !file.endsWith('.astro') && !runsInPage(file) && !byType && runsInPage(target),
  );
  expect(inScripts.length).toBeGreaterThan(2);
  expect([...outside, ...inModules]).toEqual([]);
});

test('brings nothing of Node, of a build, or of each other into a page and a worker', () => {
  const brought = (starts: string[]) => {
    const reached = new Set(starts);
    for (const file of reached)
      for (const each of imports) if (each.file === file && !each.byType) reached.add(each.target);
    return reached;
  };
  const [page, worker] = [runsInPage, runsInWorker].map((runs) => brought(sources.filter(runs)));
  expect(page).toContain('src/i18n/fill.ts');
  expect(worker).toContain('src/kubernetes/index.ts');
  const isForeign = (file: string) => file.startsWith('node:') || file.endsWith('.build.ts') || file.endsWith('.astro');
  expect([...(page ?? [])].filter((file) => isForeign(file) || runsInWorker(file))).toEqual([]);
  expect([...(worker ?? [])].filter((file) => isForeign(file) || runsInPage(file))).toEqual([]);
});

test('imports in the simulator only point down, and none leaves it', () => {
  const wrong = imports.filter(({ file, target }) => {
    const [from, to] = [folder(file), folder(target)];
    if (room(file) === 'kubernetes' && target.startsWith('src/') && room(target) !== 'kubernetes') return true;
    return from !== undefined && to !== undefined && from !== to && !simulator[from]?.includes(to);
  });
  expect(wrong).toEqual([]);
});
