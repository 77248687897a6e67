import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployment, deployments, pod, pods, rows, send, service, services, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

let cluster: RunningCluster;
beforeAll(async () => {
  cluster = await startStudy();
  await send(cluster, 'POST', deployments, deployment('web', 3));
  await send(cluster, 'POST', services, service('web', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }));
  await send(cluster, 'POST', services, service('web-headless', { clusterIP: 'None' }));
  await send(cluster, 'POST', services, service('web-lb', { type: 'LoadBalancer' }));
  await send(cluster, 'POST', services, {
    metadata: { name: 'banco' },
    spec: { type: 'ExternalName', externalName: 'db.example.com' },
  });
  await send(cluster, 'POST', '/api/v1/namespaces', { metadata: { name: 'loja' } });
  await send(cluster, 'POST', '/api/v1/namespaces/loja/pods', { ...pod('cliente', 'alpine:3.22', ['sleep', '3600']) });
  await send(cluster, 'POST', pods, pod('cliente', 'alpine:3.22', ['sleep', '3600']));
  await cluster.step(10);
});
afterAll(() => cluster.stop());

const run = async (script: string, namespace = 'default') =>
  cluster.client.exec({ namespace, pod: 'cliente' }, ['sh', '-c', script], '');

test('has the nodes and the system pods of kind', async () => {
  expect(await rows(cluster, '/api/v1/nodes')).toEqual([
    expect.stringMatching(
      new RegExp(
        String.raw`^estudo-control-plane Ready control-plane \d+s v1\.37\.2 172\.18\.0\.2 <none> ` +
          String.raw`Debian GNU/Linux 13 \(trixie\) \S+ \(amd64\) containerd://2\.4\.2$`,
      ),
    ),
    expect.stringMatching(/^estudo-worker Ready <none> /),
    expect.stringMatching(/^estudo-worker2 Ready <none> /),
  ]);
  const system = await rows(cluster, '/api/v1/namespaces/kube-system/pods');
  expect(
    system.map((row) => row.split(' ')[0]?.replace(/(-[0-9a-f]{8,10})?-[bcdfghjklmnpqrstvwxz2456789]{5}$/, '')),
  ).toEqual([
    'coredns',
    'coredns',
    'etcd-estudo-control-plane',
    'kindnet',
    'kindnet',
    'kindnet',
    'kube-apiserver-estudo-control-plane',
    'kube-controller-manager-estudo-control-plane',
    'kube-proxy',
    'kube-proxy',
    'kube-proxy',
    'kube-scheduler-estudo-control-plane',
  ]);
  expect(system.every((row) => row.includes(' 1/1 Running 0 '))).toBe(true);
});

test('runs a Deployment on the workers, not on the control plane', async () => {
  expect(await rows(cluster, deployments)).toEqual([
    expect.stringMatching(/^web 3\/3 3 3 \d+s nginx nginx:1\.30-alpine app=web$/),
  ]);
  const placed = await rows(cluster, `${pods}?labelSelector=app%3Dweb`);
  expect(placed).toHaveLength(3);
  expect(placed.every((row) => /estudo-worker2? /.test(row))).toBe(true);
});

test('shows every type of Service', async () => {
  expect(await rows(cluster, services)).toEqual([
    expect.stringMatching(/^banco ExternalName <none> db\.example\.com <none> \d+s <none>$/),
    expect.stringMatching(/^kubernetes ClusterIP 10\.96\.0\.1 <none> 443\/TCP /),
    expect.stringMatching(/^web NodePort 10\.96\.\d+\.\d+ <none> 80:30080\/TCP \d+s app=web$/),
    expect.stringMatching(/^web-headless ClusterIP None <none> 80\/TCP /),
    expect.stringMatching(/^web-lb LoadBalancer 10\.96\.\d+\.\d+ <pending> 80:3\d{4}\/TCP /),
  ]);
});

