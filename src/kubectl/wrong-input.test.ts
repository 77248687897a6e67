import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { serveHttp } from '../cluster/http.ts';
import { startCluster } from '../cluster/index.ts';
import { getClusterSchemas } from '../schemas/index.ts';
import { compareAll, type Outcome } from './oracle/compare.ts';
import { getInstalledVersion, nodes, serveTwin } from './oracle/twin.ts';
import { setup, wrongInputs } from './oracle/wrong-input.ts';

/** What the real kubectl says: captured by `CAPTURE=1 vitest run src/kubectl/wrong-input.test.ts`, never typed. */
interface Captured {
  kubectl: string;
  cases: Record<string, { stderr: string; exitCode: number }>;
}

const file = new URL('oracle/wrong-input.json', import.meta.url);
const captures = process.env['CAPTURE'] === '1';
const expected = captures ? undefined : (JSON.parse(readFileSync(file, 'utf8')) as Captured);
const lines = Object.entries(wrongInputs).flatMap(([kind, runs]) => runs.map((run) => ({ kind, run })));
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  const twins = [await startTwin(), await startTwin()] as const;
  const cases = [...setup.map((run) => ({ run, writes: true as const })), { run: 'sleep 2' }, ...lines.map(({ run }) => ({ run, writes: true as const }))];
  await compareAll(cases, [...twins], captures ? 'kubectl' : undefined, (outcome) => outcomes.set(outcome.run, outcome));
  if (captures) capture();
  await Promise.all(twins.map((twin) => twin.stop()));
}, 200_000);

describe('wrong input', () => {
  test('is tried in at least 60 ways', () => {
    expect(lines.length).toBeGreaterThanOrEqual(60);
  });

  test.each(lines)('of a $kind: kubectl $run', ({ run }) => {
    const outcome = outcomes.get(run);
    const wanted = expected?.cases[run] ?? outcome?.real;
    expect({ stdout: outcome?.ours.stdout, stderr: outcome?.ours.stderr, exitCode: outcome?.ours.exitCode }).toEqual({
      stdout: outcome?.ours.stdout,
      stderr: wanted?.stderr,
      exitCode: wanted?.exitCode,
    });
    expect(outcome?.ours.exitCode).toBeGreaterThanOrEqual(1);
  });
});

function capture(): void {
  const cases = Object.fromEntries(
    lines.map(({ run }) => [run, { stderr: outcomes.get(run)?.real.stderr ?? '', exitCode: outcomes.get(run)?.real.exitCode ?? 0 }]),
  );
  writeFileSync(file, `${JSON.stringify({ kubectl: getInstalledVersion(), cases }, null, 1)}\n`);
}

async function startTwin(): ReturnType<typeof serveTwin> {
  return serveTwin(await startCluster({ name: 'estudo', nodes, schemas: getClusterSchemas() }), serveHttp);
}
