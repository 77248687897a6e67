import type { Call } from '../call.ts';
import { Failure, throwAll, usageFailure } from '../failure.ts';
import { getFound, getItemsOf, type Found } from '../items.ts';
import { at, listAt, type Json, type KubeObject } from '../object.ts';
import { splitPairs } from '../pairs.ts';
import { dryRunMark, printDone } from '../print/printer.ts';
import { findResource } from '../resources.ts';
import { selectionOf } from '../selection.ts';
import { waitUntilGone } from './delete.ts';

/** `kubectl cordon`. */
export async function cordon(call: Call): Promise<void> {
  for (const node of await getNodes(call)) await setSchedulable(call, node, false);
}

/** `kubectl uncordon`. */
export async function uncordon(call: Call): Promise<void> {
  for (const node of await getNodes(call)) await setSchedulable(call, node, true);
}

/** `kubectl drain`: cordons, then evicts every pod that no DaemonSet owns. */
export async function drain(call: Call): Promise<void> {
  const nodes = await getNodes(call);
  for (const node of nodes) await setSchedulable(call, node, false);
  for (const node of nodes) {
    await evictAll(call, node);
    await printDone(call, node.object, 'drained');
  }
}

async function getNodes(call: Call): Promise<Found[]> {
  const { options, words } = call;
  if (words.length === 0 && !options.has('selector'))
    throw usageFailure(call.path, `USAGE: ${call.command[0]} NODE [flags]`);
  if (words.length > 0 && options.has('selector'))
    throw usageFailure(call.path, 'error: cannot specify both a node name and a --selector option');
  const { found, errors } = await getFound(
    call,
    selectionOf(call, {
      args: words.some((word) => word.includes('/')) ? words : ['nodes', ...words],
      bulk: words.length === 0,
    }),
  );
  throwAll(errors);
  return found;
}

async function setSchedulable(call: Call, { resource, name, object }: Found, schedulable: boolean): Promise<void> {
  const isSame = (at(object, 'spec', 'unschedulable') === true) !== schedulable;
  const done = schedulable ? 'uncordoned' : 'cordoned';
  if (isSame) return printDone(call, object, `already ${done}`);
  const patch = { spec: { unschedulable: schedulable ? null : true } };
  if (call.options.dryRun !== 'client')
    await call.server.patch(resource, undefined, name, patch, 'application/strategic-merge-patch+json', {
      dryRun: call.options.dryRun === 'server' ? 'All' : undefined,
    });
  await printDone(call, object, done);
}

async function evictAll(call: Call, node: Found): Promise<void> {
  const pods = findResource(await call.resources, 'pods');
  const on = getItemsOf(await call.server.list(pods, undefined, { fieldSelector: `spec.nodeName=${node.name}` }));
  checkPods(call, node.name, on);
  const evicted = on.filter((pod) => !isOwnedBy(pod, 'DaemonSet') && !isMirror(pod));
  const gone = [];
  for (const { metadata } of evicted) {
    call.print(`evicting pod ${metadata.namespace}/${metadata.name}${dryRunMark(call)}\n`);
    if (call.options.dryRun !== 'none') continue;
    await call.server.delete(pods, metadata.namespace, metadata.name ?? '', {});
    gone.push({ resource: pods, namespace: metadata.namespace, name: metadata.name ?? '', uid: metadata.uid ?? '' });
  }
  await waitUntilGone(call, gone, call.options.duration('timeout', 0));
  for (const { name } of gone) call.print(`pod/${name} evicted\n`);
}

function checkPods(call: Call, node: string, pods: KubeObject[]): void {
  const { options } = call;
  const list = (found: KubeObject[]) =>
    found.map(({ metadata }) => `${metadata.namespace}/${metadata.name}`).join(', ');
  const own = pods.filter((pod) => !isMirror(pod));
  const daemons = own.filter((pod) => isOwnedBy(pod, 'DaemonSet'));
  const bare = own.filter((pod) => !pod.metadata.ownerReferences?.some(({ controller }) => controller));
  const local = own.filter(
    (pod) => !isOwnedBy(pod, 'DaemonSet') && listAt(pod, 'spec', 'volumes').some((volume) => volume['emptyDir']),
  );
  const problems = [
    ...(daemons.length > 0 && !options.on('ignore-daemonsets')
      ? [`cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): ${list(daemons)}`]
      : []),
    ...(local.length > 0 && !options.on('delete-emptydir-data')
      ? [`cannot delete Pods with local storage (use --delete-emptydir-data to override): ${list(local)}`]
      : []),
    ...(bare.length > 0 && !options.on('force')
      ? [`cannot delete Pods that declare no controller (use --force to override): ${list(bare)}`]
      : []),
  ];
  if (daemons.length > 0 && options.on('ignore-daemonsets'))
    call.warn(`Warning: ignoring DaemonSet-managed Pods: ${list(daemons)}\n`);
  if (problems.length === 0) return;
  const text = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
  call.warn(
    `error: unable to drain node ${JSON.stringify(node)} due to error: ${text}, continuing command...\n` +
      `There are pending nodes to be drained:\n ${node}\n`,
  );
  throw new Failure(problems.join('\n'));
}

