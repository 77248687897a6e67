import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startCluster as startWith, Unanswered } from '../cluster/index.ts';
import { getClusterSchemas, getClusterTypes } from '../schemas/schemas.build.ts';
import { openComputer, type Computer } from './computer.ts';
import type { StartCluster } from './machine.ts';

const schemas = getClusterSchemas();
let online = true;
const types = async () => {
  if (!online) throw new Unanswered('No descriptions.');
  return getClusterTypes();
};
const startCluster: StartCluster = (options) => startWith({ ...options, schemas, types });
let lab: Computer;
const remarks = {
  notSimulated: (what: string) => `There is no "${what}" here.`,
  portForward: (port: number) => `Port ${port} stays open.`,
};
const files = {
  'kind-basico.yaml': readFileSync('content/kind-kubectl/manifests/kind-basico.yaml', 'utf8'),
  'pod.yaml': readFileSync('content/workloads/manifests/pod.yaml', 'utf8'),
};

beforeEach(async () => {
  lab = await openComputer({ start: startCluster, files, remarks });
});
afterEach(() => lab.stop());

async function run(line: string) {
  let stdout = '';
  let stderr = '';
  const exitCode = await lab.shell.run(line, (text, error) => void (error ? (stderr += text) : (stdout += text)));
  return { stdout, stderr, exitCode };
}

test('pipes what kubectl prints into other programs and files', async () => {
  const { stdout, exitCode } = await run(
    'kubectl get nodes --no-headers > nodes.txt; grep -c estudo nodes.txt; wc -l < nodes.txt',
  );
  expect(stdout.trim().split(/\s+/)).toEqual(['3', '3']);
  expect(exitCode).toBe(0);
});

test.each([
  ["printf 'um\\ndois\\ntres\\n' | grep -o '[a-z]*s$' | sort -r | tr '\\n' ' '", 'tres dois '],
  ["echo 'a: b-1' | sed -E 's/([a-z]+): ([a-z]+)-([0-9])/\\2=\\3/'", 'b=1\n'],
  ["echo 'x 10 y' | awk '/[0-9]+/ { gsub(/[xy]/, \"_\"); print $2 + 1, $0 }'", '11 _ 10 _\n'],
  ['echo \'{"a":[{"n":"web-1"}]}\' | jq -r \'.a[] | .n | test("^web")\'', 'true\n'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
  ['[[ servidor-web =~ ^(.*)-(.*)$ ]] && echo ${BASH_REMATCH[2]}', 'web\n'],
  ["echo 'Ação' | grep -ic 'aÇÃO'; echo abc | tr a-c A-C | cut -c2-", '1\nBC\n'],
  ["printf 'a b\\nc d\\n' | while read x y; do echo $y; done | xargs echo", 'b d\n'],
])('runs %s', async (line, stdout) => {
  expect(await run(line)).toEqual({ stdout, stderr: '', exitCode: 0 });
});

test('keeps variables, folder and aliases from line to line', async () => {
  await run('NOME=web; export NOME; mkdir -p sub && cd sub; alias k=kubectl');
  expect((await run('pwd; echo $NOME; k get nodes -o name | head -1')).stdout).toBe(
    '/home/caderno/sub\nweb\nnode/estudo-control-plane\n',
  );
});

test('creates and deletes clusters as kind does, with their own names for nodes', async () => {
  await run(
    "printf 'kind: Cluster\\n" +
      'apiVersion: kind.x-k8s.io/v1alpha4\\n' +
      "nodes: [{role: control-plane}, {role: worker}, {role: worker}]\\n' > novo.yaml",
  );
  expect((await run('kind create cluster --name novo --config novo.yaml')).stderr).toContain(
    'Set kubectl context to "kind-novo"',
  );
  expect((await run('kubectl get nodes -o name')).stdout).toBe(
    'node/novo-control-plane\nnode/novo-worker\nnode/novo-worker2\n',
  );
  expect((await run('kubectl get nodes -o name --context kind-estudo | wc -l')).stdout.trim()).toBe('3');
  expect(await run('kind create cluster --name novo')).toMatchObject({
    exitCode: 1,
    stderr: 'ERROR: failed to create cluster: node(s) already exist for a cluster with the name "novo"\n',
  });
  expect((await run('kind delete cluster --name novo; kind get clusters')).stdout).toBe('estudo\n');
  expect((await run('kubectl get nodes')).exitCode).toBe(1);
});

test('ends what follows with Ctrl+C, and shows meanwhile what it printed', async () => {
  let seen = '';
  const running = lab.shell.run('kubectl get pods -n kube-system -w', (text) => (seen += text));
  while (!seen.includes('NAME')) await new Promise((done) => setTimeout(done, 10));
  lab.shell.interrupt();
  expect(await running).toBe(130);
  const endless = lab.shell.run('while true; do sleep 1; done', () => {});
  setTimeout(() => lab.shell.interrupt(), 50);
  expect(await endless).toBe(130);
});

test('says in one sentence what it does not do', async () => {
  for (const line of ['helm install x y', 'docker build .', 'kind build node-image']) {
    const { stderr, exitCode } = await run(line);
    expect(exitCode).not.toBe(0);
    expect(stderr).toMatch(/^There is no ".*" here\.\n$/);
  }
});

test('keeps what another worker needs: changed files and the requests that the clusters granted', async () => {
  await run('echo oi > meu.txt; kubectl create deployment servidor-web --image=nginx:1.30-alpine; kubectl get pods');
  const kept = await lab.keep();
  expect(Object.keys(kept.files).sort()).toEqual(['.kube/config', 'meu.txt']);
  expect(
    kept.clusters?.[0]?.journal.map(({ request }) => `${request.method} ${request.path.replace(/\?.*/, '')}`),
  ).toEqual(['POST /apis/apps/v1/namespaces/default/deployments']);
  await lab.stop();
  lab = await openComputer({ start: startCluster, files, remarks, kept });
  expect((await run('cat meu.txt; kubectl get deployments -o name')).stdout).toBe('oi\ndeployment.apps/servidor-web\n');
});

test('says in plain words that the descriptions of the fields did not come, and gives them once they do', async () => {
  online = false;
  expect(await run('kubectl explain pod')).toEqual({ stdout: '', stderr: `${'No descriptions.'}\n`, exitCode: 1 });
  online = true;
  expect((await run('kubectl explain pod')).stdout).toContain('KIND:       Pod');
});
