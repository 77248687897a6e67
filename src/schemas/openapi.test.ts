import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { getClusterTypes } from './cluster.ts';
import { componentName } from './openapi.ts';

const types = getClusterTypes();

test('names components as the API server does', () => {
  expect(componentName('kubernetes-models/v1/Pod')).toBe('io.k8s.api.core.v1.Pod');
  expect(componentName('kubernetes-models/discovery.k8s.io/v1/Endpoint')).toBe('io.k8s.api.discovery.v1.Endpoint');
  expect(componentName('@kubernetes-models/apimachinery/apis/meta/v1/ObjectMeta')).toBe('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
});

test('reads what a field is for, which values it may have and what it is made of', () => {
  expect(types['io.k8s.api.apps.v1.DeploymentStrategy']).toEqual({
    description: 'DeploymentStrategy describes how to replace existing pods with new ones.',
    type: 'object',
    properties: {
      rollingUpdate: {
        description: expect.stringMatching(/^Rolling update config params\./),
        allOf: [{ $ref: '#/components/schemas/io.k8s.api.apps.v1.RollingUpdateDeployment' }],
      },
      type: {
        description: expect.stringMatching(/^Type of deployment\..*\n\nPossible enum values:\n - `"Recreate"` /s),
        type: 'string',
        enum: ['Recreate', 'RollingUpdate'],
      },
    },
  });
  expect(types['io.k8s.api.core.v1.PodSpec']?.required).toEqual(['containers']);
  expect(types['io.k8s.api.core.v1.Pod']?.required).toBeUndefined();
  expect(types['io.k8s.api.core.v1.Pod']?.properties?.['kind']?.description).toMatch(/^Kind is a string value representing the REST resource/);
});

test('describes every field of every type, but those that the API itself leaves without a word', () => {
  const fields = Object.entries(types).flatMap(([type, { properties = {} }]) =>
    Object.entries(properties).map(([name, field]) => ({ at: `${type}.${name}`, field })),
  );
  const silent = fields.filter(({ at, field }) => !field.description && !at.includes('.JSONSchemaProps.')).map(({ at }) => at);
  expect(fields.length).toBeGreaterThan(1000);
  expect(silent.length).toBeLessThan(fields.length * 0.02);
});

test('refers to nothing that it does not hold', () => {
  const referred = [...JSON.stringify(types).matchAll(/#\/components\/schemas\/([\w.]+)/g)].map(([, name = '']) => name);
  expect(new Set(referred).difference(new Set(Object.keys(types)))).toEqual(new Set());
});

test('weighs at most 90 KB, which only the first explanation loads', () => {
  expect(gzipSync(JSON.stringify(types), { level: 9 }).length).toBeLessThan(90 * 1024);
});
