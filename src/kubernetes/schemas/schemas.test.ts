import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { readReleases } from './data.build.ts';
import { applyDifference } from './facts.ts';
import { minors } from './minors.ts';
import type { ObjectSchema, SchemaSet } from './schema.ts';
import { getClusterSchemas, readSchemas } from './schemas.build.ts';
import { slim } from './slim.ts';
import { getStrict } from './strict.ts';

const schemas = readSchemas();
const [newest = schemas.kind] = schemas.kubernetes;
const setOf = (minor: string): SchemaSet => schemas.kubernetes.find((set) => set.minor === minor) ?? schemas.kind;
const typeOf = (name: string, set = newest): ObjectSchema | undefined => set.$defs[`io.k8s.api.${name}`];

test('has the minors that are supported by content/versions.yaml, each from its own sources', () => {
  const { versions } = readContent(process.cwd());
  const kubernetes = versions.find(({ id }) => id === 'kubernetes');
  const supported = kubernetes?.releases
    ?.filter(({ end }) => !end || String(end) > String(kubernetes.checked))
    .map(({ version }) => version);
  expect([...minors]).toEqual(supported);
  expect(schemas.kubernetes.map(({ name }) => name)).toEqual(minors.map((minor) => `Kubernetes ${minor}`));
  for (const { minor, from } of readReleases(process.cwd()))
    expect(from).toMatch(new RegExp(`^k8s\\.io/kubernetes@v${minor}\\.\\d+$`));
});

test('knows every field, type and required field of a kind, and no other', () => {
  expect(typeOf('core.v1.ServicePort')).toEqual({
    type: 'object',
    properties: {
      appProtocol: { type: 'string' },
      name: { type: 'string' },
      nodePort: { type: 'integer', format: 'int32' },
      port: { type: 'integer', format: 'int32' },
      protocol: { type: 'string', enum: ['SCTP', 'TCP', 'UDP'] },
      targetPort: { type: ['integer', 'string'], format: 'int-or-string' },
    },
    required: ['port'],
    additionalProperties: false,
  });
});

test('narrows strings to the values and quantities that they must be', () => {
  expect(typeOf('core.v1.Container')?.properties.imagePullPolicy).toEqual({
    type: 'string',
    enum: ['Always', 'IfNotPresent', 'Never'],
  });
  expect(typeOf('core.v1.PersistentVolumeClaimSpec')?.properties.accessModes).toMatchObject({
    items: { enum: expect.arrayContaining(['ReadWriteOnce']) },
  });
  expect(typeOf('core.v1.Secret')?.properties.data).toEqual({
    type: 'object',
    additionalProperties: { type: 'string', format: 'byte' },
  });
  expect(typeOf('core.v1.ResourceRequirements')?.properties.requests).toEqual({
    type: 'object',
    additionalProperties: { type: ['number', 'string'], format: 'quantity' },
  });
});

test('requires a spec that must itself have something', () => {
  for (const minor of minors) {
    expect(typeOf('apps.v1.Deployment', setOf(minor))?.required).toEqual(['spec']);
    expect(typeOf('core.v1.PodTemplateSpec', setOf(minor))?.required).toEqual(['spec']);
    expect(typeOf('core.v1.Namespace', setOf(minor))?.required).toEqual([]);
  }
});

test('requires no field that the server gives a value of its own', () => {
  const field = { type: 'string' };
  const types = {
    T: { type: 'object', required: ['name', 'mode'], properties: { name: field, mode: { ...field, default: 'Fast' } } },
  };
  const kinds = { 'v1/T': { type: 'T', plural: 'ts', namespaced: true } };
  expect(getStrict('test', { from: 'm@v1', kinds, types }).$defs['T']?.required).toEqual(['name']);
});

test('says which types are missing when the data is not whole', () => {
  const types = { T: { type: 'object', properties: { part: { $ref: 'Part' } } } };
  expect(() => getStrict('test', { from: 'm@v1', kinds: {}, types })).toThrow(
    'refers to Part and does not have it: run npm run types',
  );
});

test('serves kinds where they are served, and those that are gone nowhere', () => {
  expect(newest.kinds['apps/v1/Deployment']).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    type: 'io.k8s.api.apps.v1.Deployment',
    plural: 'deployments',
    namespaced: true,
  });
  expect(newest.kinds['v1/Node']?.namespaced).toBe(false);
  expect(newest.kinds['extensions/v1beta1/Ingress']).toBeUndefined();
  expect(newest.kinds['flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema']).toBeUndefined();
  expect(Object.values(newest.kinds).filter(({ type }) => !newest.$defs[type])).toEqual([]);
  expect(Object.keys(newest.kinds).length).toBeGreaterThan(80);
});

