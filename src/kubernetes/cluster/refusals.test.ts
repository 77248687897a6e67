import { afterAll, beforeAll, expect, test } from 'vitest';
import { deployment, deployments, pod, pods, send, service, services, startStudy } from './testing/fixture.ts';
import type { RunningCluster } from './index.ts';

let cluster: RunningCluster;
beforeAll(async () => {
  cluster = await startStudy();
  await send(cluster, 'POST', deployments, deployment('web', 1));
  await send(cluster, 'POST', services, service('web', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }));
  await send(cluster, 'POST', pods, pod('web', 'nginx:1.30-alpine'));
});
afterAll(() => cluster.stop());

const subdomain =
  'a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, ' +
  "'-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', " +
  "regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const strict = '?fieldValidation=Strict';
const web = deployment('web', 1);
const spec = (change: object) => ({ ...web, metadata: { name: 'new' }, spec: { ...web.spec, ...change } });

/** What is sent, and the status and message that come back. */
const refused: [
  what: string,
  method: 'POST' | 'PUT' | 'PATCH' | 'GET' | 'DELETE',
  path: string,
  body: unknown,
  status: number,
  message: string,
][] = [
  [
    'a name with capitals',
    'POST',
    deployments,
    { ...web, metadata: { name: 'Web' } },
    422,
    `Deployment.apps "Web" is invalid: metadata.name: Invalid value: "Web": ${subdomain}`,
  ],
  [
    'no name',
    'POST',
    pods,
    { ...pod('', 'nginx') },
    422,
    'Pod "" is invalid: metadata.name: Required value: name or generateName is required',
  ],
  ['a name that is taken', 'POST', deployments, web, 409, 'deployments.apps "web" already exists'],
  [
    'a container without an image',
    'POST',
    pods,
    { metadata: { name: 'new' }, spec: { containers: [{ name: 'c' }] } },
    422,
    'Pod "new" is invalid: spec.containers[0].image: Required value',
  ],
  [
    'a pod without containers',
    'POST',
    pods,
    { metadata: { name: 'new' }, spec: { containers: [] } },
    422,
    'Pod "new" is invalid: spec.containers: Required value',
  ],
  [
    'two containers of one name',
    'POST',
    pods,
    {
      metadata: { name: 'new' },
      spec: {
        containers: [
          { name: 'c', image: 'nginx' },
          { name: 'c', image: 'nginx' },
        ],
      },
    },
    422,
    'Pod "new" is invalid: spec.containers[1].name: Duplicate value: "c"',
  ],
  [
    'a policy that does not exist',
    'POST',
    pods,
    { metadata: { name: 'new' }, spec: { containers: [{ name: 'c', image: 'nginx', imagePullPolicy: 'Alway' }] } },
    422,
    'Pod "new" is invalid: spec.containers[0].imagePullPolicy: ' +
      'Unsupported value: "Alway": supported values: "Always", "IfNotPresent", "Never"',
  ],
  [
    'a long port name',
    'POST',
    pods,
    {
      metadata: { name: 'new' },
      spec: { containers: [{ name: 'c', image: 'nginx', ports: [{ name: 'a-very-long-port', containerPort: 80 }] }] },
    },
    422,
    'Pod "new" is invalid: spec.containers[0].ports[0].name: ' +
      'Invalid value: "a-very-long-port": must be no more than 15 characters',
  ],
  [
    'a mount of no volume',
    'POST',
    pods,
    {
      metadata: { name: 'new' },
      spec: { containers: [{ name: 'c', image: 'nginx', volumeMounts: [{ name: 'html', mountPath: '/html' }] }] },
    },
    422,
    'Pod "new" is invalid: spec.containers[0].volumeMounts[0].name: Not found: "html"',
  ],
  [
    'a field that does not exist',
    'POST',
    deployments + strict,
    spec({ replica: 3 }),
    400,
    'Deployment in version "v1" cannot be handled as a Deployment: strict decoding error: unknown field "spec.replica"',
  ],
  [
    'text for a number',
    'POST',
    deployments + strict,
    spec({ replicas: 'três' }),
    400,
    'Deployment in version "v1" cannot be handled as a Deployment: ' +
      'json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
  ],
  [
    'an object for a list',
    'POST',
    pods + strict,
    { metadata: { name: 'new' }, spec: { containers: { name: 'c' } } },
    400,
    'Pod in version "v1" cannot be handled as a Pod: ' +
      'json: cannot unmarshal object into Go struct field PodSpec.spec.containers of type []v1.Container',
  ],
  [
    'a selector that misses its template',
    'POST',
    deployments,
    spec({ selector: { matchLabels: { app: 'other' } } }),
    422,
    'Deployment.apps "new" is invalid: spec.template.metadata.labels: ' +
      'Invalid value: {"app":"web"}: `selector` does not match template `labels`',
  ],
  [
    'fewer than no replicas',
    'POST',
    deployments,
    spec({ replicas: -1 }),
    422,
    'Deployment.apps "new" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [
    'another selector',
    'PUT',
    `${deployments}/web`,
    {
      ...web,
      spec: {
        ...web.spec,
        selector: { matchLabels: { a: 'b' } },
        template: { ...web.spec.template, metadata: { labels: { a: 'b' } } },
      },
    },
    422,
    'Deployment.apps "web" is invalid: spec.selector: Invalid value: {"matchLabels":{"a":"b"}}: field is immutable',
  ],
  [
    'an old version',
    'PUT',
    `${deployments}/web`,
    { ...web, metadata: { name: 'web', resourceVersion: '1' } },
    409,
    'Operation cannot be fulfilled on deployments.apps "web": ' +
      'the object has been modified; please apply your changes to the latest version and try again',
  ],
  [
    'a port that is taken',
    'POST',
    services,
    service('new', { type: 'NodePort', ports: [{ port: 80, nodePort: 30080 }] }),
    422,
    'Service "new" is invalid: spec.ports[0].nodePort: Invalid value: 30080: provided port is already allocated',
  ],
  [
    'a port out of range',
    'POST',
    services,
    service('new', { type: 'NodePort', ports: [{ port: 80, nodePort: 80 }] }),
    422,
    'Service "new" is invalid: spec.ports[0].nodePort: ' +
      'Invalid value: 80: provided port is not in the valid range. The range of valid ports is 30000-32767',
  ],
  [
    'a Service without ports',
    'POST',
    services,
    service('new', { ports: [] }),
    422,
    'Service "new" is invalid: spec.ports: Required value',
  ],
  [
    'another cluster IP',
    'PATCH',
    `${services}/web`,
    { spec: { clusterIP: '10.96.9.9' } },
    422,
    'Service "web" is invalid: spec.clusterIPs[0]: Invalid value: ["10.96.9.9"]: may not change once set',
  ],
  [
    'a namespace that does not exist',
    'POST',
    '/api/v1/namespaces/nada/pods',
    pod('new', 'nginx'),
    404,
    'namespaces "nada" not found',
  ],
  ['an object that does not exist', 'GET', `${pods}/nada`, undefined, 404, 'pods "nada" not found'],
  [
    'a kind that does not exist',
    'GET',
    '/apis/apps/v1/namespaces/default/nadas',
    undefined,
    404,
    'the server could not find the requested resource',
  ],
  [
    'the end of a namespace that has to stay',
    'DELETE',
    '/api/v1/namespaces/kube-system',
    undefined,
    403,
    'namespaces "kube-system" is forbidden: this namespace may not be deleted',
  ],
  [
    'a field that cannot be selected by',
    'GET',
    `${pods}?fieldSelector=spec.image%3Dnginx`,
    undefined,
    400,
    'field label not supported: spec.image',
  ],
];

