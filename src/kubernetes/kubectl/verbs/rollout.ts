import type { Call } from '../call.ts';
import { describePodTemplate } from '../describe/pod.ts';
import { Page } from '../describe/page.ts';
import { Failure, StatusFailure, throwAll } from '../failure.ts';
import { forEachFound, getFound, type Found } from '../items.ts';
import { lastApplied } from '../last-applied.ts';
import { at, jsonAt, type Json, type KubeObject } from '../object.ts';
import { makePrinter, printDone } from '../print/printer.ts';
import { alignTabs, describeLayout } from '../print/tabwriter.ts';
import { printResource } from '../../grammar/kinds.ts';
import { getReplicaSetsOf, isTemplateOf, revisionOf, templateOf } from '../revisions.ts';
import { selectionOf } from '../selection.ts';

/** `kubectl rollout history`. */
export async function rolloutHistory(call: Call): Promise<void> {
  checkGiven(call);
  const revision = call.options.number('revision', 0);
  if (revision < 0) throw new Failure(`revision must be a positive integer: ${revision}`);
  await forEachFound(call, (found) => showHistory(call, found, revision), bulk(call));
}

async function showHistory(call: Call, found: Found, revision: number): Promise<void> {
  checkKind(found, 'no history viewer has been implemented for');
  const sets = await getReplicaSetsOf(call, found.object);
  const printer = await makePrinter(call);
  const chosen = revision > 0 ? sets.filter((set) => revisionOf(set) === revision) : sets;
  if (revision > 0 && chosen.length === 0) throw new Failure('unable to find the specified revision');
  if (printer) return call.print(chosen.map((set) => printer(set)).join(''));
  const body =
    revision > 0
      ? `with revision #${revision}\n${printTemplate(chosen[0] as KubeObject)}`
      : `\n${printRevisions(sets)}`;
  await printDone(call, found.object, body);
}

function printRevisions(sets: KubeObject[]): string {
  if (sets.length === 0) return 'No rollout history found.';
  const rows = sets.map(
    (set) => `${revisionOf(set)}\t${set.metadata.annotations?.['kubernetes.io/change-cause'] ?? '<none>'}\n`,
  );
  return alignTabs(`REVISION\tCHANGE-CAUSE\n${rows.join('')}`, describeLayout);
}

/** kubectl writes this one without aligning it. */
function printTemplate(set: KubeObject): string {
  const page = new Page();
  describePodTemplate(page, withCause(set));
  return page.raw;
}

function withCause(set: KubeObject): Json {
  const cause = set.metadata.annotations?.['kubernetes.io/change-cause'];
  const template = jsonAt(set, 'spec', 'template');
  return cause
    ? {
        ...template,
        metadata: { ...jsonAt(template, 'metadata'), annotations: { 'kubernetes.io/change-cause': cause } },
      }
    : template;
}

/** `kubectl rollout undo`. */
export async function rolloutUndo(call: Call): Promise<void> {
  checkGiven(call);
  await forEachFound(call, (found) => undo(call, found, call.options.number('to-revision', 0)), bulk(call));
}

async function undo(call: Call, found: Found, to: number): Promise<void> {
  const { resource, namespace, name, object } = found;
  if (object.metadata.annotations?.[lastApplied]) call.warn(managedWarning(`${resource.name}/${name}`));
  checkKind(found, 'no rollbacker has been implemented for');
  if (to < 0) throw new Failure(`unable to find specified revision ${to} in history`);
  const target = choose(await getReplicaSetsOf(call, object), name, to);
  if (call.options.dryRun === 'client') return printDone(call, object, `${printTemplate(target)}`);
  if (at(object, 'spec', 'paused') === true)
    throw new Failure(
      "you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again",
    );
  if (isTemplateOf(object, target))
    return printDone(call, object, `skipped rollback (current template already matches revision ${to})`);
  const patch = [
    { op: 'replace', path: '/spec/template', value: templateOf(target) },
    { op: 'replace', path: '/metadata/annotations', value: getAnnotations(object, target) },
  ];
  try {
    await call.server.patch(resource, namespace, name, patch, 'application/json-patch+json', {
      dryRun: call.options.dryRun === 'server' ? 'All' : undefined,
    });
  } catch (error) {
    throw error instanceof StatusFailure ? new Failure(`failed restoring revision ${to}: ${error.message}`) : error;
  }
  await printDone(call, object, 'rolled back');
}

