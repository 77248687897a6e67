import type { Call } from '../call.ts';
import { Failure, throwAll } from '../failure.ts';
import { getFound, type Found } from '../items.ts';
import { jsonAt, numberAt, textAt, type Json, type KubeObject } from '../object.ts';
import { printDone } from '../print/printer.ts';
import { selectionOf } from '../selection.ts';

/** `kubectl scale --replicas=N`. */
export async function scale(call: Call): Promise<void> {
  const replicas = call.options.number('replicas', -1);
  if (replicas < 0)
    throw new Failure('The --replicas=COUNT flag is required, and COUNT must be greater than or equal to 0');
  const { found, errors } = await getFound(call, selectionOf(call, { bulk: call.options.on('all'), asWritten: true }));
  if (found.length === 0) {
    throwAll(errors);
    throw new Failure('no objects passed to scale');
  }
  for (const each of found) await scaleOne(call, each, replicas);
  throwAll(errors);
}

async function scaleOne(call: Call, { resource, namespace, name, object }: Found, replicas: number): Promise<void> {
  const { dryRun } = call.options;
  const scaled: KubeObject = { ...object, spec: { ...jsonAt(object, 'spec'), replicas } };
  if (dryRun === 'client') return printDone(call, scaled, 'scaled', { typed: false });
  const current = await call.server.get<Json>(resource, namespace, name, 'scale');
  checkCurrent(call, numberAt(current, 'spec', 'replicas'), textAt(current, 'metadata', 'resourceVersion'));
  const patch = { spec: { replicas } };
  await call.server.patch(
    resource,
    namespace,
    name,
    patch,
    'application/merge-patch+json',
    { fieldManager: 'kubectl', dryRun: dryRun === 'server' ? 'All' : undefined },
    'scale',
  );
  await printDone(call, scaled, 'scaled', { typed: false });
}

function checkCurrent({ options }: Call, current: number, version: string): void {
  const [wanted, wantedVersion] = [options.number('current-replicas', -1), options.text('resource-version')];
  if (wanted !== -1 && wanted !== current) throw new Failure(`Expected replicas to be ${wanted}, was ${current}`);
  if (wantedVersion && wantedVersion !== version)
    throw new Failure(`Expected resource version to be ${wantedVersion}, was ${version}`);
}