test.each(refused)('refuses %s', async (_, method, path, body, status, message) => {
  const answer = await send(
    cluster,
    method,
    path,
    body,
    method === 'PATCH' ? 'application/merge-patch+json' : 'application/json',
  );
  expect(answer.body).toMatchObject({ kind: 'Status', status: 'Failure', code: status, message });
});

test('refuses most changes of a pod, but not its image', async () => {
  const merge = 'application/strategic-merge-patch+json';
  const port = await send(
    cluster,
    'PATCH',
    `${pods}/web`,
    { spec: { containers: [{ name: 'c', ports: [{ containerPort: 81 }] }] } },
    merge,
  );
  expect(port.body.message).toMatch(
    /^Pod "web" is invalid: spec: Forbidden: pod updates may not change fields other than `spec\.containers\[\*\]/,
  );
  const image = await send(
    cluster,
    'PATCH',
    `${pods}/web`,
    { spec: { containers: [{ name: 'c', image: 'nginx:1.30' }] } },
    merge,
  );
  expect(image.status).toBe(200);
});

test('warns of a field that does not exist when it is not told to be strict', async () => {
  const { warnings, body } = await send(cluster, 'POST', `${deployments}?dryRun=All`, spec({ replica: 3 }));
  expect(warnings).toEqual(['unknown field "spec.replica"']);
  expect(body.spec).not.toHaveProperty('replica');
  expect((await send(cluster, 'GET', `${deployments}/new`)).status).toBe(404);
});

test('takes one of two objects of a name that come at once', async () => {
  const answers = await Promise.all([1, 2].map(() => send(cluster, 'POST', pods, pod('twice', 'nginx:1.30-alpine'))));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  expect(answers.map(({ body }) => body.message)).toContain('pods "twice" already exists');
});
