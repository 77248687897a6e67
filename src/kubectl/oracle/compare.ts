import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Client, Context, Result } from '../client.ts';
import { kubectl } from '../index.ts';
import type { Case } from './cases.ts';
import { files } from './files.ts';
import { toCommon } from './versions.ts';

/** A cluster with the address at which the real kubectl finds it. */
export interface Twin {
  client: Client;
  now(): Date;
  url: string;
}

export interface Outcome {
  run: string;
  same: boolean;
  ours: Result;
  real: Result;
}

/** Runs the cases in order with both programs (without a real one, ours stands for both): reads on the first cluster, each write of ours there and of the real one on its twin. */
export async function compareAll(
  cases: Case[],
  [first, second]: [Twin, Twin],
  program: string | undefined,
  onOutcome: (outcome: Outcome) => void,
): Promise<void> {
  const [home, twinHome] = [makeHome(first.url), makeHome(second.url)];
  const compare = async ({ run, writes, stdin = '' }: Case): Promise<Outcome> => {
    const argv = splitWords(run);
    const ours = await runOurs(argv, first, home, stdin);
    const real = program ? await runReal(program, argv, writes ? twinHome : home, stdin) : ours;
    return { run, same: isSame(ours, real), ours: mask(ours), real: mask(real) };
  };
  for (const batch of toBatches(cases)) {
    const pause = /^sleep (\d+)$/.exec(batch[0]?.run ?? '');
    if (pause) await new Promise((done) => setTimeout(done, Number(pause[1]) * 1000));
    else for (const outcome of await Promise.all(batch.map(compare))) onOutcome(outcome);
  }
  for (const each of [home, twinHome]) rmSync(each, { recursive: true });
}

/** Reads that follow each other change nothing, so four of them may run at once. */
function toBatches(cases: Case[]): Case[][] {
  const batches: Case[][] = [];
  for (const each of cases) {
    const last = batches.at(-1);
    const joins =
      !each.writes && !each.run.startsWith('sleep ') && last !== undefined && last.length < 4 && !last[0]?.writes && !last[0]?.run.startsWith('sleep ');
    if (joins) last.push(each);
    else batches.push([each]);
  }
  return batches;
}

/** Splits a command line at spaces outside of quotes. */
export function splitWords(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^\s'"])+/g)].map(([word]) =>
    /^[{[]/.test(word) ? word : word.replace(/'([^']*)'|"((?:[^"\\]|\\.)*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}

/** Hides what no two runs share: ages, times, addresses, hashes and ids; and what changed in kubectl's own words since. */
export function mask({ stdout, stderr, exitCode }: Result): Result {
  return { stdout: maskText(stdout), stderr: maskText(stderr), exitCode };
}

function isSame(ours: Result, real: Result): boolean {
  const [a, b] = [mask(ours), mask(real)];
  return a.exitCode === b.exitCode && a.stdout === b.stdout && a.stderr === b.stderr;
}

function maskText(text: string): string {
  return toCommon(text)
    .split('\n')
    .filter((line) => !/^[EIW]\d{4} /.test(line))
    .join('\n')
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, 'TIME')
    .replace(/\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d \+0000/g, 'TIME')
    .replace(/[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g, 'UUID')
    .replace(/\bcontainerd:\/\/[\da-f]{64}\b/g, 'CONTAINER')
    .replace(/\b(10\.\d+|172\.18|127\.0)\.\d+\.\d+(:\d+)?\b/g, 'ADDRESS')
    .replace(/("?resourceVersion"?: )"\d+"/g, '$1"VERSION"')
    .replace(/Resource Version: +\d+/g, 'Resource Version: VERSION')
    .replace(/\b(3[012]\d{3})\b/g, 'PORT')
    .replace(/-[bcdfghjklmnpqrstvwxz2456789]{8,10}(-[bcdfghjklmnpqrstvwxz2456789]{5})?\b/g, '-HASH')
    .replace(/(debugger(?:-[\w-]+)?-)[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '$1HASH')
    .replace(/\b\d+(?:\.\d+)?(?:d|h|m|s)(?:\d+(?:h|m|s))?\b/g, 'AGE')
    .replace(/(LIVE|MERGED)-\d+/g, '$1')
    .replace(/ {2,}/g, '  ')
    .replace(/^-{3}\s.*$|^\+{3}\s.*$/gm, (line) => line.split('\t')[0] ?? '');
}

function makeHome(url: string): string {
  const home = mkdtempSync(join(tmpdir(), 'oracle-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(home, name), text);
  const config = `apiVersion: v1\nkind: Config\ncurrent-context: kind-estudo\npreferences: {}\nclusters:\n- name: kind-estudo\n  cluster:\n    server: ${url}\ncontexts:\n- name: kind-estudo\n  context:\n    cluster: kind-estudo\n    user: kind-estudo\nusers:\n- name: kind-estudo\n  user: {}\n`;
  writeFileSync(join(home, 'config'), config);
  return home;
}

function runOurs(argv: string[], { client, now }: Twin, home: string, stdin: string): Promise<Result> {
  const at = (path: string) => resolve(home, path);
  const context: Context = {
    client,
    stdin,
    now,
    env: { KUBECONFIG: join(home, 'config'), HOME: home },
    signal: AbortSignal.timeout(20_000),
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    files: {
      read: async (path) => readFileSync(at(path), 'utf8'),
      write: async (path, text) => writeFileSync(at(path), text),
      list: async (path) => (statSync(at(path), { throwIfNoEntry: false })?.isDirectory() ? readdirSync(at(path)) : undefined),
    },
  };
  return kubectl(argv, context).then(({ stdout, stderr, exitCode }) => ({
    stdout: stdout.replaceAll(home, 'HOME'),
    stderr: stderr.replaceAll(home, 'HOME'),
    exitCode,
  }));
}

function runReal(program: string, argv: string[], home: string, stdin: string): Promise<Result> {
  return new Promise((done) => {
    const env = { PATH: process.env['PATH'], HOME: home, KUBECONFIG: join(home, 'config'), TZ: 'UTC' };
    const child = execFile(program, argv, { cwd: home, env, timeout: 25_000 }, (error, stdout, stderr) => {
      const exitCode = error ? (typeof error.code === 'number' ? error.code : 124) : 0;
      done({ stdout: stdout.replaceAll(home, 'HOME'), stderr: stderr.replaceAll(home, 'HOME'), exitCode });
    });
    child.stdin?.end(stdin);
  });
}
