import type { Call } from '../../call.ts';
import { Failure } from '../../failure.ts';
import type { KubeObject } from '../../object.ts';
import { sortKeys } from '../../print/json.ts';
import { readKeyValues } from './key-values.ts';

/** `kubectl create configmap`. */
export async function makeConfigMap(call: Call, name: string): Promise<KubeObject> {
  const data = await readKeyValues(call, 'ConfigMap', name);
  return {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: { name },
    ...(Object.keys(data).length > 0 && { data: sortKeys(data) }),
  };
}

/** `kubectl create secret generic`. */
export async function makeSecret(call: Call, name: string): Promise<KubeObject> {
  const data = Object.fromEntries(
    Object.entries(await readKeyValues(call, 'Secret', name)).map(([key, value]) => [key, toBase64(value)]),
  );
  const type = call.options.text('type');
  return {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: { name },
    ...(Object.keys(data).length > 0 && { data: sortKeys(data) }),
    ...(type && { type }),
  };
}

/** `kubectl create namespace`. */
export function makeNamespace(_: Call, name: string): KubeObject {
  return { kind: 'Namespace', apiVersion: 'v1', metadata: { name }, spec: {}, status: {} };
}

/** `kubectl create serviceaccount`. */
export function makeServiceAccount(_: Call, name: string): KubeObject {
  return { kind: 'ServiceAccount', apiVersion: 'v1', metadata: { name } };
}

/** `kubectl create job`. */
export function makeJob({ options, afterDashes = [] }: Call, name: string): KubeObject {
  if (options.has('image') === options.has('from')) throw new Failure('either --image or --from must be specified');
  const container = {
    name,
    image: options.text('image'),
    ...(afterDashes.length > 0 && { command: afterDashes }),
    resources: {},
  };
  return {
    kind: 'Job',
    apiVersion: 'batch/v1',
    metadata: { name },
    spec: { template: { metadata: {}, spec: { containers: [container], restartPolicy: 'Never' } } },
    status: {},
  };
}

function toBase64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}
