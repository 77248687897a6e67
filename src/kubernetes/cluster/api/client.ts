import type { Client, Request, Response, WatchEvent } from '../../kubectl/client.ts';

import { checkAccess, verbOf } from './access.ts';
import { getDiscovery } from './discovery.ts';
import { getOpenApi } from './openapi.ts';
import { getOne, list, type Seen, watch } from './read.ts';
import { remove, removeCollection } from './remove.ts';
import { parseRoute, type Route } from './route.ts';
import { type Answer, type Call, printResponse, type Server, Unanswered } from './server.ts';
import { methodNotAllowed, noSuchPath, printStatus, StatusError } from './status.ts';
import { handleReview, handleSubresource } from './subresources.ts';
import { endpointsWarning } from './endpoints.ts';
import { getHealth } from './health.ts';
import { create, patch, replace } from './write.ts';

/** What of the cluster is not the API's data: programs in containers. */
export type Exec = Client['exec'];

/** Gives a client that answers as an API server of Kubernetes 1.37 does; its requests reject with `Unanswered`. */
export function createClient(server: Server, exec: Exec): Client {
  return {
    request: (request) => answer(server, request),
    watch: (path, signal, accept) => follow(server, path, signal, accept),
    exec,
  };
}

async function answer(server: Server, request: Request): Promise<Response> {
  const url = new URL(request.path, 'http://server');
  const call: Call = { server, request, query: url.searchParams, warnings: [] };
  try {
    return printResponse(await dispatch(call, url), call.warnings);
  } catch (error) {
    if (error instanceof Unanswered) throw error;
    return printResponse(failure(error), call.warnings);
  }
}

function failure(error: unknown): Answer {
  const status =
    error instanceof StatusError
      ? error
      : new StatusError(500, 'InternalError', `Internal error occurred: ${(error as Error).message}`);
  return { status: status.code, body: printStatus(status) };
}

async function dispatch(call: Call, url: URL): Promise<Answer> {
  const route = parseRoute(url);
  if (route) return handle(call, route);
  const answer = call.request.method === 'GET' ? await about(call, url) : await handleReview(call, url.pathname);
  if (!answer) throw noSuchPath();
  return answer;
}

/** What the server says of itself. */
async function about({ server }: Call, { pathname, searchParams }: URL): Promise<Answer | undefined> {
  return getHealth(pathname, searchParams) ?? getDiscovery(pathname) ?? getOpenApi(pathname, server.types);
}

async function handle(call: Call, route: Route): Promise<Answer> {
  await checkAccess(call, route);
  if (!route.subresource && !route.resource.verbs.includes(verbOf(call, route.name))) throw methodNotAllowed();
  const { method } = call.request;
  if (route.resource.kind === 'Endpoints') call.warnings.push(endpointsWarning);
  if (route.subresource && route.subresource !== 'status') return handleSubresource(call, route);
  if (route.name === undefined) return handleCollection(method, call, route);
  if (method === 'GET') return getOne(call, route);
  if (method === 'PUT') return replace(call, route);
  if (method === 'PATCH') return patch(call, route);
  if (method === 'DELETE') return remove(call, route);
  return Promise.reject(methodNotAllowed());
}

function handleCollection(method: Request['method'], call: Call, route: Route): Promise<Answer> {
  if (method === 'GET') return list(call, route);
  if (method === 'POST') return create(call, route);
  if (method === 'DELETE') return removeCollection(call, route);
  return Promise.reject(methodNotAllowed());
}

async function* follow(server: Server, path: string, signal: AbortSignal, accept?: string): AsyncGenerator<WatchEvent> {
  const url = new URL(path, 'http://server');
  const route = parseRoute(url);
  if (!route) throw noSuchPath();
  const call: Call = {
    server,
    request: { method: 'GET', path, ...(accept && { accept }) },
    query: url.searchParams,
    warnings: [],
  };
  const queue: Seen[] = [];
  let wake = () => {};
  const stop = await watch(call, route, (seen) => {
    queue.push(seen);
    wake();
  });
  signal.addEventListener('abort', () => wake(), { once: true });
  try {
    while (!signal.aborted) {
      const next = queue.shift();
      if (next) yield next;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    stop();
  }
}
