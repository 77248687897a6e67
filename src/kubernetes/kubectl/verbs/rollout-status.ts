import type { Call } from '../call.ts';
import { Exit, Failure, isNotFound } from '../failure.ts';
import { getFound, type Found } from '../items.ts';
import { listAt, numberAt, textAt, type KubeObject } from '../object.ts';
import { revisionOf } from '../revisions.ts';
import { selectionOf } from '../selection.ts';

/** `kubectl rollout status`: says what is missing until nothing is. */
export async function rolloutStatus(call: Call): Promise<void> {
  const { options, words } = call;
  if (words.length === 0 && !options.has('filename')) throw new Failure('required resource not specified');
  const { found, errors } = await getFound(call, selectionOf(call, { bulk: true }));
  if (errors.length > 0) throw errors[0];
  for (const each of found) await follow(call, each);
  if (found.length === 0) call.warn(`No resources found in ${call.namespace} namespace.\n`);
}

async function follow(call: Call, found: Found): Promise<void> {
  const { resource } = found;
  if (resource.kind !== 'Deployment')
    throw new Failure(
      `no status viewer has been implemented for ${resource.kind}${resource.group && `.${resource.group}`}`,
    );
  const timeout = call.options.duration('timeout', 0);
  const end = timeout > 0 ? call.context.now().getTime() + timeout : Infinity;
  let said = '';
  for (let deployment: KubeObject = found.object; ; deployment = await read(call, found)) {
    const { text, done } = getStatus(deployment, call.options.number('revision', 0));
    if (text !== said) call.print(text);
    said = text;
    call.flush();
    if (done || !call.options.on('watch', true)) return;
    if (call.isInterrupted) throw new Exit(130);
    if (call.context.now().getTime() >= end) throw new Failure('timed out waiting for the condition');
    await call.context.sleep(50);
  }
}

function read(call: Call, { resource, namespace, name }: Found): Promise<KubeObject> {
  return call.server.get(resource, namespace, name).catch((error: unknown) => {
    throw isNotFound(error) ? new Failure('object has been deleted') : error;
  });
}

function getStatus(deployment: KubeObject, revision: number): { text: string; done: boolean } {
  const name = JSON.stringify(deployment.metadata.name);
  if (revision > 0 && revision !== revisionOf(deployment))
    throw new Failure(
      `desired revision (${revision}) is different from the running revision (${revisionOf(deployment)})`,
    );
  if (numberAt(deployment, 'metadata', 'generation') > numberAt(deployment, 'status', 'observedGeneration'))
    return { text: 'Waiting for deployment spec update to be observed...\n', done: false };
  const progressing = listAt(deployment, 'status', 'conditions').find(
    (condition) => condition['type'] === 'Progressing',
  );
  if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded')
    throw new Failure(`deployment ${name} exceeded its progress deadline`);
  const status = (field: string) => numberAt(deployment, 'status', field);
  const [wanted, updated] = [numberAt(deployment, 'spec', 'replicas'), status('updatedReplicas')];
  const wait = (why: string) => ({
    text: `Waiting for deployment ${name} rollout to finish: ${why}...\n`,
    done: false,
  });
  if (updated < wanted) return wait(`${updated} out of ${wanted} new replicas have been updated`);
  if (status('replicas') > updated) return wait(`${status('replicas') - updated} old replicas are pending termination`);
  if (status('availableReplicas') < updated)
    return wait(`${status('availableReplicas')} of ${updated} updated replicas are available`);
  return { text: `deployment ${name} successfully rolled out\n`, done: true };
}