test('tells the minors apart, by kinds, fields, values and what is required', () => {
  const kindIn = (kind: string) => minors.filter((minor) => kind in setOf(minor).kinds);
  expect(kindIn('networking.k8s.io/v1beta1/IPAddress')).toEqual(['1.36', '1.35']);
  expect(kindIn('scheduling.k8s.io/v1beta1/PodGroup')).toEqual(['1.37']);
  expect(minors.filter((minor) => typeOf('core.v1.PodSpec', setOf(minor))?.properties['schedulingGroup'])).toEqual([
    '1.37',
    '1.36',
  ]);
  expect(minors.filter((minor) => typeOf('core.v1.PodSpec', setOf(minor))?.properties['workloadRef'])).toEqual([
    '1.35',
  ]);
  expect(
    minors.filter((minor) =>
      JSON.stringify(typeOf('apps.v1.StatefulSetUpdateStrategy', setOf(minor))).includes('"Recreate"'),
    ),
  ).toEqual(['1.37']);
  expect(minors.filter((minor) => typeOf('rbac.v1.RoleRef', setOf(minor))?.required.includes('apiGroup'))).toEqual([
    '1.35',
  ]);
});

test('puts an older release together from a newer one and what differs', () => {
  const kind = (type: string) => ({ type, plural: '', namespaced: true });
  const newer = { from: 'm@v2', kinds: { A: kind('a'), B: kind('b') }, types: { a: {}, b: { type: 'string' } } };
  expect(applyDifference(newer, { from: 'm@v1', kinds: { B: null, C: kind('c') }, types: { b: null, c: {} } })).toEqual(
    {
      from: 'm@v1',
      kinds: { A: kind('a'), C: kind('c') },
      types: { a: {}, c: {} },
    },
  );
});

test('names only types that it describes', () => {
  for (const { name, $defs } of [...schemas.kubernetes, ...schemas.extensions, schemas.kind]) {
    const named = new Set([...JSON.stringify($defs).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, type = '']) => type));
    expect([name, ...named.difference(new Set(Object.keys($defs)))]).toEqual([name]);
  }
});

test('has the kinds of Gateway API, KEDA and kind', () => {
  const [gateway, keda] = schemas.extensions;
  expect(schemas.extensions.map(({ name }) => name)).toEqual(['Gateway API 1.6', 'KEDA 2.21']);
  expect(gateway?.kinds['gateway.networking.k8s.io/v1/HTTPRoute']).toMatchObject({
    plural: 'httproutes',
    namespaced: true,
  });
  expect(gateway?.kinds['gateway.networking.k8s.io/v1/GatewayClass']).toMatchObject({ namespaced: false });
  expect(gateway?.kinds['gateway.networking.k8s.io/v1alpha2/TCPRoute']).toBeUndefined();
  expect(gateway?.$defs['gateway.networking.k8s.io.v1.HTTPRoute/spec/rules/backendRefs']).toMatchObject({
    required: ['name'],
    properties: { weight: {}, filters: {}, port: {} },
  });
  expect(
    gateway?.$defs['gateway.networking.k8s.io.v1.HTTPRoute/spec/rules/matches/path']?.properties.type,
  ).toMatchObject({
    enum: ['Exact', 'PathPrefix', 'RegularExpression'],
  });
  expect(gateway?.$defs['io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta']?.properties).toHaveProperty('labels');
  expect(keda?.kinds['keda.sh/v1alpha1/ScaledObject']).toMatchObject({ plural: 'scaledobjects' });
  expect(Object.keys(schemas.kind.kinds)).toEqual(['kind.x-k8s.io/v1alpha4/Cluster']);
  const fields = Object.values(schemas.kind.$defs).reduce(
    (sum, { properties }) => sum + Object.keys(properties).length,
    0,
  );
  expect(fields).toBe(39);
});

test('gives what a browser needs, of the newest minor and without the values that its decoder does not ask for', () => {
  const part = slim(newest, ['v1/Pod', 'apps/v1/Deployment']);
  expect(Object.keys(part.kinds)).toEqual(['v1/Pod', 'apps/v1/Deployment']);
  expect(part.$defs['io.k8s.api.core.v1.Container']).toEqual(typeOf('core.v1.Container'));
  expect(part.$defs['io.k8s.api.core.v1.Service']).toBeUndefined();
  expect(() => slim(newest, ['v1/Pods'])).toThrow('Kubernetes 1.37 has no v1/Pods');
  const cluster = getClusterSchemas();
  expect(cluster.$defs['io.k8s.api.core.v1.PodSpec']?.properties).toHaveProperty('evictionResponders');
  expect(cluster.$defs['io.k8s.api.core.v1.Container']?.properties.imagePullPolicy).toEqual({ type: 'string' });
  expect(
    cluster.$defs['io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps']?.properties,
  ).toHaveProperty('enum');
});
