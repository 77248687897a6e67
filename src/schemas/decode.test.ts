import { expect, test } from 'vitest';
import { getClusterSchemas } from './cluster.ts';
import { getTypeError, getUnknownFields } from './decode.ts';

const set = getClusterSchemas();
const deployment = (spec: object) => ({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'a', labels: { app: 'a' } }, spec });
const containers = (...items: object[]) => deployment({ template: { spec: { containers: items } } });
const unknown = (value: object) => getUnknownFields(value, set, 'apps/v1/Deployment');
const wrong = (value: object) => getTypeError(value, set, 'apps/v1/Deployment');

test('names unknown fields as the API server does, all of them', () => {
  expect(unknown(deployment({ replica: 3, selector: null }))).toEqual(['spec.replica']);
  expect(unknown({ ...containers({ name: 'a', imagee: 'b', ports: [{ containerport: 80 }] }), spek: {} })).toEqual(['spek', 'spec.template.spec.containers[0].imagee', 'spec.template.spec.containers[0].ports[0].containerport']);
  expect(unknown(containers({ name: 'a', image: 'b' }))).toEqual([]);
});

test('says what Go says of a value of the wrong type', () => {
  expect(wrong(deployment({ replicas: '3' }))).toBe('json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32');
  expect(wrong(deployment({ replicas: 1.5 }))).toBe('json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32');
  expect(wrong(containers({ env: [{ name: 'A', value: true }] }))).toBe('json: cannot unmarshal bool into Go struct field EnvVar.spec.template.spec.containers.env.value of type string');
  expect(wrong({ ...deployment({}), metadata: { labels: { a: 1 } } })).toBe('json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string');
  expect(wrong(deployment({ template: { spec: { containers: { name: 'a' } } } }))).toBe('json: cannot unmarshal object into Go struct field PodSpec.spec.template.spec.containers of type []v1.Container');
  expect(wrong(deployment({ template: 'a' }))).toBe('json: cannot unmarshal string into Go struct field DeploymentSpec.spec.template of type v1.PodTemplateSpec');
  expect(wrong(containers({ resources: { limits: { cpu: 0.5 } }, livenessProbe: { httpGet: { port: 'http' } } }))).toBeUndefined();
});

test('leaves kinds alone that it does not know', () => {
  expect(getUnknownFields({ a: 1 }, set, 'example.com/v1/Thing')).toEqual([]);
  expect(getTypeError({ a: 1 }, set, 'example.com/v1/Thing')).toBeUndefined();
});
