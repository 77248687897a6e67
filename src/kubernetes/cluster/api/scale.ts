import type { V1Deployment } from '@kubernetes/client-node';
import { printSelector } from '../../grammar/selectors.ts';
import { as, isFields, type KubeObject } from '../object.ts';
import { parseJson } from './body.ts';
import { translate } from './failures.ts';
import { printObject } from './print.ts';
import type { Route } from './route.ts';
import type { Answer, Call } from './server.ts';
import { badRequest, invalid, methodNotAllowed, notFound } from './status.ts';

/** GET, PUT and PATCH of `/scale`. */
export async function handleScale(call: Call, { resource, namespace, name = '' }: Route): Promise<Answer> {
  const { registry } = call.server;
  const stored = await registry.get(resource, namespace, name);
  if (!stored) throw notFound(resource, name);
  if (call.request.method === 'GET') return { body: printScale(stored) };
  if (!['PUT', 'PATCH'].includes(call.request.method)) throw methodNotAllowed();
  const replicas = parseReplicas(call, printScale(stored));
  if (replicas < 0)
    throw invalid({ ...resource, kind: 'Scale', group: 'autoscaling' }, name, [
      {
        reason: 'FieldValueInvalid',
        field: 'spec.replicas',
        message: `Invalid value: ${replicas}: must be greater than or equal to 0`,
      },
    ]);
  const wanted = { ...stored, spec: { ...(stored['spec'] as object), replicas } };
  if (call.query.get('dryRun') === 'All') return { body: printScale(wanted) };
  return { body: printScale(await write(call, resource, name, wanted)) };
}

async function write(call: Call, resource: Route['resource'], name: string, wanted: KubeObject): Promise<KubeObject> {
  try {
    return await call.server.registry.store(resource).update(name, wanted, { skipValidateUpdate: true });
  } catch (error) {
    throw translate(error, resource, wanted);
  }
}

function parseReplicas({ request }: Call, scale: object): number {
  const body = parseJson(request.body ?? '');
  const patch = Array.isArray(body)
    ? (body[0] as { value?: unknown }).value
    : isFields(body) && isFields(body['spec'])
      ? body['spec']['replicas']
      : undefined;
  const current = (scale as { spec: { replicas: number } }).spec.replicas;
  if (patch === undefined) return current;
  if (typeof patch !== 'number')
    throw badRequest(
      `json: cannot unmarshal ${typeof patch} into Go struct field ScaleSpec.spec.replicas of type int32`,
    );
  return patch;
}

function printScale(stored: KubeObject): object {
  const { spec, status } = as<V1Deployment>(stored);
  const { name, namespace, uid, resourceVersion, creationTimestamp } = printObject(stored).metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: { replicas: spec?.replicas ?? 0 },
    status: {
      replicas: status?.replicas ?? 0,
      selector: printSelector(spec?.selector.matchLabels, spec?.selector.matchExpressions),
    },
  };
}