function isOwnedBy({ metadata }: KubeObject, kind: string): boolean {
  return metadata.ownerReferences?.some((owner) => owner.controller && owner.kind === kind) ?? false;
}

function isMirror({ metadata }: KubeObject): boolean {
  return metadata.annotations?.['kubernetes.io/config.mirror'] !== undefined;
}

/** `kubectl taint nodes NAME key=value:Effect`. */
export async function taint(call: Call): Promise<void> {
  const { resources, pairs } = splitTaints(call.words);
  if (resources.length < 1) throw new Failure('one or more resources must be specified as <resource> <name>');
  if (pairs.length === 0) throw new Failure('at least one taint update is required');
  const { set, remove } = parseTaints(call, pairs);
  if (!['node', 'nodes', 'no'].includes(resources[0] as string))
    throw new Failure(`invalid resource type ${resources[0]}, only node types are supported`);
  const { found, errors } = await getFound(call, selectionOf(call, { args: resources, bulk: call.options.on('all') }));
  throwAll(errors);
  for (const node of found) await taintOne(call, node, set, remove);
}

function splitTaints(words: string[]): { resources: string[]; pairs: string[] } {
  const isTaint = (word: string) => /[=:]/.test(word) || word.endsWith('-');
  const first = words.findIndex(isTaint);
  if (first < 0) return splitPairs(words, 'taint');
  const late = words.slice(first).find((word) => !isTaint(word));
  if (late !== undefined) throw new Failure(`all resources must be specified before taint changes: ${late}`);
  return { resources: words.slice(0, first), pairs: words.slice(first) };
}

interface Taint extends Json {
  key: string;
  effect: string;
}

function parseTaints(call: Call, pairs: string[]): { set: Taint[]; remove: Taint[] } {
  const parsed = pairs.map((pair) => {
    const found = /^([^=:]+)(?:=([^:]*))?(?::(\w*))?(-)?$/.exec(pair);
    if (!found || (!found[4] && found[3] === undefined))
      throw usageFailure(call.path, `invalid taint spec: ${pair.replace(/-$/, '')}`);
    const [, key = '', value, effect = ''] = found;
    if (effect && !['NoSchedule', 'PreferNoSchedule', 'NoExecute'].includes(effect))
      throw usageFailure(call.path, `invalid taint effect: ${effect}, unsupported taint effect`);
    return { taint: { key, ...(value && { value }), effect }, removes: found[4] === '-' };
  });
  return {
    set: parsed.filter(({ removes }) => !removes).map((each) => each.taint),
    remove: parsed.filter(({ removes }) => removes).map((each) => each.taint),
  };
}

async function taintOne(call: Call, { resource, name, object }: Found, set: Taint[], remove: Taint[]): Promise<void> {
  const had = listAt(object, 'spec', 'taints') as Taint[];
  const isSame = (a: Taint, b: Taint) => a.key === b.key && (a.effect === b.effect || !a.effect);
  for (const each of remove)
    if (!had.some((other) => isSame(each, other)))
      throw new Failure(`taint ${JSON.stringify(`${each.key}${each.effect && `:${each.effect}`}`)} not found`);
  const taken = set.filter((each) => had.some((other) => isSame(each, other)));
  if (taken.length > 0 && !call.options.on('overwrite'))
    throw new Failure(
      `node ${name} already has ${taken.map(({ key }) => key).join(',')} ` +
        'taint(s) with same effect(s) and --overwrite is false',
    );
  const kept = had.filter((other) => ![...remove, ...set].some((each) => isSame(each, other)));
  const patched =
    call.options.dryRun === 'client'
      ? object
      : await call.server.patch(
          resource,
          undefined,
          name,
          { spec: { taints: [...set, ...kept] } },
          'application/merge-patch+json',
          {
            fieldManager: 'kubectl-taint',
          },
        );
  const done =
    taken.length > 0 || (set.length > 0 && remove.length > 0) ? 'modified' : set.length > 0 ? 'tainted' : 'untainted';
  // kubectl does not say here that a run was dry.
  if (call.options.has('output')) await printDone(call, patched, done);
  else call.print(`node/${name} ${done}\n`);
}
