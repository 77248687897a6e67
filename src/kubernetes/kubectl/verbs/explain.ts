import type { Call } from '../call.ts';
import { printExplanation, printHead } from '../explain/explanation.ts';
import { type Document, findKind, findSchema } from '../explain/schema.ts';
import { Ended, Failure, Lacking, StatusFailure } from '../failure.ts';
import { printResource } from '../../grammar/kinds.ts';
import { findResource, type Resource } from '../resources.ts';

/** `kubectl explain`: what the server's own OpenAPI documents say of a kind or of a field of it. */
export async function explain(call: Call): Promise<void> {
  const [word, ...others] = call.words;
  if (word === undefined)
    throw new Failure(
      'You must specify the type of resource to explain. ' +
        'Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
  if (others.length > 0) throw new Failure('We accept only this format: explain RESOURCE\n');
  const format = call.options.text('output') || 'plaintext';
  const { resource, path } = parsePath(word, await call.resources, call.options.text('api-version'));
  if (format === 'plaintext-openapiv2')
    throw new Lacking('the simulator has no OpenAPI 2; without "-o plaintext-openapiv2" kubectl asks for OpenAPI 3');
  const document = await readDocument(call, resource);
  if (format !== 'plaintext') throw new Failure(`unrecognized format: ${format}`);
  const gvk = findKind(document, resource);
  const schema = gvk && findSchema(document, gvk);
  if (!gvk) throw new Failure(`GVR (${printName(resource)}) not found in OpenAPI schema`);
  call.print(printHead(gvk));
  const printed = schema && printExplanation(schema, path, document, depthOf(call));
  if (printed === undefined) throw new Failure(`field ${JSON.stringify(path.at(-1) ?? '')} does not exist`);
  call.print(`${printed}\n`);
}

/** How many levels of fields are shown below the first; none without --recursive, all with it alone. */
function depthOf({ options }: Call): number {
  if (!options.on('recursive')) return 0;
  return options.number('max-depth', 0) || Infinity;
}

type Named = Pick<Resource, 'group' | 'version' | 'name'>;

/** Takes `deployments.apps.spec.strategy` apart; throws when it is no path of names or the server has no such kind. */
function parsePath(text: string, resources: Resource[], apiVersion: string): { resource: Named; path: string[] } {
  const [word = '', ...path] = text.replace(/\.$/, '').split('.');
  if (!/^[\w-]+$/.test(word)) throw new Failure('invalid jsonpath syntax, first node must be field node');
  const found = findNamed(resources, word);
  if (path.some((name) => !/^[\w-]+$/.test(name)))
    throw new Failure(
      `invalid jsonpath syntax, ${apiVersion ? 'all nodes must be field nodes' : 'first node must be field node'}`,
    );
  if (apiVersion) return { resource: { ...parseGroupVersion(apiVersion), name: found.name }, path };
  const qualified = printResource(found);
  return {
    resource: found,
    path:
      text.startsWith(`${qualified}.`) || text === qualified ? text.slice(qualified.length).split('.').slice(1) : path,
  };
}

/** `explain` says it without the word error. */
function findNamed(resources: Resource[], word: string): Resource {
  try {
    return findResource(resources, word);
  } catch (error) {
    throw error instanceof Failure ? new Ended(error.message, 1) : error;
  }
}

function parseGroupVersion(text: string): { group: string; version: string } {
  const parts = text.split('/');
  if (parts.length > 2) throw new Failure(`unexpected GroupVersion string: ${text}`);
  return { group: parts.length === 2 ? (parts[0] ?? '') : '', version: parts.at(-1) ?? '' };
}

async function readDocument(call: Call, resource: Named): Promise<Document> {
  const root = resource.group ? `apis/${resource.group}/${resource.version}` : `api/${resource.version}`;
  const { paths } = await call.server.json<{ paths: Record<string, { serverRelativeURL: string }> }>({
    method: 'GET',
    path: '/openapi/v3',
  });
  const address = paths[root]?.serverRelativeURL;
  if (!address) throw new Failure(`couldn't find resource for "${printName(resource)}"`);
  return call.server.json<Document>({ method: 'GET', path: address }).catch((error: unknown) => {
    throw error instanceof StatusFailure
      ? new Failure(`failed to fetch openapi schema for ${root}: ${error.message}`)
      : error;
  });
}

const printName = ({ group, version, name }: Named) => `${group}/${version}, Resource=${name}`;
