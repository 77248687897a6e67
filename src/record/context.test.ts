import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readContent } from '../content/read.ts';
import { record, type RecordOptions } from './index.ts';
import { Refused } from './refused.ts';

/** What the fake kubectl knows of each context's cluster. */
interface FakeCluster {
  server: string;
  /** It does not answer where there is none. */
  version?: string;
  may: 'yes' | 'no';
  namespaces: string;
  objects: string;
}

const study: FakeCluster = {
  server: 'https://127.0.0.1:6443',
  version: 'v1.37.2',
  may: 'yes',
  namespaces: 'default kube-system local-path-storage',
  objects: 'kubernetes',
};
const clusters: Record<string, FakeCluster> = {
  dead: { server: 'https://127.0.0.1:1', may: 'yes', namespaces: '', objects: '' },
  forbidden: { ...study, may: 'no' },
  remote: { ...study, server: 'https://k8s.example.org' },
  shared: { ...study, namespaces: 'default kube-system billing' },
  used: { ...study, objects: 'kubernetes shop' },
};

/** A kubectl that has no cluster and writes down what it was asked. Its kubeconfig is the name of a context. */
const fake = `#!${process.execPath}
const { appendFileSync, existsSync, readFileSync } = require('node:fs');
const clusters = ${JSON.stringify(clusters)};
const args = process.argv.slice(2);
const asked = args.join(' ');
appendFileSync(process.env.FAKE_LOG, asked + '\\n');
const file = process.env.KUBECONFIG;
const cluster = clusters[existsSync(file) ? readFileSync(file, 'utf8') : ''] ?? {};
const say = (text) => process.stdout.write(text);
if (asked.startsWith('config get-contexts')) say(Object.keys(clusters).join('\\n') + '\\n');
else if (asked.startsWith('config view --minify')) say(args.at(-1));
else if (asked.startsWith('config view')) say(cluster.server);
else if (asked.startsWith('version')) {
  const clientVersion = { gitVersion: 'v1.37.2' };
  const serverVersion = cluster.version && { gitVersion: cluster.version };
  say(JSON.stringify({ clientVersion, serverVersion }));
  const refusal = 'The connection to the server was refused - did you specify the right host or port?\\n';
  if (!cluster.version) process.stderr.write(refusal);
} else if (asked.startsWith('auth can-i')) say(cluster.may + '\\n');
else if (asked.startsWith('get namespaces')) say(cluster.namespaces);
else if (asked.startsWith('get pods')) say(cluster.objects);
`;

const folder = mkdtempSync(join(tmpdir(), 'caderno-context-'));
const log = join(folder, 'log');
writeFileSync(join(folder, 'kubectl'), fake);
chmodSync(join(folder, 'kubectl'), 0o755);
afterAll(() => rmSync(folder, { recursive: true }));

const env = { PATH: `${folder}${delimiter}${process.env['PATH']}`, KUBECONFIG: join(folder, 'config'), FAKE_LOG: log };
const content = readContent('.');

/** What `npm run record` says with these options, before it has begun. */
async function refused(context: string | undefined, more: Partial<RecordOptions> = {}): Promise<string> {
  const options = {
    context,
    topic: [],
    note: [],
    check: false,
    has: [],
    make: [],
    only: [],
    anyCluster: false,
    anew: false,
    report: () => {},
    ...more,
  };
  return record(content, options).then(
    () => 'not refused',
    (error: unknown) => (error instanceof Refused ? error.message : String(error)),
  );
}

/** What was asked of kubectl beside looking. */
const changes = () =>
  readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => line && !/^(config|version|auth can-i|get|api-resources) /.test(line));

describe.skipIf(process.platform === 'win32')('npm run record', () => {
  beforeEach(() => {
    writeFileSync(log, '');
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  });
  afterEach(() => vi.unstubAllEnvs());

  test('asks for a context where none is named, though the kubeconfig has a current one', { timeout: 60_000 }, () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/record.ts'], {
      env: { ...process.env, NODE_OPTIONS: '' },
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr:
        'Name the cluster: npm run record -- --context NAME. ' +
        'Your kubeconfig has: dead, forbidden, remote, shared, used.\n',
    });
  });

  test('names the known contexts where an unknown one is named', async () => {
    expect(await refused('prod')).toBe(
      'There is no context "prod". Your kubeconfig has: dead, forbidden, remote, shared, used.',
    );
  });

  test('says that a dead server does not answer', async () => {
    expect(await refused('dead')).toMatch(/^https:\/\/127\.0\.0\.1:1 does not answer: .*connection.*refused[^\n]*$/i);
  });

  test('creates nothing where it has no permission', async () => {
    expect(await refused('forbidden')).toBe(
      'You may not do everything on https://127.0.0.1:6443, which a recording needs. Nothing was created.',
    );
    expect(changes()).toEqual([]);
  });

  test.each([
    ['remote', 'its address is not of this machine'],
    ['shared', 'it has the namespaces billing'],
    ['used', 'in its namespace default there is shop'],
  ])('does not touch the cluster "%s", which is not to study on', async (context, why) => {
    const said = await refused(context);
    expect(said).toContain(`does not look like a cluster to study on: ${why}.`);
    expect(said).toContain('--any-cluster says that it may');
    expect(changes()).toEqual([]);
  });

  test('says which notes there are where an unknown note or topic is named, before it asks any cluster', async () => {
    expect(await refused('dead', { note: ['services/nothing'] })).toMatch(
      /^There is no services\/nothing with commands\. The notes are .*services\/service/,
    );
    expect(await refused('dead', { topic: ['pods'] })).toMatch(/^There is no pods with commands\. The notes are /);
    expect(readFileSync(log, 'utf8')).toBe('');
  });

  test('says which requirements there are where an unknown one is named', async () => {
    expect(await refused('dead', { has: ['wings'] })).toMatch(
      /^There is no requirement wings: content\/requirements\.yaml has .*internet/,
    );
  });
});