test('reaches a Service by its short name in the namespace, and only by a longer one from another', async () => {
  expect(await run('wget -qO- web | head -4')).toMatchObject({
    stdout: expect.stringContaining('<title>Welcome to nginx!</title>'),
    exitCode: 0,
  });
  expect(await run('wget -qO- http://web', 'loja')).toEqual({
    stdout: '',
    stderr: "wget: bad address 'web'\n",
    exitCode: 1,
  });
  expect(await run('wget -qO- http://web.default', 'loja')).toMatchObject({ exitCode: 0 });
  expect(await run('wget -qO- http://web.default.svc.cluster.local', 'loja')).toMatchObject({ exitCode: 0 });
});

test('gives a curl to whoever installs it', async () => {
  expect(await run('curl web')).toEqual({ stdout: '', stderr: 'sh: curl: not found\n', exitCode: 127 });
  expect((await run('apk add curl')).stdout).toMatch(/Installing curl .*\nExecuting busybox.*\nOK: /s);
  expect(await run('curl -s web | grep -c nginx.org')).toMatchObject({ stdout: '2\n', exitCode: 0 });
  expect(await run('curl nada')).toMatchObject({ stderr: 'curl: (6) Could not resolve host: nada\n', exitCode: 6 });
});

test('answers a headless name with the pods and an ExternalName with its alias', async () => {
  const headless = await run('nslookup web-headless.default.svc.cluster.local');
  expect(headless.stdout.match(/^Address: 10\.244\./gm)).toHaveLength(3);
  const alias = await run('nslookup -type=cname banco.default.svc.cluster.local');
  expect(alias.stdout).toContain('canonical name = db.example.com');
});

test('reaches a NodePort and a cluster IP from a node, and nothing else', async () => {
  expect(await cluster.fetchFromNode('estudo-worker', 'http://172.18.0.2:30080/')).toMatchObject({ status: 200 });
  await expect(cluster.fetchFromNode('estudo-worker', 'http://172.18.0.2:30081/')).rejects.toThrow(
    '(7) Failed to connect to 172.18.0.2 port 30081',
  );
  await expect(cluster.fetchFromNode('estudo-worker', 'http://web.default.svc.cluster.local/')).rejects.toThrow(
    '(6) Could not resolve host',
  );
  await expect(cluster.fetchFromNode('estudo-worker', 'http://example.com/')).rejects.toThrow(
    '(6) Could not resolve host: example.com',
  );
});

test('writes each request to the log of the pod that answered', async () => {
  await run('wget -qO- http://web/nada');
  const names = (await rows(cluster, `${pods}?labelSelector=app%3Dweb`)).map((row) => row.split(' ')[0]);
  const logs = await Promise.all(
    names.map(async (name) => (await send(cluster, 'GET', `${pods}/${name}/log`)).body as string),
  );
  expect(logs.join('')).toMatch(/"GET \/nada HTTP\/1\.1" 404 \d+ "-" "Wget" "-"\n/);
});

test('shows Endpoints with a warning', async () => {
  const { body, warnings } = await send(cluster, 'GET', '/api/v1/namespaces/default/endpoints/web');
  expect(warnings).toEqual(['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice']);
  expect(body.subsets[0].addresses).toHaveLength(3);
});

test('brings a deleted pod of a Deployment back, and whoever watches sees it', async () => {
  const seen: string[] = [];
  const ended = new AbortController();
  const name = (await rows(cluster, `${pods}?labelSelector=app%3Dweb`))[0]?.split(' ')[0] ?? '';
  const { body } = await send(cluster, 'GET', pods);
  const follow = (async () => {
    for await (const { type, object } of cluster.client.watch(
      `${pods}?watch=true&labelSelector=app%3Dweb&resourceVersion=${body.metadata.resourceVersion}`,
      ended.signal,
    ))
      seen.push(`${type} ${(object as { metadata: { name: string } }).metadata.name === name}`);
  })();
  await send(cluster, 'DELETE', `${pods}/${name}`);
  await cluster.step(5);
  ended.abort();
  await follow;
  expect(seen).toContain('ADDED false');
  expect(seen.at(-1)).not.toBe('ADDED true');
  expect(seen).toContain('DELETED true');
  expect(await rows(cluster, deployments)).toEqual([expect.stringMatching(/^web 3\/3 /)]);
});

