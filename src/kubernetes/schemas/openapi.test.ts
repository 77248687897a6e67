import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { getClusterTypes } from './cluster.build.ts';
import { readReleases } from './data.build.ts';

const types = getClusterTypes();

test('describes what the cluster serves as the newest minor has it, under the names of the API server', () => {
  expect(types['io.k8s.api.core.v1.Pod']?.properties).toHaveProperty('spec');
  expect(types['io.k8s.api.discovery.v1.Endpoint']?.properties?.['addresses']).toMatchObject({
    type: 'array',
    items: { type: 'string' },
  });
  expect(types['io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinition']).toBeDefined();
  expect(types['io.k8s.api.core.v1.ServicePort']?.properties?.['port']).toMatchObject({
    type: 'integer',
    format: 'int32',
  });
  expect(types['io.k8s.apimachinery.pkg.api.resource.Quantity']).toMatchObject({
    oneOf: [{ type: 'number' }, { type: 'string' }],
  });
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
  expect(types['io.k8s.api.core.v1.Pod']?.properties?.['kind']?.description).toMatch(
    /^Kind is a string value representing the REST resource/,
  );
});

test('describes every field that 1.36 has, but those that the API itself leaves without a word', () => {
  const packaged = readReleases(process.cwd()).find(({ minor }) => minor === '1.36')?.types ?? {};
  const fields = Object.entries(types).flatMap(([type, { properties = {} }]) =>
    Object.entries(properties).map(([name, field]) => ({ type, name, field })),
  );
  const silent = fields.filter(({ field }) => !field.description);
  const old = silent
    .filter(({ type, name }) => packaged[type]?.properties?.[name] && !type.includes('.JSONSchemaProps'))
    .map(({ type, name }) => `${type}.${name}`);
  expect(fields.length).toBeGreaterThan(1000);
  expect(old).toEqual([
    'io.k8s.api.networking.v1.IngressRule.http',
    'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ExternalDocumentation.description',
    'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.ExternalDocumentation.url',
  ]);
});

test('describes no field that is newer than the package of the descriptions', () => {
  expect(types['io.k8s.api.core.v1.PodSpec']?.properties?.['evictionResponders']).toEqual({
    type: 'array',
    items: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.EvictionResponder' }] },
  });
});

test('refers to nothing that it does not hold', () => {
  const referred = [...JSON.stringify(types).matchAll(/#\/components\/schemas\/([\w.-]+)/g)].map(
    ([, name = '']) => name,
  );
  expect(new Set(referred).difference(new Set(Object.keys(types)))).toEqual(new Set());
});

test('weighs at most 90 KB, which only the first explanation loads', () => {
  expect(gzipSync(JSON.stringify(types), { level: 9 }).length).toBeLessThan(90 * 1024);
});
