import type { V1Service } from '@kubernetes/client-node';
import { as } from '../object.ts';
import { resourceOf } from '../resources.ts';
import type { Route } from './route.ts';
import type { Answer, Call } from './server.ts';
import { notFound, StatusError } from './status.ts';

/** Passes a request on to a Service, as `/api/v1/namespaces/x/services/web:80/proxy/path` does. */
export async function proxy(
  { server, request, query }: Call,
  { resource, namespace = 'default', name = '', rest }: Route,
): Promise<Answer> {
  const [, own = name, port] = /^(?:https?:)?([^:]+)(?::(.+))?$/.exec(name) ?? [];
  const stored = await server.registry.get(resource, namespace, own);
  if (!stored) throw notFound(resource, own);
  const { ports = [], clusterIP } = as<V1Service>(stored).spec ?? {};
  const chosen = port === undefined ? ports[0] : ports.find((one) => one.name === port || String(one.port) === port);
  const node = (await server.registry.list(resourceOf('Node'), undefined)).items[0]?.metadata.name ?? '';
  const none = new StatusError(503, 'ServiceUnavailable', `no endpoints available for service ${JSON.stringify(name)}`);
  if (!chosen) throw none;
  const search = query.size > 0 ? `?${query}` : '';
  const { status, body } = await server
    .fetchFromNode(node, `http://${clusterIP}:${chosen.port}/${rest}${search}`, { method: request.method })
    .catch(() => Promise.reject(none));
  return { status, body };
}