test('brings system pods back', async () => {
  const system = '/api/v1/namespaces/kube-system/pods';
  const proxy = (await rows(cluster, `${system}?labelSelector=k8s-app%3Dkube-proxy`))[0]?.split(' ')[0] ?? '';
  await send(cluster, 'DELETE', `${system}/${proxy}`);
  const fixed = ['etcd', 'kube-controller-manager', 'kube-scheduler'].map(
    (program) => `${program}-estudo-control-plane`,
  );
  for (const name of fixed) await send(cluster, 'DELETE', `${system}/${name}`);
  await cluster.step(8);
  const names = (await rows(cluster, system)).map((row) => row.split(' ')[0]);
  expect(names).toHaveLength(12);
  expect(names).toEqual(expect.arrayContaining(fixed));
  expect(names).not.toContain(proxy);
});

test('keeps revisions of a Deployment', async () => {
  const image = { spec: { template: { spec: { containers: [{ name: 'nginx', image: 'nginx:1.30' }] } } } };
  const patched = await send(cluster, 'PATCH', `${deployments}/web`, image, 'application/strategic-merge-patch+json');
  expect(patched.body).toMatchObject({
    metadata: { generation: 2 },
    spec: { template: { spec: { containers: [{ image: 'nginx:1.30', ports: [{ containerPort: 80 }] }] } } },
  });
  await cluster.step(15);
  const { body } = await send(cluster, 'GET', '/apis/apps/v1/namespaces/default/replicasets');
  const revisions = body.items.map(
    (item: { metadata: { annotations: Record<string, string> }; spec: { replicas: number } }) => [
      item.metadata.annotations['deployment.kubernetes.io/revision'],
      item.spec.replicas,
    ],
  );
  expect(revisions.toSorted()).toEqual([
    ['1', 0],
    ['2', 3],
  ]);
  expect(
    (await send(cluster, 'GET', `${deployments}/web`)).body.metadata.annotations['deployment.kubernetes.io/revision'],
  ).toBe('2');
});

test('ends a namespace with all that is in it', async () => {
  await send(cluster, 'POST', '/api/v1/namespaces/loja/configmaps', { metadata: { name: 'c' }, data: { a: 'b' } });
  await send(cluster, 'DELETE', '/api/v1/namespaces/loja');
  await cluster.step(40);
  expect((await send(cluster, 'GET', '/api/v1/namespaces/loja')).body.message).toBe('namespaces "loja" not found');
  expect(await rows(cluster, '/api/v1/pods')).not.toContainEqual(expect.stringMatching(/^cliente .*loja/));
});

test('lists the keys of its etcd in the etcd pod', async () => {
  const target = { namespace: 'kube-system', pod: 'etcd-estudo-control-plane' };
  const { stdout } = await cluster.client.exec(
    target,
    ['etcdctl', '--endpoints=https://127.0.0.1:2379', 'get', '/registry/deployments', '--prefix', '--keys-only'],
    '',
  );
  expect(stdout.split('\n\n')).toEqual([
    '/registry/deployments/default/web',
    '/registry/deployments/kube-system/coredns',
    '/registry/deployments/local-path-storage/local-path-provisioner',
    '',
  ]);
  expect(await cluster.client.exec(target, ['etcdctl', 'snapshot', 'save', 'x'], '')).toMatchObject({
    exitCode: 1,
    stderr: expect.stringContaining('the simulator'),
  });
  await expect(cluster.client.exec(target, ['sh'], '')).rejects.toThrow('executable file not found');
});
