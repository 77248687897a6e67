import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serveHttp } from '../cluster/http.ts';
import { startCluster } from '../cluster/index.ts';
import { getClusterSchemas, getClusterTypes } from '../schemas/index.ts';
import { cases } from './oracle/cases.ts';
import { compareAll, type Outcome } from './oracle/compare.ts';
import { getInstalledVersion, nodes, serveTwin } from './oracle/twin.ts';

const version = getInstalledVersion();
const known: Record<string, string> = {
  'edit deploy web': 'the simulator has no editor and says so',
};

describe.skipIf(version === undefined)(`beside kubectl ${version ?? '(none is installed: nothing to compare with)'}`, () => {
  const outcomes: Outcome[] = [];
  const twins: Awaited<ReturnType<typeof serveTwin>>[] = [];

  beforeAll(async () => {
    twins.push(await startTwin(), await startTwin());
    await compareAll(cases, twins as [(typeof twins)[0], (typeof twins)[0]], 'kubectl', (outcome) => outcomes.push(outcome));
  }, 400_000);
  afterAll(() => Promise.all(twins.map((twin) => twin.stop())));

  test('runs at least 200 invocations, right and wrong ones', () => {
    expect(outcomes.length).toBeGreaterThanOrEqual(200);
    expect(outcomes.filter(({ real }) => real.exitCode !== 0).length).toBeGreaterThanOrEqual(60);
  });

  test('prints the same bytes and ends with the same code in at least 95 %', () => {
    const same = outcomes.filter((outcome) => outcome.same).length;
    console.info(`${same} of ${outcomes.length} invocations are the same (${((same / outcomes.length) * 100).toFixed(1)} %)`);
    expect(same / outcomes.length).toBeGreaterThanOrEqual(0.95);
  });

  test('knows why the others differ', () => {
    const others = outcomes.filter(({ same, run }) => !same && !known[run]);
    expect(others.map(({ run, ours, real }) => ({ run, ours, real }))).toEqual([]);
  });
});

async function startTwin(): ReturnType<typeof serveTwin> {
  return serveTwin(await startCluster({ name: 'estudo', nodes, schemas: getClusterSchemas(), types: async () => getClusterTypes() }), serveHttp);
}
