import { afterAll, beforeAll, expect, test } from 'vitest';
import { pod, pods, rows, send, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

let cluster: RunningCluster;
const crash = 'if [ -z "$LOJA_URL" ]; then\n  echo "falta a variável LOJA_URL"\n  exit 1\nfi\nsleep 3600';
const fromConfig = { env: [{ name: 'LOJA_URL', valueFrom: { configMapKeyRef: { name: 'loja-config', key: 'url' } } }] };
const volume = (mountPath: string) => ({ volumeMounts: [{ name: 'html', mountPath }] });

beforeAll(async () => {
  cluster = await startStudy();
  await send(cluster, 'POST', '/apis/node.k8s.io/v1/runtimeclasses', {
    metadata: { name: 'gvisor' },
    handler: 'runsc',
  });
  const made = [
    pod('gvisor', 'nginx:1.30-alpine', undefined, { runtimeClassName: 'gvisor' }),
    pod('bad', 'nginx:1.30-alpne'),
    pod('big', 'nginx:1.30-alpine', undefined, {
      containers: [{ name: 'c', image: 'nginx:1.30-alpine', resources: { requests: { cpu: '500' } } }],
    }),
    pod('crash', 'busybox:1.37', ['sh', '-c', crash]),
    pod('config', '', undefined, { containers: [{ name: 'c', image: 'nginx:1.30-alpine', ...fromConfig }] }),
    pod('once', 'busybox:1.37', ['echo', 'feito'], { restartPolicy: 'Never' }),
    pod('failed', 'busybox:1.37', ['sh', '-c', 'exit 3'], { restartPolicy: 'Never' }),
    pod('again', 'busybox:1.37', ['sh', '-c', 'sleep 1; exit 0']),
    pod('sidecar', '', undefined, {
      initContainers: [
        {
          name: 'init',
          image: 'busybox:1.37',
          command: ['sh', '-c', 'echo preparando > /html/index.html'],
          ...volume('/html'),
        },
        {
          name: 'clock',
          image: 'busybox:1.37',
          restartPolicy: 'Always',
          command: ['sh', '-c', "trap 'exit 0' TERM\nwhile true; do\n  date | tee /html/index.html\n  sleep 5\ndone\n"],
          ...volume('/html'),
        },
      ],
      containers: [{ name: 'c', image: 'nginx:1.30-alpine', ...volume('/usr/share/nginx/html') }],
      volumes: [{ name: 'html', emptyDir: {} }],
    }),
  ];
  for (const one of made) expect((await send(cluster, 'POST', pods, one)).body).toMatchObject({ kind: 'Pod' });
  await cluster.step(25);
});
afterAll(() => cluster.stop());

const statusOf = async (name: string) => (await rows(cluster, pods)).find((row) => row.startsWith(`${name} `));
const logOf = async (name: string, query = '') => (await send(cluster, 'GET', `${pods}/${name}/log${query}`)).body;
const messagesOf = async (name: string) =>
  (
    (await send(cluster, 'GET', `/api/v1/namespaces/default/events?fieldSelector=involvedObject.name%3D${name}`)).body
      .items as { message: string }[]
  ).map(({ message }) => message);

test('cannot pull a tag that does not exist', async () => {
  expect(await statusOf('bad')).toMatch(/^bad 0\/1 (ErrImagePull|ImagePullBackOff) 0 /);
  expect(await messagesOf('bad')).toContain(
    'Failed to pull image "nginx:1.30-alpne": rpc error: code = NotFound desc = failed to pull and unpack image ' +
      '"docker.io/library/nginx:1.30-alpne": failed to resolve reference "docker.io/library/nginx:1.30-alpne": ' +
      'docker.io/library/nginx:1.30-alpne: not found',
  );
  expect((await logOf('bad')).message).toMatch(
    /^container "c" in pod "bad" is waiting to start: (image can't be pulled|trying and failing to pull image)$/,
  );
});

test('leaves a pod that fits nowhere pending and says why', async () => {
  expect(await statusOf('big')).toMatch(/^big 0\/1 Pending 0 \d+s <none> <none>/);
  expect(await messagesOf('big')).toEqual([
    '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. ' +
      'preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
  ]);
});

test('shows the container that failed while it waits to start again, and has its log, not the one before', async () => {
  expect(await statusOf('crash')).toMatch(/^crash 0\/1 Error \d \(\d+s ago\) /);
  expect(await logOf('crash')).toBe('falta a variável LOJA_URL\n');
  expect(await logOf('crash', '?previous=true')).toMatch(
    /^unable to retrieve container logs for containerd:\/\/[0-9a-f]{64}$/,
  );
});

test('tries again and again to start a Pod whose runtime the node has not', async () => {
  expect(await statusOf('gvisor')).toMatch(/^gvisor 0\/1 ContainerCreating 0 \d+s <none> estudo-worker/);
  expect(await messagesOf('gvisor')).toContainEqual(
    expect.stringMatching(
      new RegExp(
        '^Failed to create pod sandbox: rpc error: code = Unknown desc = unable to get OCI runtime for sandbox ' +
          '"[0-9a-f]{64}": no runtime for "runsc" is configured$',
      ),
    ),
  );
  const refused = await send(
    cluster,
    'POST',
    pods,
    pod('nothing', 'nginx', undefined, { runtimeClassName: 'nothing' }),
  );
  expect(refused.body.message).toBe('pods "nothing" is forbidden: pod rejected: RuntimeClass "nothing" not found');
});

test('waits for a ConfigMap that does not exist, and starts when it comes', async () => {
  expect(await statusOf('config')).toMatch(/^config 0\/1 CreateContainerConfigError 0 /);
  expect(await messagesOf('config')).toContain('Error: configmap "loja-config" not found');
  await send(cluster, 'POST', '/api/v1/namespaces/default/configmaps', {
    metadata: { name: 'loja-config' },
    data: { url: 'http://loja' },
  });
  await cluster.step(20);
  expect(await statusOf('config')).toMatch(/^config 1\/1 Running 0 /);
  expect(
    await cluster.client.exec({ namespace: 'default', pod: 'config' }, ['printenv', 'LOJA_URL'], ''),
  ).toMatchObject({ stdout: 'http://loja\n' });
});

test('completes a container that ends', async () => {
  expect(await statusOf('once')).toMatch(/^once 0\/1 Completed 0 /);
  expect(await logOf('once')).toBe('feito\n');
});

test('says why a container ended, where the engine has only its exit code', async () => {
  const stateOf = async (name: string) =>
    (await send(cluster, 'GET', `${pods}/${name}`)).body.status.containerStatuses[0].state.terminated;
  expect(await statusOf('failed')).toMatch(/^failed 0\/1 Error 0 /);
  expect(await stateOf('once')).toMatchObject({ exitCode: 0, reason: 'Completed' });
  expect(await stateOf('failed')).toMatchObject({ exitCode: 3, reason: 'Error' });
  expect(await statusOf('again')).toMatch(/^again (1\/1 Running|0\/1 Completed|0\/1 CrashLoopBackOff) [1-9]/);
  const { body } = await send(cluster, 'GET', `${pods}/again`);
  expect(body.status.containerStatuses[0].lastState.terminated).toMatchObject({ exitCode: 0, reason: 'Completed' });
});

test('runs init containers, sidecars and a volume that they share', async () => {
  expect(await statusOf('sidecar')).toMatch(/^sidecar 2\/2 Running 0 /);
  expect(await logOf('sidecar', '?container=clock&tailLines=1')).toMatch(/ UTC 20\d\d\n$/);
  const page = await cluster.client.exec(
    { namespace: 'default', pod: 'sidecar', container: 'clock' },
    ['wget', '-qO-', '127.0.0.1'],
    '',
  );
  expect(page.stdout).toMatch(/^\w{3} \w{3} +\d+ [\d:]+ UTC \d{4}\n$/);
});

test('ends a main process that another kills', async () => {
  await cluster.client.exec({ namespace: 'default', pod: 'config' }, ['sh', '-c', 'kill 1'], '');
  await cluster.step(5);
  expect(await statusOf('config')).toMatch(/^config 1\/1 Running 1 \(\ds ago\)/);
});

test('refuses to run what is not there', async () => {
  await expect(cluster.client.exec({ namespace: 'default', pod: 'config' }, ['nada'], '')).rejects.toThrow(
    'exec: "nada": executable file not found in $PATH',
  );
  await expect(cluster.client.exec({ namespace: 'default', pod: 'bad' }, ['ls'], '')).rejects.toThrow(
    'container not found',
  );
});

test('goes on pulling on a node where a pod was deleted while its image came', async () => {
  const on = { nodeName: 'estudo-worker2', terminationGracePeriodSeconds: 0 };
  await send(cluster, 'POST', pods, pod('hasty', 'redis:8', undefined, on));
  await cluster.step(1);
  expect(await messagesOf('hasty')).toContain('Pulling image "redis:8"');
  await send(cluster, 'DELETE', `${pods}/hasty`);
  await send(cluster, 'POST', pods, pod('patient', 'alpine:3.21', ['sleep', '3600'], on));
  await cluster.step(5);
  expect(await statusOf('patient')).toMatch(/^patient 1\/1 Running 0 /);
});
