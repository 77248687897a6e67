import { expect, test } from 'vitest';
import { deriveSchemas, readSchemas, referenceMinor, slim, supportedMinors, type ObjectSchema } from './index.ts';
import { readModels } from './models.ts';

const schemas = deriveSchemas('node_modules');
const [newest] = schemas.kubernetes;
const typeOf = (name: string): ObjectSchema | undefined => newest?.$defs[name];

test('has the minors that the official client was released for', () => {
  expect(schemas.kubernetes.map(({ minor }) => minor)).toEqual(['1.36', '1.34']);
  expect(supportedMinors.filter(({ client }) => client).map(({ minor }) => minor)).toEqual([referenceMinor]);
});

test('knows every field, type and required field of a kind, and no other', () => {
  expect(typeOf('V1ServicePort')).toEqual({
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
  expect(typeOf('V1Container')?.properties.imagePullPolicy).toEqual({ type: 'string', enum: ['Always', 'IfNotPresent', 'Never'] });
  expect(typeOf('V1ResourceRequirements')?.properties.requests).toEqual({
    type: 'object',
    additionalProperties: { type: ['number', 'string'], format: 'quantity' },
  });
});

test('requires a spec that must itself have something', () => {
  expect(typeOf('V1Deployment')?.required).toEqual(['spec']);
  expect(typeOf('V1PodTemplateSpec')?.required).toEqual(['spec']);
  expect(typeOf('V1Namespace')?.required).toEqual([]);
});

test('serves kinds where they are served, and those that are gone nowhere', () => {
  expect(newest?.kinds['apps/v1/Deployment']).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    type: 'V1Deployment',
    plural: 'deployments',
    namespaced: true,
  });
  expect(newest?.kinds['v1/Node']?.namespaced).toBe(false);
  expect(newest?.kinds['extensions/v1beta1/Ingress']).toBeUndefined();
  expect(newest?.kinds['flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema']).toBeUndefined();
  expect(Object.values(newest?.kinds ?? {}).filter(({ type }) => !typeOf(type))).toEqual([]);
});

test('names only types that it describes', () => {
  for (const { name, $defs } of [...schemas.kubernetes, ...schemas.extensions, schemas.kind]) {
    const named = new Set([...JSON.stringify($defs).matchAll(/"#\/\$defs\/([^"]+)"/g)].map(([, type = '']) => type));
    expect([name, ...named.difference(new Set(Object.keys($defs)))]).toEqual([name]);
  }
});

test('agrees with the other package that describes 1.36 in every field and required field of the common kinds', () => {
  const kinds = ['apps/v1/Deployment', 'v1/Pod', 'v1/Service', 'networking.k8s.io/v1/Ingress', 'autoscaling/v2/HorizontalPodAutoscaler', 'batch/v1/CronJob'];
  const models = readModels(
    'node_modules',
    kinds.map((kind) => `kubernetes-models/${kind}`),
  );
  const shapes = (types: Record<string, ObjectSchema>) =>
    new Set(
      Object.values(types).map(
        ({ properties, required }) =>
          `${Object.keys(properties).sort().join()}!${required
            .filter((field) => !/^(spec|apiVersion|kind)$/.test(field))
            .sort()
            .join()}`,
      ),
    );
  const ours = shapes(slim(newest ?? schemas.kind, kinds).$defs);
  expect([...shapes(models)].filter((shape) => !ours.has(shape))).toEqual([]);
  expect(Object.keys(models).length).toBeGreaterThan(180);
});

test('has the kinds of Gateway API, KEDA and kind', () => {
  const [gateway, keda] = schemas.extensions;
  expect(gateway?.kinds['gateway.networking.k8s.io/v1/HTTPRoute']).toMatchObject({ plural: 'httproutes', namespaced: true });
  expect(gateway?.$defs['@kubernetes-models.gateway-api.gateway.networking.k8s.io.v1.HTTPBackendRef']).toMatchObject({
    required: ['name'],
    properties: { weight: {}, filters: {}, port: {} },
  });
  expect(keda?.kinds['keda.sh/v1alpha1/ScaledObject']).toMatchObject({ plural: 'scaledobjects' });
  expect(Object.keys(schemas.kind.kinds)).toEqual(['kind.x-k8s.io/v1alpha4/Cluster']);
  const fields = Object.values(schemas.kind.$defs).reduce((sum, { properties }) => sum + Object.keys(properties).length, 0);
  expect(fields).toBe(39);
});

test('keeps what it derived, and gives the part of it that a browser needs', () => {
  expect(readSchemas()).toEqual(schemas);
  const part = slim(newest ?? schemas.kind, ['v1/Pod', 'apps/v1/Deployment']);
  expect(Object.keys(part.kinds)).toEqual(['v1/Pod', 'apps/v1/Deployment']);
  expect(part.$defs.V1Container).toEqual(typeOf('V1Container'));
  expect(part.$defs.V1Service).toBeUndefined();
  expect(() => slim(newest ?? schemas.kind, ['v1/Pods'])).toThrow('Kubernetes 1.36 has no v1/Pods');
});
