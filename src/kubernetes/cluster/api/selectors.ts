import { isFields, type KubeObject } from '../object.ts';
import type { Resource } from '../resources.ts';
import { badRequest } from './status.ts';

export type Matches = (object: KubeObject) => boolean;

/** Reads `a=b,c!=d,e in (f,g),h,!i`; throws a 400 worded as the server's when it is none of these. */
export function parseLabelSelector(text: string): Matches {
  const requirements = splitRequirements(text).map(parseRequirement);
  return ({ metadata: { labels = {} } }) => requirements.every((holds) => holds(labels));
}

/** Reads `metadata.name=x,status.phase!=Running`; throws a 400 for a field that the kind cannot be selected by. */
export function parseFieldSelector(text: string, resource: Resource): Matches {
  const terms = text
    .split(',')
    .filter(Boolean)
    .map((term) => parseTerm(term, resource));
  return (object) => terms.every((holds) => holds(object));
}

type Holds = (labels: Record<string, string>) => boolean;

/** Commas inside parentheses do not separate. */
function splitRequirements(text: string): string[] {
  return (text.match(/[^,(]+(\([^)]*\))?/g) ?? []).map((one) => one.trim()).filter(Boolean);
}

function parseRequirement(text: string): Holds {
  const set = /^(\S+)\s+(in|notin)\s+\(([^)]*)\)$/.exec(text);
  if (set)
    return inSet(
      set[1] ?? '',
      (set[3] ?? '').split(',').map((one) => one.trim()),
      set[2] === 'in',
    );
  const equality = /^([^\s=!<>]+)\s*(==|=|!=)\s*([^\s=!<>]*)$/.exec(text);
  if (equality) return inSet(equality[1] ?? '', [equality[3] ?? ''], equality[2] !== '!=');
  const exists = /^(!?)\s*([^\s=!<>()]+)$/.exec(text);
  if (exists) return (labels) => (exists[2] ?? '') in labels !== (exists[1] === '!');
  throw badRequest(`unable to parse requirement: found '${text}', expected: !, identifier, or 'end of string'`);
}

function inSet(key: string, values: string[], wanted: boolean): Holds {
  return (labels) => (key in labels && values.includes(labels[key] ?? '')) === wanted;
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

function parseTerm(term: string, resource: Resource): Matches {
  const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(term);
  if (!match) throw badRequest(`invalid selector: '${term}'; can't understand '${term}'`);
  const [, field = '', operator, value = ''] = match;
  const known = ['metadata.name', 'metadata.namespace', ...(selectable[resource.kind] ?? [])];
  if (!known.includes(field)) throw badRequest(`field label not supported: ${field}`);
  return (object) => (readField(object, field) === value) === (operator !== '!=');
}

function readField(object: KubeObject, path: string): string {
  if (path === 'source') return readField(object, 'source.component') || readField(object, 'reportingComponent');
  const value = path.split('.').reduce<unknown>((one, key) => (isFields(one) ? one[key] : undefined), object);
  if (path === 'spec.unschedulable' || path === 'spec.hostNetwork') return String(value ?? false);
  return value === undefined || value === null ? '' : String(value);
}
