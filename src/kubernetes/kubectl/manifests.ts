import type { Call } from './call.ts';
import { ConnectionFailure, Failure } from './failure.ts';
import { isJson, listAt, textAt, type Json, type KubeObject } from './object.ts';
import { findByKind, type Resource } from './resources.ts';
import { printCompactJson } from './print/json.ts';
import { parseYamlDocuments } from './yaml-documents.ts';

/** One object of a file, or why there is none. */
export type Manifest =
  | { object: KubeObject; resource: Resource; namespace: string | undefined; source: string }
  | { error: unknown };

const extensions = ['.json', '.yaml', '.yml'];

/**
 * Reads the objects of `-f` in order; a broken document is the last of its file. Objects without a
 * namespace get the call's.
 */
export async function readManifests(call: Call, filenames: string[]): Promise<Manifest[]> {
  const files = (await Promise.all(filenames.map((name) => readFiles(call, name)))).flat();
  const manifests: Manifest[] = [];
  for (const { source, text } of files) {
    for (const document of parseYamlDocuments(text)) {
      if ('error' in document) manifests.push({ error: new Failure(`error parsing ${source}: ${document.error}`) });
      else
        manifests.push(...(await Promise.all(flatten(document.value).map((value) => toManifest(call, value, source)))));
    }
  }
  return manifests;
}

/** Reads the objects of `-f` without a server. */
export async function readLocalObjects(call: Call, filenames: string[]): Promise<KubeObject[]> {
  const files = (await Promise.all(filenames.map((name) => readFiles(call, name)))).flat();
  return files.flatMap(({ source, text }) =>
    parseYamlDocuments(text).flatMap((document) => {
      if ('error' in document) throw new Failure(`error parsing ${source}: ${document.error}`);
      return flatten(document.value) as KubeObject[];
    }),
  );
}

interface File {
  source: string;
  text: string;
}

async function readFiles(call: Call, name: string): Promise<File[]> {
  if (name === '-') return [{ source: 'STDIN', text: call.takeStdin() }];
  const { files } = call.context;
  const names = await files.list?.(name);
  if (!names) return [{ source: name, text: await readFile(call, name) }];
  const manifests = names.filter((each) => extensions.some((extension) => each.endsWith(extension))).sort();
  if (manifests.length === 0)
    throw new Failure(`error reading [${name}]: recognized file extensions are [${extensions.join(' ')}]`);
  const paths = manifests.map((each) => `${name.replace(/\/$/, '')}/${each}`);
  return Promise.all(paths.map(async (path) => ({ source: path, text: await readFile(call, path) })));
}

function readFile(call: Call, path: string): Promise<string> {
  return call.context.files.read(path).catch(() => {
    if (/^https?:/.test(path))
      throw new Failure(`unable to read URL ${JSON.stringify(path)}, server reported 404 Not Found, status code=404`);
    throw new Failure(`the path ${JSON.stringify(path)} does not exist`);
  });
}

function flatten(value: unknown): unknown[] {
  return isJson(value) && textAt(value, 'kind').endsWith('List') && Array.isArray(value['items'])
    ? listAt(value, 'items')
    : [value];
}

async function toManifest(call: Call, value: unknown, source: string): Promise<Manifest> {
  const missing = getMissing(value);
  if (missing)
    return {
      error: new Failure(`error validating ${JSON.stringify(source)}: error validating data: ${missing}${escape}`),
    };
  const object = value as KubeObject;
  object.metadata ??= {};
  const refused =
    call.options.has('validate') || validates.includes(call.command.join(' '))
      ? await findRefusal(call, object.apiVersion)
      : undefined;
  if (refused)
    return {
      error: new Failure(`error validating ${JSON.stringify(source)}: error validating data: ${refused}${escape}`),
    };
  const resource = findByKind(
    await call.resources.catch((error: unknown) => recognize(call, error, source)),
    object.apiVersion,
    object.kind,
  );
  if (!resource) return { error: unknownKind(object, source) };
  const wrong = placeObject(call, object, resource);
  return wrong ? { error: wrong } : { object, resource, namespace: object.metadata.namespace, source };
}

const escape = '; if you choose to ignore these errors, turn validation off with --validate=false';

/** Commands that have a file validated before anything else is asked of the server. */
const validates = ['apply', 'create', 'replace'];

/** Why there is no OpenAPI document to validate by: there is no server. */
async function findRefusal(call: Call, apiVersion: string): Promise<string | undefined> {
  if (/^(false|ignore)$/.test(call.options.text('validate'))) return undefined;
  try {
    const index = await call.openapi;
    if (call.server.verbosity.level >= 6) await readSchema(call, index, apiVersion);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConnectionFailure)) return undefined;
    return `failed to download openapi: ${error.detail.replace('/openapi/v3', '/openapi/v2')}`;
  }
}

/** The document of a group is read here only to be told of: the server validates. */
async function readSchema(call: Call, index: string, apiVersion: string): Promise<void> {
  const { paths } = JSON.parse(index) as { paths: Record<string, { serverRelativeURL: string } | undefined> };
  const address = paths[apiVersion.includes('/') ? `apis/${apiVersion}` : `api/${apiVersion}`]?.serverRelativeURL;
  if (address)
    await call.server.text({ method: 'GET', path: `${address}${address.includes('?') ? '&' : '?'}timeout=32s` });
}

function recognize({ server }: Call, error: unknown, source: string): never {
  if (!(error instanceof ConnectionFailure)) throw error;
  throw new Failure(
    `unable to recognize ${JSON.stringify(source)}: ` +
      `Get "${server.url}/api?timeout=32s": ${error.detail.replace(/^\S+ \S+ /, '')}`,
  );
}

function getMissing(value: unknown): string | undefined {
  if (!isJson(value)) return `invalid object to validate: ${printCompactJson(value)}`;
  const missing = ['apiVersion', 'kind'].filter((field) => !value[field]).map((field) => `${field} not set`);
  return missing.length > 1 ? `[${missing.join(', ')}]` : missing[0];
}

function unknownKind({ apiVersion, kind, metadata }: KubeObject, source: string): Failure {
  return new Failure(
    `resource mapping not found for name: ${JSON.stringify(metadata.name ?? '')} ` +
      `namespace: ${JSON.stringify(metadata.namespace ?? '')} from ${JSON.stringify(source)}: ` +
      `no matches for kind ${JSON.stringify(kind)} ` +
      `in version ${JSON.stringify(apiVersion)}\nensure CRDs are installed first`,
  );
}

function placeObject(call: Call, object: KubeObject, { namespaced }: Resource): Failure | undefined {
  const metadata = object.metadata as Json;
  if (!namespaced) {
    delete metadata['namespace'];
    return undefined;
  }
  const given = textAt(metadata, 'namespace');
  metadata['namespace'] = given || call.namespace;
  if (!given || given === call.namespace || !call.options.has('namespace')) return undefined;
  return new Failure(
    `the namespace from the provided object ${JSON.stringify(given)} does not match the namespace ` +
      `${JSON.stringify(call.namespace)}. You must pass '--namespace=${given}' to perform this operation.`,
  );
}
