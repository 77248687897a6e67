import { expect, test } from 'vitest';
import { printFindings } from '../../content/finding.ts';
import { readContent } from '../../content/read.ts';
import { readSchemas } from '../../kubernetes/build.ts';
import { checkSource } from './check.ts';
import { getHeredocs, getMade } from './commands.ts';
import { checkManifest, checkManifests, getSite, getValidAgainst } from './index.ts';
import { getInlineSources } from './sources.ts';

const schemas = readSchemas();
const content = readContent(process.cwd());
const linesOf = (text: string, far = undefined as Parameters<typeof checkSource>[2]) =>
  printFindings(checkSource({ file: 'a.yaml', firstLine: 1, text }, schemas, far))
    .split('\n')
    .filter(Boolean);

const pod = (spec: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: ${spec}\n`;
const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 3
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: nginx
          image: nginx:1.30-alpine
          ports: [{ name: http, containerPort: 80 }]
`;
const service = (spec: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: ${spec}\n`;
const kind = (rest: string) => `kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n${rest}\n`;

test('finds nothing on the site, and finds what is broken on purpose to be broken as it is marked', () => {
  expect(printFindings(checkManifests(content, schemas))).toBe('');
});

test('gives every manifest that is broken on purpose exactly its finding, or none when only a cluster shows it', () => {
  const site = getSite(content);
  const broken = content.manifests.filter(({ finding }) => finding !== undefined);
  const found = broken.map((manifest) => [
    manifest.file,
    checkManifest(manifest, site, schemas)
      .map(({ code }) => code)
      .join(),
  ]);
  // A finding in capitals, like ImagePullBackOff, is a state that kubectl shows.
  const expected = broken.map(({ file, finding = '' }) => [file, /^[A-Z]/.test(finding) ? '' : `k8s/${finding}`]);
  expect(expected.length).toBeGreaterThan(5);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(expected));
});

test('reports a manifest that is no longer broken as it is marked', () => {
  const manifests = content.manifests.map((manifest) =>
    manifest.file === 'quebrado-campo.yaml'
      ? { ...manifest, text: manifest.text.replace('replica:', 'replicas:') }
      : manifest,
  );
  expect(printFindings(checkManifests({ ...content, manifests }, schemas))).toMatch(
    /manifests\.yaml:\d+:3 manifest\/other-finding .* marked to give "unknown-field" and no other: nothing is wrong/,
  );
});

/** One fault each: what it is, the text, the line that must be printed. */
const faults: [name: string, text: string, line: string | RegExp][] = [
  [
    'an unknown field, with the one that was meant',
    deployment.replace('replicas', 'replica'),
    'a.yaml:6:3 k8s/unknown-field Deployment.spec.replica does not exist in apps/v1/Deployment ' +
      '(Kubernetes 1.35, 1.36 and 1.37): did you mean "replicas"?',
  ],
  [
    'a missing field',
    deployment.replace(/ {2}selector:\n.*\n/, ''),
    'a.yaml:5:1 k8s/missing-field ' +
      'Deployment.spec.selector is missing: apps/v1/Deployment (Kubernetes 1.35, 1.36 and 1.37) requires it.',
  ],
  [
    'a required field that is null',
    deployment.replace('name: nginx', 'name: null'),
    'a.yaml:14:11 k8s/missing-field Deployment.spec.template.spec.containers[0].name is missing: ' +
      'apps/v1/Deployment (Kubernetes 1.35, 1.36 and 1.37) requires it.',
  ],
  [
    'a value of the wrong type',
    deployment.replace('replicas: 3', 'replicas: "3"'),
    'a.yaml:6:3 k8s/wrong-type Deployment.spec.replicas is "3", a string: it must be an integer.',
  ],
  [
    'a string that YAML takes for something else',
    pod('{ containers: [{ name: a, image: a, env: [{ name: X, value: yes }] }] }'),
    /value is true, a boolean: it must be a string\. Put it in quotes: "true"\./,
  ],
  [
    'a value that is none of the few',
    pod('{ containers: [{ name: a, image: a, imagePullPolicy: Alway }] }'),
    'a.yaml:4:43 k8s/bad-value Pod.spec.containers[0].imagePullPolicy is "Alway": ' +
      'it must be Always, IfNotPresent or Never. Did you mean "Always"?',
  ],
  [
    'a map that is no text where one of a few is asked for',
    pod('{ restartPolicy: { toString: a }, containers: [{ name: a, image: a }] }'),
    /k8s\/bad-value Pod\.spec\.restartPolicy is \{"toString":"a"\}: it must be Always, Never or OnFailure\./,
  ],
  [
    'a bad quantity',
    pod('{ containers: [{ name: a, image: a, resources: { limits: { memory: 64MB } } }] }'),
    /k8s\/bad-value .*memory is "64MB": it must be a quantity like 500m, 64Mi or 1\.5\./,
  ],
  [
    'plain text in the data of a Secret',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { senha: abc! }\n',
    /Secret\.data\.senha is "abc!": it must be base64; plain text stands in stringData\./,
  ],
  [
    'an API that was removed, with what replaced it',
    'apiVersion: extensions/v1beta1\nkind: Ingress\nmetadata: { name: a }\n',
    'a.yaml:1:1 k8s/removed-api extensions/v1beta1/Ingress does not exist in Kubernetes 1.35, 1.36 and 1.37: ' +
      'it was removed in 1.22; write apiVersion: networking.k8s.io/v1.',
  ],
  [
    'a kind of another group',
    deployment.replace('apps/v1', 'v1'),
    'a.yaml:1:1 k8s/unknown-kind v1/Deployment does not exist in ' +
      'Kubernetes 1.35, 1.36 and 1.37, Gateway API 1.6, KEDA 2.21, kind v1alpha4. It is served as apps/v1.',
  ],
  [
    'a misspelt kind',
    deployment.replace('Deployment', 'Deploiment'),
    /a\.yaml:2:1 k8s\/unknown-kind .* Did you mean "Deployment"\?/,
  ],
  [
    'an object without apiVersion',
    'kind: Pod\nmetadata: { name: a }\n',
    'a.yaml:1:1 k8s/missing-field apiVersion is missing: every object has apiVersion and kind.',
  ],
  [
    'a selector that its template does not have',
    deployment.replace('labels: { app: web }', 'labels: { app: site }'),
    'a.yaml:8:20 k8s/selector-does-not-match Deployment.spec.selector asks for app=web ' +
      'and spec.template.metadata.labels has app=site: both must be the same.',
  ],
  [
    'a Service that finds no Pod of its file',
    `${deployment}---\n${service('{ selector: { app: site }, ports: [{ port: 80 }] }')}`,
    'a.yaml:21:9 k8s/service-selects-nothing ' +
      'Service.spec.selector asks for app=site and finds no Pod here: they have app=web.',
  ],
  [
    'a targetPort that no Pod has',
    `${deployment}---\n${service('{ selector: { app: web }, ports: [{ port: 80, targetPort: htp }] }')}`,
    /k8s\/target-port-names-nothing .* "htp" .* Did you mean "http"\?/,
  ],
  [
    'a nodePort outside its range',
    service('{ type: NodePort, ports: [{ port: 80, nodePort: 8080 }] }'),
    /k8s\/bad-port Service\.spec\.ports has nodePort 8080: it must be from 30000 to 32767\./,
  ],
  [
    'ports without names',
    service('{ ports: [{ port: 80 }, { port: 81 }] }'),
    /k8s\/missing-field Service\.spec\.ports\[\]\.name is missing/,
  ],
  [
    'a port name that is too long',
    deployment.replace('name: http', 'name: servidor-web-http'),
    /k8s\/bad-port-name .* is "servidor-web-http": must be no more than 15 characters/,
  ],
  [
    'two containers of one name',
    pod('{ containers: [{ name: a, image: a }, { name: a, image: b }] }'),
    /k8s\/duplicate-name Pod\.spec\.containers\[1\]\.name is "a" a second time/,
  ],
  [
    'a variable that stands twice',
    pod('{ containers: [{ name: a, image: a, env: [{ name: X, value: a }, { name: X, value: b }] }] }'),
    /k8s\/duplicate-name .*env\[1\]\.name is "X" a second time/,
  ],
  [
    'a mount of no volume',
    pod(
      '{ containers: [{ name: a, image: a, volumeMounts: [{ name: dat, mountPath: /d }] }], ' +
        'volumes: [{ name: data, emptyDir: {} }] }',
    ),
    /k8s\/mount-names-nothing .* no volume of that name\. Did you mean "data"\?/,
  ],
  [
    'a volume with two sources',
    pod('{ containers: [{ name: a, image: a }], volumes: [{ name: d, emptyDir: {}, configMap: { name: c } }] }'),
    /k8s\/two-of-one Pod\.spec\.volumes\[0\] has emptyDir and configMap: a volume has one source\./,
  ],
  [
    'a probe on a port that its container does not name',
    deployment.replace('          ports', '          readinessProbe: { httpGet: { port: web } }\n          ports'),
    /k8s\/probe-port-names-nothing .* "web" .* It has http\./,
  ],
  [
    'a probe that does nothing',
    pod('{ containers: [{ name: a, image: a, livenessProbe: { periodSeconds: 5 } }] }'),
    /k8s\/two-of-one .*livenessProbe does nothing/,
  ],
  [
    'a request over its limit',
    pod('{ containers: [{ name: a, image: a, resources: { requests: { cpu: 1 }, limits: { cpu: 500m } } }] }'),
    /k8s\/request-over-limit .*cpu is 1 and the limit is 500m/,
  ],
  [
    'a resource that there is not',
    pod('{ containers: [{ name: a, image: a, resources: { limits: { cpus: 1 } } }] }'),
    /k8s\/unknown-resource/,
  ],
  ['an image that is none', pod('{ containers: [{ name: a, image: "Nginx:1 2" }] }'), /k8s\/bad-image/],
  [
    'a name that the API does not take',
    deployment.replace('name: web', 'name: Web_1'),
    /k8s\/bad-name Deployment\.metadata\.name is "Web_1"/,
  ],
  [
    'a label that the API does not take',
    deployment.replace('  name: web', '  name: web\n  labels: { dono: "a b" }'),
    /k8s\/bad-label Deployment\.metadata\.labels\.dono is "a b"/,
  ],
  [
    'a Job that restarts always',
    'apiVersion: batch/v1\n' +
      'kind: Job\nmetadata: { name: a }\nspec: { template: { spec: { containers: [{ name: a, image: a }] } } }\n',
    /k8s\/bad-value Job\.spec\.template\.spec\.restartPolicy is missing: a Job needs OnFailure or Never\./,
  ],
  [
    'an Ingress path without a slash',
    'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec: { rules: [{ http: ' +
      '{ paths: [{ path: a, pathType: Prefix, backend: { service: { name: b, port: { number: 80 } } } }] } }] }\n',
    /k8s\/bad-value .*path is "a": it must begin with \//,
  ],
  [
    'a trigger without what it needs',
    'apiVersion: keda.sh/v1alpha1\n' +
      'kind: ScaledObject\nmetadata: { name: a }\nspec: { scaleTargetRef: { name: a }, ' +
      'triggers: [{ type: cron, metadata: { timezone: Brasil, start: 0 8 * * *, end: 0 18 * * * } }] }\n',
    /k8s\/missing-field .*desiredReplicas is missing: the trigger cron requires it\./,
  ],
  [
    'a kind config without a control plane',
    kind('nodes: [{ role: worker }]'),
    'a.yaml:3:1 kind/no-control-plane Cluster.nodes has no control-plane: one at least.',
  ],
  [
    'a host port that is taken twice',
    kind('nodes: [{ extraPortMappings: [{ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }] }]'),
    /kind\/duplicate-port .*hostPort 80 is taken by a mapping above\./,
  ],
  [
    'an unknown field of a kind config',
    kind('networking: { podSubnets: 10.0.0.0/8 }'),
    /kind\/unknown-field Cluster\.networking\.podSubnets .* did you mean "podSubnet"\?/,
  ],
  [
    'what no part of a manifest has',
    'ports:\n  - prt: 80\n',
    /k8s\/unknown-field .*\.ports\[0\]\.prt does not exist .* did you mean "port"\?/,
  ],
];

for (const [name, text, line] of faults) {
  test(`reports ${name}`, () => {
    expect(linesOf(text)).toContainEqual(typeof line === 'string' ? line : expect.stringMatching(line));
  });
}

test('reports all faults of a text at once, in the order of their places', () => {
  const found = linesOf(
    deployment
      .replace('replicas: 3', 'replicas: three')
      .replace('labels: { app: web }', 'labels: { app: site }')
      .replace('containerPort', 'containerport'),
  );
  expect(found.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'a.yaml:6:3 k8s/wrong-type',
    'a.yaml:8:20 k8s/selector-does-not-match',
    'a.yaml:16:33 k8s/unknown-field',
  ]);
});

test('accepts what the API accepts', () => {
  expect(linesOf(deployment)).toEqual([]);
  expect(linesOf('apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: null\n')).toEqual([]);
  const item = pod('{ containers: [{ name: a, image: a, resources: { limits: { cpu: 0.5 } } }] }');
  expect(linesOf(`apiVersion: v1\nkind: List\nitems:\n  - ${item.replaceAll('\n', '\n    ')}\n`)).toEqual([]);
  expect(linesOf(service('{ selector: { app: elsewhere }, ports: [{ port: 80, targetPort: named }] }'))).toEqual([]);
  expect(linesOf('ports:\n  - port: 80\n    targetPort: http\n')).toEqual([]);
});

test('reads YAML as kubectl does: 0644 is octal, 80:80 a text', () => {
  expect(
    linesOf(
      pod(
        '{ containers: [{ name: a, image: a, args: [80:80] }], ' +
          'volumes: [{ name: v, configMap: { name: c, defaultMode: 0644 } }] }',
      ),
    ),
  ).toEqual([]);
});

test('knows the Services and Pods that commands make', () => {
  const site = getMade(
    'kubectl create deployment loja --image=nginx:1 \\\n  --port 80\n' +
      'kubectl expose deployment loja --port=80 -n outra && kubectl run avulso --image=a\n' +
      'kubectl create deployment nada --image=a --dry-run=client -o yaml',
  );
  expect(site.map(({ kind: made, name, namespace }) => [made, name, namespace])).toEqual([
    ['Deployment', 'loja', 'default'],
    ['Service', 'loja', 'outra'],
    ['Pod', 'avulso', 'default'],
  ]);
  expect(linesOf(service('{ selector: { app: loja }, ports: [{ port: 80 }] }'), site)).toEqual([]);
  expect(linesOf(service('{ selector: { app: avulso }, ports: [{ port: 80 }] }'), site)).toHaveLength(1);
});

test('reads the YAML blocks of notes, where they stand, and the heredocs of commands', () => {
  const sources = getInlineSources(content);
  expect(sources.filter(({ file }) => file.endsWith('.mdx')).length).toBeGreaterThan(1);
  const sections = [{ id: '', line: 1, text: '---\n---\n\nA:\n\n```yaml\nkind: Pod\n```\n' }];
  expect(
    getInlineSources({ notes: [{ file: 'n.mdx', sections }] as unknown as typeof content.notes, commands: [] }),
  ).toEqual([{ file: 'n.mdx', firstLine: 7, text: 'kind: Pod\n' }]);
  expect(
    getHeredocs('cat <<EOF | kubectl apply -f -\napiVersion: v1\nkind: Pod\nEOF\ncat <<X > y\n[kubernetes]\nX'),
  ).toEqual(['apiVersion: v1\nkind: Pod\n']);
});

test('says against what each manifest was found right', () => {
  const valid = Object.fromEntries(
    content.manifests.map((manifest) => [manifest.path, getValidAgainst(manifest, schemas)]),
  );
  expect(valid['workloads/deployment.yaml']).toEqual(['Kubernetes 1.35', 'Kubernetes 1.36', 'Kubernetes 1.37']);
  expect(valid['ingress/httproute.yaml']).toEqual(['Gateway API 1.6']);
  expect(valid['operators/scaledobject-redis.yaml']).toEqual(['KEDA 2.21']);
  expect(valid['kind-kubectl/kind-ha.yaml']).toEqual(['kind v1alpha4']);
  expect(valid['kind-kubectl/quebrado-campo.yaml']).toEqual([]);
});

/**
 * What is right in one minor and wrong in another: the text, the line that must be printed, the minors
 * by which it is right.
 */
const partly: [name: string, text: string, line: string, right: string[]][] = [
  [
    'a field that came with 1.36',
    pod('{ containers: [{ name: a, image: a }], schedulingGroup: { podGroupName: g } }'),
    'a.yaml:4:46 k8s/unknown-field ' +
      'Pod.spec.schedulingGroup does not exist in v1/Pod (Kubernetes 1.35): did you mean "schedulingGates"?',
    ['1.36', '1.37'],
  ],
  [
    'a value that came with 1.37',
    'apiVersion: apps/v1\n' +
      'kind: StatefulSet\nmetadata: { name: a }\nspec: { serviceName: a, updateStrategy: { type: Recreate }, ' +
      'selector: { matchLabels: { app: a } }, ' +
      'template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a, image: a }] } } }\n',
    'a.yaml:4:43 k8s/bad-value StatefulSet.spec.updateStrategy.type is "Recreate": ' +
      'it must be OnDelete or RollingUpdate. That holds for Kubernetes 1.35 and 1.36.',
    ['1.37'],
  ],
  [
    'a version of a kind that went with 1.37',
    'apiVersion: networking.k8s.io/v1beta1\n' +
      'kind: IPAddress\nmetadata: { name: 10.0.0.1 }\nspec: { parentRef: { resource: services, name: a } }\n',
    'a.yaml:1:1 k8s/unknown-kind networking.k8s.io/v1beta1/IPAddress does not exist in Kubernetes 1.37, ' +
      'Gateway API 1.6, KEDA 2.21, kind v1alpha4. It is served as networking.k8s.io/v1.',
    ['1.35', '1.36'],
  ],
  [
    'a field that only 1.35 requires',
    'apiVersion: rbac.authorization.k8s.io/v1\n' +
      'kind: RoleBinding\nmetadata: { name: a }\nroleRef: { kind: Role, name: a }\n',
    'a.yaml:4:1 k8s/missing-field RoleBinding.roleRef.apiGroup is missing: ' +
      'rbac.authorization.k8s.io/v1/RoleBinding (Kubernetes 1.35) requires it.',
    ['1.36', '1.37'],
  ],
];

for (const [name, text, line, right] of partly) {
  test(`reports ${name}, and says which minors it is wrong for`, () => {
    expect(linesOf(text)).toEqual([line]);
    const manifest = { ...content.manifests[0], path: 'workloads/a.yaml', text } as (typeof content.manifests)[0];
    expect(getValidAgainst(manifest, schemas)).toEqual(right.map((minor) => `Kubernetes ${minor}`));
  });
}

test('says how long the whole site takes', () => {
  const start = performance.now();
  checkManifests(content, schemas);
  console.log(`manifests of the site: ${Math.round(performance.now() - start)} ms once warm`);
});
