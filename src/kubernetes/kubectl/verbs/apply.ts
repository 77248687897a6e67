import { reasonOf } from '../../grammar/malformed.ts';
import { matchesAll, parseLabelSelector, type Requirement } from '../../grammar/selectors.ts';
import { strategicMerge } from '../../grammar/strategic-merge.ts';
import type { Call } from '../call.ts';
import { Failure, Lacking, StatusFailure, isNotFound, throwAll, usageFailure, withSource } from '../failure.ts';
import { getLastApplied, lastApplied, withLastApplied } from '../last-applied.ts';
import { readManifests, type Manifest } from '../manifests.ts';
import type { Json, KubeObject } from '../object.ts';
import { printCompactJson } from '../print/json.ts';
import { makePrinter, printDone } from '../print/printer.ts';
import { makeThreeWayPatch } from '../three-way.ts';
import { send, writeQuery } from './create.ts';
import { removeOne, waitUntilGone } from './delete.ts';
import { tellFrom } from '../verbose.ts';

type Applied = Exclude<Manifest, { error: unknown }>;

/**
 * `kubectl apply -f`: creates what is missing and patches what differs from the file, the server and
 * the file of last time.
 */
export async function apply(call: Call): Promise<void> {
  check(call);
  await makePrinter(call);
  const selector = parseSelector(call.options.text('selector'));
  const manifests = await readManifests(call, call.options.list('filename'));
  const errors = manifests.flatMap((manifest) => ('error' in manifest ? [manifest.error] : []));
  const objects = manifests.filter(
    (manifest): manifest is Applied =>
      !('error' in manifest) && matchesAll(selector, manifest.object.metadata.labels ?? {}),
  );
  if (objects.length === 0 && errors.length === 0) throw new Failure('no objects passed to apply');
  for (const manifest of objects) await applyOne(call, manifest).catch((error: unknown) => errors.push(error));
  if (errors.length === 0) tellFrom(4, call.server.verbosity, 'apply.go:546', 'Running apply post-processor function');
  throwAll(errors);
}

function parseSelector(text: string): Requirement[] {
  const reason = reasonOf(parseLabelSelector, text);
  if (reason !== undefined) throw new Failure(`the provided selector ${JSON.stringify(text)} is not valid: ${reason}`);
  return parseLabelSelector(text);
}

function check({ options, words, path }: Call): void {
  if (words.length > 0) throw usageFailure(path, `Unexpected args: [${words.join(' ')}]`);
  if (!options.has('filename'))
    throw options.has('kustomize')
      ? new Lacking('the simulator does not do kustomize; on a kind cluster "kubectl apply -k" does')
      : new Failure('must specify one of -f and -k');
  if (options.on('force-conflicts') && !options.on('server-side'))
    throw new Failure('--force-conflicts only works with --server-side');
  if (options.dryRun === 'client' && options.on('server-side')) {
    throw new Failure("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
  }
  if (options.on('server-side') && options.on('force')) throw new Failure('--force cannot be used with --server-side');
  if (options.dryRun === 'server' && options.on('force'))
    throw new Failure('--dry-run=server cannot be used with --force');
  if (options.on('prune'))
    throw new Lacking('the simulator does not do --prune; on a kind cluster "kubectl apply --prune" does');
}

async function applyOne(call: Call, manifest: Applied): Promise<void> {
  const { object, resource, namespace, source } = manifest;
  const name = object.metadata.name ?? '';
  if (!name && object.metadata.generateName)
    throw new Failure(`from ${object.metadata.generateName}: cannot use generate name with apply`);
  if (call.options.on('server-side')) return applyOnServer(call, manifest);
  const modified = withLastApplied(object);
  const current = await call.server.get(resource, namespace, name).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw withSource(error, `retrieving current configuration of:\n${printTarget(manifest)}\nfrom server for:`, source);
  });
  if (!current) return printDone(call, await createOne(call, manifest, modified), 'created', { typed: false });
  if (!current.metadata.annotations?.[lastApplied]) call.warn(missingAnnotation(`${resource.name}/${name}`));
  const patch = makeThreeWayPatch(getLastApplied(current), modified, current, isBuiltIn(manifest));
  const isSame = Object.keys(patch).length === 0;
  const patched = isSame ? current : await sendPatch(call, manifest, current, modified, patch);
  if (patched.metadata.deletionTimestamp)
    call.warn(`Warning: Detected changes to resource ${name} which is currently being deleted.\n`);
  await printDone(call, patched, isSame ? 'unchanged' : 'configured', { typed: false });
}

function createOne(call: Call, { resource, namespace, source }: Applied, modified: KubeObject): Promise<KubeObject> {
  if (call.options.dryRun === 'client') return Promise.resolve(modified);
  return send(call, resource, namespace, modified, 'kubectl-client-side-apply').catch((error: unknown) =>
    Promise.reject(withSource(error, 'creating', source)),
  );
}

async function sendPatch(
  call: Call,
  manifest: Applied,
  current: KubeObject,
  modified: KubeObject,
  patch: Json,
): Promise<KubeObject> {
  const { resource, namespace, source } = manifest;
  const name = current.metadata.name ?? '';
  if (call.options.dryRun === 'client') return strategicMerge(current, patch) as KubeObject;
  const type = isBuiltIn(manifest) ? 'application/strategic-merge-patch+json' : 'application/merge-patch+json';
  try {
    return await call.server.patch(
      resource,
      namespace,
      name,
      patch,
      type,
      writeQuery(call, 'kubectl-client-side-apply'),
    );
  } catch (error) {
    if (call.options.on('force') && error instanceof StatusFailure && ['Invalid', 'Conflict'].includes(error.reason))
      return replaceByForce(call, manifest, modified);
    throw withSource(
      withSource(error, 'patching', source),
      `applying patch:\n${printCompactJson(patch)}\nto:\n${printTarget(manifest)}\nfor:`,
      source,
    );
  }
}

async function replaceByForce(call: Call, { resource, namespace }: Applied, modified: KubeObject): Promise<KubeObject> {
  const gone = await removeOne(call, { resource, namespace, name: modified.metadata.name ?? '' }, { quiet: true });
  await waitUntilGone(call, [gone], 0);
  return send(call, resource, namespace, modified, 'kubectl-client-side-apply');
}

async function applyOnServer(call: Call, { object, resource, namespace }: Applied): Promise<void> {
  const query = { ...writeQuery(call, 'kubectl'), force: call.options.on('force-conflicts') };
  const applied = await call.server.patch(
    resource,
    namespace,
    object.metadata.name ?? '',
    object,
    'application/apply-patch+yaml',
    query,
  );
  await printDone(call, applied, 'serverside-applied', { typed: false });
}

/** CRDs have no merge keys: the server takes only a plain merge patch of them. */
function isBuiltIn({ resource }: Applied): boolean {
  return !resource.group.includes('.') || resource.group.endsWith('.k8s.io');
}

function printTarget({ object, resource, namespace }: Applied): string {
  const version = `${resource.group}/${resource.version}`;
  return (
    `Resource: "${version}, Resource=${resource.name}", GroupVersionKind: "${version}, Kind=${resource.kind}"\n` +
    `Name: ${JSON.stringify(object.metadata.name ?? '')}, Namespace: ${JSON.stringify(namespace ?? '')}`
  );
}

function missingAnnotation(name: string): string {
  return (
    `Warning: resource ${name} is missing the ${lastApplied} annotation which is required by kubectl apply. ` +
    'kubectl apply should only be used on resources created declaratively ' +
    'by either kubectl create --save-config or kubectl apply. ' +
    'The missing annotation will be patched automatically.\n'
  );
}
