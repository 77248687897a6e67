import type { V1Pod } from '@kubernetes/client-node';
import { as, type KubeObject } from '../object.ts';
import { duplicate, missing, required } from '../validation/causes.ts';
import { applyPatch } from './patch/index.ts';
import { printObject } from './print.ts';
import { getOne } from './read.ts';
import type { Route } from './route.ts';
import type { Answer, Call } from './server.ts';
import { invalid, methodNotAllowed, notFound } from './status.ts';
import { setDefaults } from '../defaults/index.ts';

/** `pods/NAME/ephemeralcontainers`: containers that join a Pod that runs, which nothing takes out again. */
export async function handleEphemeral(call: Call, route: Route): Promise<Answer> {
  const { resource, namespace, name = '' } = route;
  if (call.request.method === 'GET') return getOne(call, route);
  if (call.request.method !== 'PATCH') throw methodNotAllowed();
  const existing = await call.server.registry.get(resource, namespace, name);
  if (!existing) throw notFound(resource, name);
  const { spec } = as<V1Pod>(applyPatch(call, resource, printObject(existing)));
  const object: KubeObject = {
    ...existing,
    spec: { ...(existing['spec'] as object), ephemeralContainers: spec?.ephemeralContainers ?? [] },
  };
  setDefaults(resource.kind, object);
  const causes = checkContainers(object);
  if (causes.length > 0) throw invalid(resource, name, causes);
  const stored = await call.server.registry.store(resource).update(name, object, { skipValidateUpdate: true });
  return { body: printObject(call.server.view(resource, stored)) };
}

function checkContainers(object: KubeObject) {
  const { containers = [], initContainers = [], ephemeralContainers = [] } = as<V1Pod>(object).spec ?? {};
  const taken = [...containers, ...initContainers].map((one) => one.name);
  return ephemeralContainers.flatMap(({ name, image, targetContainerName }, index) => {
    const path = `spec.ephemeralContainers[${index}]`;
    return [
      ...(taken.includes(name) ? [duplicate(`${path}.name`, name)] : []),
      ...(image ? [] : [required(`${path}.image`)]),
      ...(targetContainerName && !taken.includes(targetContainerName)
        ? [missing(`${path}.targetContainerName`, targetContainerName)]
        : []),
    ];
  });
}
