import { strategicMerge } from '../../../grammar/strategic-merge.ts';
import type { KubeObject } from '../../object.ts';
import type { Resource } from '../../resources.ts';
import { parseJson } from '../body.ts';
import type { Call } from '../server.ts';
import { badRequest, unsupportedMediaType } from '../status.ts';
import { applyJsonPatch } from './json.ts';
import { mergePatch } from './merge.ts';

/** Gives the object as the request's patch leaves it. */
export function applyPatch({ request }: Call, _: Resource, object: KubeObject): KubeObject {
  const body = parseJson(request.body ?? '');
  switch (request.contentType?.split(';')[0]) {
    case 'application/json-patch+json':
      return applyJsonPatch(object, body) as KubeObject;
    case 'application/merge-patch+json':
      return mergePatch(object, objectOf(body)) as KubeObject;
    case 'application/strategic-merge-patch+json':
      return strategicMerge(object, objectOf(body)) as KubeObject;
    case 'application/apply-patch+yaml':
      return strategicMerge(object, objectOf(body)) as KubeObject;
    default:
      throw unsupportedMediaType([
        'application/json-patch+json',
        'application/merge-patch+json',
        'application/strategic-merge-patch+json',
        'application/apply-patch+yaml',
      ]);
  }
}

function objectOf(body: unknown): object {
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw badRequest('error decoding patch: json: cannot unmarshal into Go value of type map[string]interface {}');
}
