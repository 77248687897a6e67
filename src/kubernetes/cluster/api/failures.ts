import type { V1Service } from '@kubernetes/client-node';
import { isTaken } from '../engine/hooks.ts';
import { as, type KubeObject } from '../object.ts';
import { type Resource, resourceOf } from '../resources.ts';
import { alreadyExists, conflict, invalid, notFound } from './status.ts';

/** Turns what the engine's stores throw into what an API server says. */
export function translate(error: unknown, resource: Resource, object: KubeObject): unknown {
  if (!(error instanceof Error)) return error;
  const { name } = object.metadata;
  if (/was modified|Precondition failed/.test(error.message)) return conflict(resource, name);
  const [, namespace] = /^"(\S+)" does not exist$/.exec(error.message) ?? [];
  if (namespace) return notFound(resourceOf('Namespace'), namespace);
  if (isTaken(error)) return alreadyExists(resource, name);
  if (error.name === 'NotFound' || error.message.startsWith('HTTP-Code: 404')) return notFound(resource, name);
  const [, port] = /^nodePort (\d+) is (?:already allocated|outside)/.exec(error.message) ?? [];
  if (port) return nodePortFailure(resource, object, Number(port), error.message.includes('already'));
  const [, address, why] = /^clusterIP (\S+) is (already allocated|outside)/.exec(error.message) ?? [];
  if (!address) return error;
  const reason =
    why === 'outside'
      ? 'the provided IP is not in the valid range. The range of valid IPs is 10.96.0.0/16'
      : 'provided IP is already allocated';
  return invalid(resource, name, [
    {
      reason: 'FieldValueInvalid',
      field: 'spec.clusterIPs',
      message: `Invalid value: ["${address}"]: failed to allocate IP ${address}: ${reason}`,
    },
  ]);
}

function nodePortFailure(resource: Resource, object: KubeObject, port: number, taken: boolean): unknown {
  const index = (as<V1Service>(object).spec?.ports ?? []).findIndex(({ nodePort }) => nodePort === port);
  const why = taken
    ? 'provided port is already allocated'
    : 'provided port is not in the valid range. The range of valid ports is 30000-32767';
  return invalid(resource, object.metadata.name, [
    { reason: 'FieldValueInvalid', field: `spec.ports[${index}].nodePort`, message: `Invalid value: ${port}: ${why}` },
  ]);
}
