import { groupVersion, kubernetesKinds } from '../../grammar/kinds.ts';
import type { Call } from '../call.ts';
import { ConnectionFailure, Failure, StatusFailure, throwAll, usageFailure, withSource } from '../failure.ts';
import { withLastApplied } from '../last-applied.ts';
import { readManifests } from '../manifests.ts';
import type { KubeObject } from '../object.ts';
import { makePrinter, printDone } from '../print/printer.ts';
import type { Resource } from '../resources.ts';
import type { Query } from '../server.ts';

/** `kubectl create -f`. */
export async function create(call: Call): Promise<void> {
  const filenames = call.options.list('filename');
  if (filenames.length === 0) {
    if (call.words.length > 0) throw usageFailure(call.path, `Unexpected args: [${call.words.join(' ')}]`);
    throw new Failure('must specify one of -f and -k');
  }
  const printer = await makePrinter(call);
  const manifests = await readManifests(call, filenames);
  if (manifests.length === 0) throw new Failure('no objects passed to create');
  const errors: unknown[] = [];
  for (const manifest of manifests) {
    if ('error' in manifest) errors.push(manifest.error);
    else await createManifest(call, manifest, printer === undefined).catch((error: unknown) => errors.push(error));
  }
  throwAll(errors);
}

async function createManifest(
  call: Call,
  {
    object,
    resource,
    namespace,
    source,
  }: { object: KubeObject; resource: Resource; namespace: string | undefined; source: string },
  named: boolean,
): Promise<void> {
  const sent = call.options.on('save-config') ? withLastApplied(object) : object;
  const created =
    call.options.dryRun === 'client'
      ? sent
      : await send(call, resource, namespace, sent).catch((error: unknown) =>
          Promise.reject(withSource(error, 'creating', source)),
        );
  await printDone(call, created, 'created', { typed: named });
}

/** Makes the one command that creates one object: `make` writes it, `failed` is what a refusal begins with. */
export function createOne(
  make: (call: Call, name: string) => KubeObject | Promise<KubeObject>,
  failed: string,
): (call: Call) => Promise<void> {
  return async (call) => {
    const { dryRun } = call.options;
    await makePrinter(call);
    const object = await make(call, nameOf(call));
    const placed =
      call.options.has('namespace') && object.kind !== 'Namespace' ? inNamespace(object, call.namespace) : object;
    const saved = call.options.on('save-config') ? withLastApplied(placed) : placed;
    const resource = resourceOf(object);
    const created =
      dryRun === 'client'
        ? saved
        : await send(call, resource, resource.namespaced ? call.namespace : undefined, saved).catch((error: unknown) =>
            fail(error, failed),
          );
    await printDone(call, created, 'created');
  };
}

/** The kinds that these commands make are known without asking the server. */
function resourceOf({ apiVersion, kind }: KubeObject): Resource {
  const found = kubernetesKinds.find((each) => each.kind === kind && groupVersion(each) === apiVersion);
  if (!found) throw new Error(`there is no kind ${apiVersion} ${kind}`);
  return found;
}

/** Sends an object to be created, as the flags of the command say. */
export function send(
  call: Call,
  resource: Resource,
  namespace: string | undefined,
  object: KubeObject,
  manager = 'kubectl-create',
): Promise<KubeObject> {
  return call.server.create(resource, namespace, object, writeQuery(call, manager));
}

const validations: Record<string, string> = {
  true: 'Strict',
  strict: 'Strict',
  warn: 'Warn',
  false: 'Ignore',
  ignore: 'Ignore',
};

/** The query of every write: who writes, how strict the server is with unknown fields, and whether it only tries. */
export function writeQuery({ options }: Call, manager: string): Query {
  const validate = options.text('validate', 'strict');
  const fieldValidation = validations[validate];
  if (!fieldValidation)
    throw new Failure(
      `invalid - validate option ${JSON.stringify(validate)}; ` +
        'must be one of: strict (or true), warn, ignore (or false)',
    );
  return {
    fieldManager: options.text('field-manager', manager),
    fieldValidation,
    dryRun: options.dryRun === 'server' ? 'All' : undefined,
  };
}

/** Gives the one name of a command, or throws. */
export function nameOf({ args, path }: Call): string {
  if (args.length !== 1) throw usageFailure(path, `exactly one NAME is required, got ${args.length}`);
  return args[0] as string;
}

function inNamespace(object: KubeObject, namespace: string): KubeObject {
  const { name, ...metadata } = object.metadata;
  return {
    ...object,
    metadata: { ...(name === undefined ? {} : { name }), namespace, ...metadata } as KubeObject['metadata'],
  };
}

function fail(error: unknown, failed: string): never {
  if (failed && error instanceof ConnectionFailure) throw new Failure(`${failed}: ${error.detail}`);
  if (!failed || !(error instanceof StatusFailure)) throw error;
  throw new Failure(`${failed}: ${error.message}`);
}
