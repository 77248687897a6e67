import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCluster } from '../cluster/index.ts';
import { labTexts } from '../i18n/lab.ts';
import { openLab, type Lab } from './lab.ts';

let lab: Lab;
const files = { 'kind-basico.yaml': readFileSync('content/kind-kubectl/manifests/kind-basico.yaml', 'utf8'), 'pod.yaml': readFileSync('content/workloads/manifests/pod.yaml', 'utf8') };

beforeEach(async () => {
  lab = await openLab({ start: startCluster, files, texts: labTexts['pt-br'] });
});
afterEach(() => lab.stop());

async function run(line: string) {
  let stdout = '';
  let stderr = '';
  const exitCode = await lab.shell.run(line, (text, error) => void (error ? (stderr += text) : (stdout += text)));
  return { stdout, stderr, exitCode };
}

test('pipes what kubectl prints into other programs and files', async () => {
  const { stdout, exitCode } = await run('kubectl get nodes --no-headers > nodes.txt; grep -c estudo nodes.txt; wc -l < nodes.txt');
  expect(stdout.trim().split(/\s+/)).toEqual(['3', '3']);
  expect(exitCode).toBe(0);
});