function choose(sets: KubeObject[], name: string, to: number): KubeObject {
  const found = to > 0 ? sets.find((set) => revisionOf(set) === to) : sets.at(-2);
  if (found) return found;
  throw new Failure(
    to > 0
      ? `unable to find specified revision ${to} in history`
      : `no rollout history found for deployment ${JSON.stringify(name)}`,
  );
}

const ownAnnotations = [
  lastApplied,
  'deployment.kubernetes.io/revision',
  'deployment.kubernetes.io/revision-history',
  'deployment.kubernetes.io/desired-replicas',
  'deployment.kubernetes.io/max-replicas',
  'deprecated.deployment.rollback.to',
];

function getAnnotations(deployment: KubeObject, set: KubeObject): Json {
  const pick = (object: KubeObject, own: boolean) =>
    Object.entries(object.metadata.annotations ?? {}).filter(([key]) => ownAnnotations.includes(key) === own);
  return Object.fromEntries([...pick(deployment, true), ...pick(set, false)]);
}

function managedWarning(name: string): string {
  return (
    `Warning: resource ${name} was previously managed with 'kubectl apply'. ` +
    `Rolling back will not update the ${lastApplied} annotation, ` +
    "which may cause unexpected behavior on future 'kubectl apply' operations. " +
    "Consider using 'kubectl apply' with your previous configuration file instead.\n"
  );
}

/** `kubectl rollout restart`. */
export async function rolloutRestart(call: Call): Promise<void> {
  const restartedAt = `${call.context.now().toISOString().slice(0, 19)}Z`;
  await changeAll(call, 'restarted', (object) => {
    if (!['Deployment', 'DaemonSet', 'StatefulSet'].includes(object.kind))
      throw new Error('restarting is not supported');
    if (at(object, 'spec', 'paused') === true)
      throw new Error("can't restart paused deployment (run rollout resume first)");
    if (
      at(object, 'spec', 'template', 'metadata', 'annotations', 'kubectl.kubernetes.io/restartedAt') === restartedAt
    ) {
      throw new Failure(
        `failed to create patch for ${object.metadata.name}: if restart has already been triggered ` +
          'within the past second, please wait before attempting to trigger another',
      );
    }
    return { spec: { template: { metadata: { annotations: { 'kubectl.kubernetes.io/restartedAt': restartedAt } } } } };
  });
}

/** `kubectl rollout pause`. */
export async function rolloutPause(call: Call): Promise<void> {
  await changeAll(call, 'paused', (object) => {
    if (object.kind !== 'Deployment') throw new Error('pausing is not supported');
    if (at(object, 'spec', 'paused') === true) throw new Error('is already paused');
    return { spec: { paused: true } };
  });
}

/** `kubectl rollout resume`. */
export async function rolloutResume(call: Call): Promise<void> {
  await changeAll(call, 'resumed', (object) => {
    if (object.kind !== 'Deployment') throw new Error('resuming is not supported');
    if (at(object, 'spec', 'paused') !== true) throw new Error('is not paused');
    return { spec: { paused: null } };
  });
}

async function changeAll(call: Call, done: string, makePatch: (object: KubeObject) => Json): Promise<void> {
  checkGiven(call);
  const { found, errors } = await getFound(call, bulk(call));
  if (found.length === 0 && errors.length === 0)
    return call.warn(`No resources found in ${call.namespace} namespace.\n`);
  for (const { resource, namespace, name, object } of found) {
    try {
      const patched = await call.server.patch(
        resource,
        namespace,
        name,
        makePatch(object),
        'application/strategic-merge-patch+json',
        {
          fieldManager: 'kubectl-rollout',
        },
      );
      await printDone(call, patched, done);
    } catch (error) {
      if (error instanceof StatusFailure) errors.push(new Failure(`failed to patch: ${error.message}`));
      else
        errors.push(
          error instanceof Failure
            ? error
            : new Failure(`error: ${printResource(resource)} ${JSON.stringify(name)} ${(error as Error).message}`),
        );
    }
  }
  throwAll(errors);
}

function checkGiven({ words, options }: Call): void {
  if (words.length === 0 && !options.has('filename')) throw new Failure('required resource not specified');
}

function checkKind({ object, resource }: Found, why: string): void {
  if (object.kind !== 'Deployment')
    throw new Failure(
      `${why} ${JSON.stringify(`${resource.kind}${resource.group && `.${resource.group}`}`)}`.replaceAll('\\"', '"'),
    );
}

function bulk(call: Call) {
  return selectionOf(call, { bulk: true });
}
