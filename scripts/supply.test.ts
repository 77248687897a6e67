import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, test } from 'vitest';

interface Locked {
  version: string;
  license?: string;
  integrity?: string;
  resolved?: string;
  hasInstallScript?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
}

const read = <T>(file: string) => JSON.parse(readFileSync(file, 'utf8')) as T;
const manifest = read<{ devDependencies: Record<string, string>; allowScripts: Record<string, boolean> }>(
  'package.json',
);
const bench = read<{ dependencies: Record<string, string> }>('bench/package.json');
const locked = Object.entries(read<{ packages: Record<string, Locked> }>('package-lock.json').packages).filter(
  ([path]) => path !== '',
);
const benchLocked = Object.entries(
  read<{ packages: Record<string, Locked> }>('bench/package-lock.json').packages,
).filter(([path]) => path !== '');
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

/**
 * Native parts that just-bash would use in Node and that neither the build nor a browser loads:
 * they may fail to be built.
 */
const needless = ['@mongodb-js/zstd', 'node-liblzma'];
/** core-js only prints a plea for money; esbuild chooses its program. */
const benchScripts = ['core-js', 'esbuild'];

test('runs install scripts of known packages only', () => {
  const scripted = (all: typeof locked) =>
    new Set(all.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => nameOf(path)));
  const allowed = Object.keys(manifest.allowScripts).filter((name) => manifest.allowScripts[name]);
  expect([...scripted(locked)].filter((name) => ![...allowed, ...needless].includes(name))).toEqual([]);
  expect([...scripted(benchLocked)].filter((name) => !benchScripts.includes(name))).toEqual([]);
  expect(allowed.filter((name) => !locked.some(([path]) => nameOf(path) === name))).toEqual([]);
});

/** Each lets us build with it; what is sent to readers has a list of its own, in src/build/licences. */
const licences = [
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'Python-2.0',
  'PSF-2.0',
  'OFL-1.1',
  'MPL-2.0',
  'WTFPL',
  'LGPL-3.0',
  'LGPL-3.0-or-later',
];

test('depends on packages under known licences', () => {
  const isKnown = (licence: string) =>
    licence
      .replace(/[()]/g, '')
      .split(/ (?:OR|AND) /)
      .every((part) => licences.includes(part));
  // npm writes nothing of a native part for a system that it has never installed on: its package says it.
  const isForAnother = ({ optional, os, cpu }: Locked) => optional && (os ?? cpu);
  const unknown = locked.filter(([, entry]) => (entry.license ? !isKnown(entry.license) : !isForAnother(entry)));
  expect(unknown.map(([path, { license }]) => `${path}: ${license}`)).toEqual([]);
});

test('takes packages from the public registry only, and knows what is in them', () => {
  for (const [path, { resolved, integrity, optional, os, cpu }] of [...locked, ...benchLocked]) {
    if (resolved) expect(resolved, path).toMatch(/^https:\/\/registry\.npmjs\.org\//);
    if (!(optional && (os ?? cpu))) expect(integrity, path).toMatch(/^sha512-/);
  }
});

test('pins what is below version 1, and every package of the benchmarks', () => {
  const loose = Object.entries(manifest.devDependencies).filter(([, range]) =>
    /^[\^~]0\./.test(range.replace(/^npm:.*@/, '')),
  );
  expect(loose).toEqual([]);
  expect(Object.values(bench.dependencies).filter((range) => !/^\d+\.\d+\.\d+$/.test(range))).toEqual([]);
});

const workflows = globSync('.github/workflows/*.yml').map((file) => ({ file, text: readFileSync(file, 'utf8') }));

test('runs actions that a commit names, with their version beside it', () => {
  expect(workflows.length).toBeGreaterThan(3);
  for (const { file, text } of workflows)
    for (const [line] of text.matchAll(/^.*\buses:.*$/gm))
      expect(line, file).toMatch(/uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+/);
});

test('gives workflows no more rights than they use', () => {
  for (const { file, text } of workflows) {
    expect(text, file).toMatch(/^permissions:( \{\}$|\n {2}contents: read$)/m);
    expect(text, file).not.toMatch(/write-all|read-all|pull_request_target/);
    // The deployment writes pages, and the recording a branch and its pull request.
    const written = [...text.matchAll(/^ +([\w-]+): write$/gm)].map(([, right]) => right);
    const may: Record<string, string[]> = {
      'deploy.yml': ['pages', 'id-token'],
      'record.yml': ['contents', 'pull-requests'],
    };
    expect(written, file).toEqual(may[basename(file)] ?? []);
    const steps = text.split(/actions\/checkout@/).slice(1);
    for (const step of steps) expect(step.split(/^ +- /m)[0], file).toContain('persist-credentials: false');
    expect(text.match(/^ {4}runs-on:/gm)?.length, file).toBe(text.match(/^ {4}timeout-minutes:/gm)?.length);
  }
});
