import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Facts } from '../../src/kubernetes/schemas/facts.ts';
import { readDefinitions } from './crds.ts';
import { parseEnums } from './enums.ts';
import { keepReachable, readKubernetes } from './kubernetes.ts';
import { getDifference, printFacts } from './print.ts';
import { getType } from './schema.ts';

function folderWith(files: Record<string, string | object>): string {
  const folder = mkdtempSync(join(tmpdir(), 'types-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

const go = `
func schema_k8sio_api_core_v1_Cup(ref common.ReferenceCallback) common.OpenAPIDefinition {
				Properties: map[string]spec.Schema{
					"size": {
						SchemaProps: spec.SchemaProps{
							Description: "Its size.\\n\\nPossible enum values",
							Enum:        []interface{}{"Big", "Small"},
						},
					},
					"colours": {
						SchemaProps: spec.SchemaProps{
							Items: &spec.SchemaOrArray{
								Schema: &spec.Schema{
									SchemaProps: spec.SchemaProps{
										Enum:   []interface{}{"", "Red"},
`;
const gvk = [{ group: '', version: 'v1', kind: 'Cup' }];
const cup = {
  description: 'A cup.',
  type: 'object',
  required: ['size'],
  properties: {
    size: { description: 'Its size.', type: 'string', default: '' },
    colours: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    handle: { allOf: [{ $ref: '#/components/schemas/io.k8s.api.core.v1.Handle' }], default: {} },
  },
  'x-kubernetes-group-version-kind': gvk,
};
const sources = {
  'api/openapi-spec/v3/api__v1_openapi.json': {
    components: {
      schemas: {
        'io.k8s.api.core.v1.Cup': cup,
        'io.k8s.api.core.v1.Handle': { type: 'object' },
        'io.k8s.api.core.v1.CupList': { type: 'object' },
      },
    },
  },
  'api/discovery/api__v1.json': {
    groupVersion: 'v1',
    resources: [
      { name: 'cups', kind: 'Cup', namespaced: true, shortNames: ['cu'], verbs: ['create', 'get'] },
      { name: 'cups/scale', kind: 'Scale', namespaced: true, verbs: ['create'] },
      { name: 'cupstatuses', kind: 'CupStatus', namespaced: true, verbs: ['get'] },
    ],
  },
  'pkg/generated/openapi/zz_generated.openapi.go': go,
};

test('reads kinds, types and enums from the sources of Kubernetes, without a description', () => {
  expect(keepReachable(readKubernetes(folderWith(sources), 'k8s.io/kubernetes@v1.37.2'))).toEqual({
    from: 'k8s.io/kubernetes@v1.37.2',
    kinds: {
      'v1/Cup': {
        type: 'io.k8s.api.core.v1.Cup',
        plural: 'cups',
        shortNames: ['cu'],
        namespaced: true,
        verbs: ['create', 'get'],
      },
    },
    types: {
      'io.k8s.api.core.v1.Cup': {
        type: 'object',
        required: ['size'],
        properties: {
          size: { type: 'string', enum: ['Big', 'Small'] },
          colours: { type: 'array', items: { type: 'string', enum: ['', 'Red'] }, 'x-kubernetes-list-type': 'set' },
          handle: { $ref: 'io.k8s.api.core.v1.Handle' },
        },
      },
      'io.k8s.api.core.v1.Handle': { type: 'object' },
    },
  });
});

test('reads an enum of the Go code at the field that it belongs to', () => {
  expect(parseEnums(go)).toEqual([
    { type: 'api_core_v1_Cup', field: 'size', values: ['Big', 'Small'] },
    { type: 'api_core_v1_Cup', field: 'colours', values: ['', 'Red'] },
  ]);
});

test('stops at what it does not understand', () => {
  expect(() => readKubernetes(folderWith({}), 'm')).toThrow(
    'has no api/openapi-spec/v3: give the folder of a module k8s.io/kubernetes',
  );
  expect(() => readDefinitions(folderWith({}), 'm')).toThrow('has no CustomResourceDefinitions');
  const list = { ...sources['api/discovery/api__v1.json'], groupVersion: 'v2' };
  expect(() => readKubernetes(folderWith({ ...sources, 'api/discovery/api__v1.json': list }), 'm')).toThrow(
    'api/discovery has v2/Cup and no schema',
  );
  const elsewhere = { ...sources, 'pkg/generated/openapi/zz_generated.openapi.go': go.replace('"size"', '"handle"') };
  expect(() => readKubernetes(folderWith(elsewhere), 'm')).toThrow(
    'io.k8s.api.core.v1.Cup.handle is no string and has the values Big, Small',
  );
});

test('keeps what a default, a list and a patch are, and no zero of Go', () => {
  const list = {
    'x-kubernetes-list-type': 'map',
    'x-kubernetes-list-map-keys': ['name'],
    'x-kubernetes-patch-strategy': 'merge',
    'x-kubernetes-patch-merge-key': 'name',
  };
  expect(getType({ description: 'x', type: 'array', items: { type: 'string' }, ...list })).toEqual({
    type: 'array',
    items: { type: 'string' },
    ...list,
  });
  expect(getType({ type: 'string', default: 'TCP' })).toEqual({ type: 'string', default: 'TCP' });
  for (const zero of ['', 0, false, {}]) expect(getType({ type: 'string', default: zero })).toEqual({ type: 'string' });
  expect(getType({ oneOf: [{ type: 'string' }, { type: 'number' }] })).toEqual({
    type: ['number', 'string'],
    format: 'quantity',
  });
  expect(getType({ format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] })).toEqual({
    type: ['integer', 'string'],
    format: 'int-or-string',
  });
});

const definition = `kind: CustomResourceDefinition
spec:
  group: tea.io
  scope: Namespaced
  names: { kind: Pot, plural: pots, shortNames: [po] }
  versions:
    - name: v1
      served: true
      schema:
        openAPIV3Schema:
          type: object
          properties:
            metadata: { type: object }
            spec:
              type: object
              properties:
                tea: { type: object, properties: { name: { type: string } } }
                other: { type: array, items: { type: object, properties: { name: { type: string } } } }
                size: { anyOf: [{ type: integer }, { type: string }], x-kubernetes-int-or-string: true }
    - name: v1alpha1
      served: false
      schema: { openAPIV3Schema: { type: object } }
`;

test('reads a CustomResourceDefinition, and names each of its types once', () => {
  expect(readDefinitions(folderWith({ 'a.yaml': `${definition}---\nkind: Other\n` }), 'tea@v1')).toEqual({
    from: 'tea@v1',
    kinds: { 'tea.io/v1/Pot': { type: 'tea.io.v1.Pot', plural: 'pots', shortNames: ['po'], namespaced: true } },
    types: {
      'tea.io.v1.Pot': {
        type: 'object',
        properties: {
          metadata: { $ref: 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' },
          spec: { $ref: 'tea.io.v1.Pot/spec' },
        },
      },
      'tea.io.v1.Pot/spec': {
        type: 'object',
        properties: {
          tea: { $ref: 'tea.io.v1.Pot/spec/tea' },
          other: { type: 'array', items: { $ref: 'tea.io.v1.Pot/spec/tea' } },
          size: { type: ['integer', 'string'], format: 'int-or-string' },
        },
      },
      'tea.io.v1.Pot/spec/tea': { type: 'object', properties: { name: { type: 'string' } } },
    },
  });
});

test('prints the same facts as the same text, in whatever order they came', () => {
  const kind = { type: 'a', plural: 'as', namespaced: true };
  const facts: Facts = {
    from: 'm@v1',
    kinds: { B: kind, A: kind },
    types: { b: { type: 'string', format: 'byte' }, a: {} },
  };
  const turned: Facts = {
    from: 'm@v1',
    kinds: { A: { namespaced: true, plural: 'as', type: 'a' }, B: kind },
    types: { a: {}, b: { format: 'byte', type: 'string' } },
  };
  expect(printFacts(facts)).toBe(printFacts(turned));
  expect(printFacts(facts).split('\n')[3]).toBe('"A": {"namespaced":true,"plural":"as","type":"a"},');
});

test('says of an older release only what differs', () => {
  const facts = (types: Facts['types']): Facts => ({ from: 'm', kinds: {}, types });
  const newer = facts({ same: { type: 'string' }, changed: { type: 'string' }, newer: {} });
  const older = facts({ same: { type: 'string' }, changed: { type: 'integer' }, older: {} });
  expect(getDifference(newer, older).types).toEqual({ changed: { type: 'integer' }, newer: null, older: {} });
});
