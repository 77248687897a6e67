import { Malformed } from '../../grammar/malformed.ts';
import { matchesAll, matchesFields, parseFieldSelector, parseLabelSelector } from '../../grammar/selectors.ts';
import { isFields, type KubeObject } from '../object.ts';
import type { Resource } from '../resources.ts';
import { badRequest } from './status.ts';

export type Matches = (object: KubeObject) => boolean;

/** Reads the selectors of a query; throws a 400 in the server's words for one that it cannot read. */
export function parseSelectors(resource: Resource, query: URLSearchParams): Matches {
  const labels = read(parseLabelSelector, query.get('labelSelector') ?? '');
  const fields = read(parseFieldSelector, query.get('fieldSelector') ?? '');
  const known = ['metadata.name', 'metadata.namespace', ...(selectable[resource.kind] ?? [])];
  const unknown = fields.find(({ field }) => !known.includes(field));
  if (unknown) throw badRequest(`field label not supported: ${unknown.field}`);
  return (object) =>
    matchesAll(labels, object.metadata.labels ?? {}) && matchesFields(fields, (field) => readField(object, field));
}

function read<T>(parse: (text: string) => T, text: string): T {
  try {
    return parse(text);
  } catch (error) {
    throw error instanceof Malformed ? badRequest(error.message) : error;
  }
}

const selectable: Record<string, string[]> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
  ReplicaSet: ['status.replicas'],
};

function readField(object: KubeObject, path: string): string {
  if (path === 'source') return readField(object, 'source.component') || readField(object, 'reportingComponent');
  const value = path.split('.').reduce<unknown>((one, key) => (isFields(one) ? one[key] : undefined), object);
  if (path === 'spec.unschedulable' || path === 'spec.hostNetwork') return String(value ?? false);
  return value === undefined || value === null ? '' : String(value);
}
