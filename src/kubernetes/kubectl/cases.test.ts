import { describe, expect, test } from 'vitest';
import { startCluster } from '../cluster/index.ts';
import { mask } from '../../record/masks.ts';
import { getClusterSchemas, getClusterTypes } from '../schemas/schemas.build.ts';
import { differences } from './cases/differences.ts';
import { readRecord, readSessions, toComparable, type Recorded } from './cases/session.ts';
import { simulate } from './cases/simulate.ts';

const sessions = readSessions();
const nodes = [
  { name: 'estudo-control-plane', role: 'control-plane' as const },
  { name: 'estudo-worker', role: 'worker' as const },
  { name: 'estudo-worker2', role: 'worker' as const },
];

/** A line that a session has more than once is counted: `get pods (2)`. */
function nameOf(cases: readonly Recorded[], index: number): string {
  const { run = '' } = cases[index] ?? {};
  const before = cases.slice(0, index).filter((one) => one.run === run).length;
  return before > 0 ? `${run} (${before + 1})` : run;
}

test('there are at least 400 recorded cases, and nine of ten come out the same', () => {
  const all = sessions.flatMap(({ name }) => readRecord(name)?.cases ?? []);
  const different = Object.values(differences).flatMap((session) => Object.keys(session));
  console.info(`${all.length} cases, ${different.length} known to differ`);
  expect(all.length).toBeGreaterThanOrEqual(400);
  expect(different.length / all.length).toBeLessThanOrEqual(0.1);
});

describe.concurrent.each(sessions)('$name', (session) => {
  const recorded = readRecord(session.name)?.cases ?? [];

  test('was recorded as it is written now', () => {
    expect(recorded.map(({ run }) => run)).toEqual(
      session.lines.filter(({ settles }) => !settles).map(({ run }) => run),
    );
  });

  test('prints what the real kubectl printed, but for the differences that are known', {
    timeout: 120_000,
  }, async () => {
    const cluster = await startCluster({
      name: 'estudo',
      nodes,
      schemas: getClusterSchemas(),
      types: async () => getClusterTypes(),
    });
    const ours = await simulate(session, cluster);
    await cluster.stop();
    const known = differences[session.name] ?? {};
    const wrong = recorded.flatMap((real, index) => {
      const name = nameOf(recorded, index);
      const [wanted, printed] = [
        toComparable(real, mask),
        toComparable(ours[index] ?? { stdout: '', stderr: 'not run', exit: -1 }, mask),
      ];
      if (name in known) return wanted === printed ? [{ name, wanted: 'listed as different, and the same now' }] : [];
      return wanted === printed ? [] : [{ name, wanted, printed }];
    });
    expect(wrong).toEqual([]);
    expect(Object.keys(known).filter((name) => !recorded.some((_, index) => nameOf(recorded, index) === name))).toEqual(
      [],
    );
  });
});
