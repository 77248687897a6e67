import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { findResource } from '../resources.ts';

/** `kubectl explain`: the descriptions of the fields are a megabyte of text that the page does not load. */
export async function explain(call: Call): Promise<void> {
  const [path, ...others] = call.words;
  if (path === undefined) throw new Failure('You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.\n');
  if (others.length > 0) throw new Failure('We accept only this format: explain RESOURCE\n');
  const resource = findResource(await call.resources, path.split('.')[0] ?? path);
  const page = 'https://kubernetes.io/docs/reference/kubernetes-api/';
  throw new Failure(`the simulator has no descriptions of the fields of ${resource.kind}; "kubectl explain ${path}" on a cluster of kind and ${page} have them`);
}
