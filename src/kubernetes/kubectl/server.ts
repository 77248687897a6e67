import type { Client, Request } from './client.ts';
import { ConnectionFailure, Failure, StatusFailure, isNotFound, withList } from './failure.ts';
import { noServer } from './kubeconfig.ts';
import { isJson, type Json, type KubeList, type KubeObject } from './object.ts';
import type { Resource } from './resources.ts';
import { tellRequest, type Verbosity } from './verbose.ts';

export const tableAccept =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';

export type Query = Record<string, string | number | boolean | undefined>;

export type PatchType =
  | 'application/strategic-merge-patch+json'
  | 'application/merge-patch+json'
  | 'application/json-patch+json'
  | 'application/apply-patch+yaml';

/** The API server seen through the client: requests by resource, refusals as StatusFailure, warnings told once each. */
export class Server {
  readonly client: Client;
  /** `https://127.0.0.1:6443`. */
  readonly url: string;
  readonly verbosity: Verbosity;
  readonly #user: string;
  readonly #told = new Set<string>();
  constructor(client: Client, url: string, user: string, verbosity: Verbosity) {
    this.client = client;
    this.url = url;
    this.verbosity = verbosity;
    this.#user = user;
  }

  /** The same server, whose requests -v does not tell of. */
  get quiet(): Server {
    return new Server(this.client, this.url, this.#user, { ...this.verbosity, level: 0 });
  }

  /** Sends a request and gives its body as text. */
  async text(request: Request): Promise<string> {
    const start = this.verbosity.now().getTime();
    if (this.url === noServer) throw this.#refused(request);
    const response = await this.client
      .request({ ...request, ...(this.#user && { user: this.#user }) })
      .catch((error: unknown) => {
        throw isRefused(error) ? this.#refused(request) : error;
      });
    const { status, body, warnings } = response;
    tellRequest(
      this.verbosity,
      request,
      `${this.url}${request.path}`,
      response,
      Math.max(1, this.verbosity.now().getTime() - start),
    );
    for (const warning of warnings) this.#tell(warning);
    if (status >= 400) throw new StatusFailure(parseStatus(status, body));
    return body;
  }

  #refused({ method, path }: Request): ConnectionFailure {
    const host = this.url.replace(/^https?:\/\//, '');
    const verb = `${method[0]}${method.slice(1).toLowerCase()}`;
    return new ConnectionFailure(
      host,
      `${verb} "${this.url}${path}": dial tcp ${host.replace('localhost', '127.0.0.1')}: connect: connection refused`,
    );
  }

  async json<T = Json>(request: Request): Promise<T> {
    return JSON.parse(await this.text({ accept: 'application/json', ...request })) as T;
  }

  async get<T = KubeObject>(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    subresource = '',
    query: Query = {},
  ): Promise<T> {
    return this.json<T>({
      method: 'GET',
      path: objectPath(resource, namespace, name, subresource) + printQuery(query),
    }).catch((error: unknown) => this.explainMissing(error, resource.namespaced ? namespace : undefined));
  }

  /** Throws what is missing: the object, or its namespace, for which kubectl looks when the object is not there. */
  async explainMissing(error: unknown, namespace: string | undefined): Promise<never> {
    if (isNotFound(error) && namespace && namespace !== 'default')
      await this.text({ method: 'GET', path: `/api/v1/namespaces/${namespace}` }).catch((missing: unknown) => {
        throw isNotFound(missing) ? missing : error;
      });
    throw error;
  }

  list(resource: Resource, namespace: string | undefined, query: Query = {}): Promise<KubeList> {
    const path = pathOf(resource, namespace) + printQuery({ limit: 500, ...query });
    return this.json<KubeList>({ method: 'GET', path }).catch((error: unknown) => {
      throw withList(
        error,
        `${resource.group}/${resource.version}, Resource=${resource.name}`,
        textOf(query['labelSelector']),
        textOf(query['fieldSelector']),
      );
    });
  }

  create(resource: Resource, namespace: string | undefined, object: unknown, query: Query = {}): Promise<KubeObject> {
    return this.#send('POST', pathOf(resource, namespace), object, query);
  }

  async update(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    object: unknown,
    query: Query = {},
    subresource = '',
  ): Promise<KubeObject> {
    return this.#send('PUT', objectPath(resource, namespace, name, subresource), object, query);
  }

  async patch(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    patch: unknown,
    type: PatchType,
    query: Query = {},
    subresource = '',
  ): Promise<KubeObject> {
    return this.#send('PATCH', objectPath(resource, namespace, name, subresource), patch, query, type);
  }

  async delete(
    resource: Resource,
    namespace: string | undefined,
    name: string,
    options: Json,
    query: Query = {},
  ): Promise<Json> {
    return this.#send('DELETE', objectPath(resource, namespace, name), options, query) as Promise<Json>;
  }

  #send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body: unknown,
    query: Query,
    contentType: string = 'application/json',
  ): Promise<KubeObject> {
    return this.json<KubeObject>({
      method,
      path: path + printQuery(query),
      contentType,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  #tell(warning: string): void {
    if (this.#told.has(warning)) return;
    this.#told.add(warning);
    this.verbosity.write(`Warning: ${warning}\n`);
  }
}

/** The path of a collection or, with a name, of one object. */
export function pathOf(resource: Resource, namespace?: string, name?: string, subresource?: string): string {
  const root = resource.group ? `/apis/${resource.group}/${resource.version}` : `/api/${resource.version}`;
  const scope = resource.namespaced && namespace ? `/namespaces/${namespace}` : '';
  return [`${root}${scope}/${resource.name}`, name && encodeURIComponent(name), subresource].filter(Boolean).join('/');
}

/** The path of one object; throws when it has no name. */
function objectPath(resource: Resource, namespace: string | undefined, name: string, subresource?: string): string {
  if (!name) throw new Failure('resource name may not be empty');
  return pathOf(resource, namespace, name, subresource);
}

function textOf(value: Query[string]): string {
  return value === undefined ? '' : String(value);
}

/** Prints a query with its `?`, or nothing. */
export function printQuery(query: Query): string {
  const pairs = Object.entries(query).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  );
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : '';
}

function parseStatus(code: number, body: string): Json {
  try {
    const status: unknown = JSON.parse(body);
    if (isJson(status) && status['kind'] === 'Status') return status;
  } catch {
    // Not every refusal is JSON: `/healthz` answers with text.
  }
  if (code === 404) return { code, reason: 'NotFound', message: 'the server could not find the requested resource' };
  return {
    code,
    reason: 'InternalError',
    message: `an error on the server (${JSON.stringify(body.trim())}) has prevented the request from succeeding`,
  };
}

function isRefused(error: unknown): boolean {
  return (
    error instanceof Error &&
    !(error instanceof Failure) &&
    error.name !== 'AbortError' &&
    /refused|no server|no cluster/i.test(error.message)
  );
}
