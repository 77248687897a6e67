import type { Call } from '../call.ts';
import { Ended, Exit, Failure, isNotFound, printFailure, throwAll } from '../failure.ts';
import { getLastApplied, withoutLastApplied } from '../last-applied.ts';
import { readManifests, type Manifest } from '../manifests.ts';
import type { KubeObject } from '../object.ts';
import { printDiff } from '../print/diff.ts';
import { printYaml } from '../print/yaml.ts';
import { withoutManagedFields } from '../print/printer.ts';
import { makeThreeWayPatch } from '../three-way.ts';

type Compared = Exclude<Manifest, { error: unknown }>;

/** `kubectl diff -f`: what `apply` would change; ends with 1 when something would. */
export async function diff(call: Call): Promise<void> {
  const differs = await compareAll(call).catch((error: unknown) => {
    const { stderr } = printFailure(error);
    throw new Ended(stderr, 2);
  });
  if (differs) throw new Exit(1);
}

async function compareAll(call: Call): Promise<boolean> {
  if (!call.options.has('filename')) throw new Failure('must specify one of -f and -k');
  const manifests = await readManifests(call, call.options.list('filename'));
  throwAll(manifests.flatMap((manifest) => ('error' in manifest ? [manifest.error] : [])));
  let differs = false;
  for (const manifest of manifests as Compared[]) {
    const text = await compare(call, manifest);
    call.print(text);
    differs ||= text !== '';
  }
  return differs;
}

async function compare(call: Call, { object, resource, namespace }: Compared): Promise<string> {
  const name = object.metadata.name ?? '';
  const live = await call.server.get(resource, namespace, name).catch((error: unknown) => {
    if (isNotFound(error)) return undefined;
    throw error;
  });
  const merged = await merge(call, { object: withoutLastApplied(object), resource, namespace, source: '' }, live);
  const file = [resource.group, resource.version, resource.kind, namespace ?? '', name].join('.').replace(/^\./, '');
  return printDiff(file, print(live), print(merged), call.context.now());
}

function merge(
  call: Call,
  { object, resource, namespace }: Compared,
  live: KubeObject | undefined,
): Promise<KubeObject> {
  const query = { dryRun: 'All', fieldManager: 'kubectl-client-side-apply' };
  if (!live) return call.server.create(resource, namespace, object, query);
  const patch = makeThreeWayPatch(getLastApplied(live), object, live, true);
  return call.server.patch(
    resource,
    namespace,
    object.metadata.name ?? '',
    patch,
    'application/strategic-merge-patch+json',
    query,
  );
}

function print(object: KubeObject | undefined): string {
  if (!object) return '';
  return printYaml(withoutManagedFields(object));
}
