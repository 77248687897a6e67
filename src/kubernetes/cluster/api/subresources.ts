import { getLog } from './log.ts';
import { proxy } from './proxy.ts';
import { printObject } from './print.ts';
import { review } from './reviews.ts';
import type { Route } from './route.ts';
import { handleScale } from './scale.ts';
import type { Answer, Call } from './server.ts';
import { handleEphemeral } from './ephemeral.ts';
import { methodNotAllowed, notFound } from './status.ts';

/** Answers a path below an object, other than its status. */
export function handleSubresource(call: Call, route: Route): Promise<Answer> {
  switch (route.subresource) {
    case 'log':
      return getLog(call, route);
    case 'scale':
      return handleScale(call, route);
    case 'proxy':
      return proxy(call, route);
    case 'eviction':
      return evict(call, route);
    case 'ephemeralcontainers':
      return handleEphemeral(call, route);
    case 'finalize':
      return finalize(call, route);
    default:
      return Promise.reject(methodNotAllowed());
  }
}

/** Answers what is about no stored object; undefined when there is nothing at the path. */
export function handleReview(call: Call, path: string): Promise<Answer | undefined> {
  return review(call, path);
}

/** `kubectl drain` evicts; there are no PodDisruptionBudgets here, so it is a plain end. */
async function evict({ server }: Call, { resource, namespace, name = '' }: Route): Promise<Answer> {
  const pod = await server.registry.get(resource, namespace, name);
  if (!pod) throw notFound(resource, name);
  await server.remove(resource, pod, undefined, undefined);
  return { status: 201, body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 } };
}

async function finalize({ server }: Call, { resource, name = '' }: Route): Promise<Answer> {
  const found = await server.registry.get(resource, undefined, name);
  if (!found) throw notFound(resource, name);
  return { body: printObject(found) };
}
