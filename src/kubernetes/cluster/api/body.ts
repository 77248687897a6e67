import { isFields, type KubeObject } from '../object.ts';
import { groupVersion } from '../../grammar/kinds.ts';
import type { Resource } from '../resources.ts';
import type { Call } from './server.ts';
import { badRequest } from './status.ts';

/** Reads the request's JSON as an object of the path's kind; throws a 400 in the server's words. */
export function parseBody({ request }: Call, resource: Resource): KubeObject {
  const value = parseJson(request.body ?? '');
  if (!isFields(value))
    throw badRequest(
      `couldn't get version/kind; json parse error: json: cannot unmarshal into Go value of type struct`,
    );
  const { apiVersion = groupVersion(resource), kind = resource.kind } = value;
  if (apiVersion !== groupVersion(resource) || kind !== resource.kind) {
    throw badRequest(
      `${resource.kind} in version "${resource.version}" cannot be handled as a ${resource.kind}: ` +
        `no kind "${kind}" is registered for version "${apiVersion}"`,
    );
  }
  const metadata = isFields(value['metadata']) ? value['metadata'] : {};
  return {
    ...value,
    apiVersion: String(apiVersion),
    kind: String(kind),
    metadata: { name: '', ...metadata },
  } as KubeObject;
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw badRequest(`error decoding request body: ${(error as Error).message}`);
  }
}
