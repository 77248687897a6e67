import { strategicMerge } from '../../grammar/strategic-merge.ts';
import type { Call } from '../call.ts';
import { Failure, Failures, StatusFailure, throwAll } from '../failure.ts';
import { getFound } from '../items.ts';
import { readLocalObjects } from '../manifests.ts';
import { listAt, textAt, type Json, type KubeObject } from '../object.ts';
import { splitPairs } from '../pairs.ts';
import { printDone } from '../print/printer.ts';
import { selectionOf } from '../selection.ts';
import { withEmptyStructs } from '../typed.ts';

/** `kubectl set image deployment/web nginx=nginx:1.30`. */
export async function setImage(call: Call): Promise<void> {
  const { resources, pairs } = splitPairs(call.words, 'image');
  const images = new Map(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
  if (call.options.on('local')) return setLocally(call, resources, images);
  const { found, errors } = await getFound(call, selectionOf(call, { args: resources, bulk: call.options.on('all') }));
  throwAll(errors);
  check(call, resources, images);
  for (const { resource, namespace, name, object } of found) {
    const patch = makePatch(object, images, errors);
    if (!patch) continue;
    const patched = strategicMerge(object, patch) as KubeObject;
    if (call.options.dryRun === 'client') await printDone(call, patched, 'image updated');
    else {
      const query = {
        fieldManager: call.options.text('field-manager', 'kubectl-set'),
        dryRun: call.options.dryRun === 'server' ? 'All' : undefined,
      };
      await call.server
        .patch(resource, namespace, name, patch, 'application/strategic-merge-patch+json', query)
        .then((actual) => printDone(call, actual, 'image updated'))
        .catch((error: unknown) =>
          errors.push(
            error instanceof StatusFailure
              ? new Failure(`failed to patch image update to pod template: ${error.message}`)
              : error,
          ),
        );
    }
  }
  throwAll(errors);
}

async function setLocally(call: Call, resources: string[], images: Map<string, string>): Promise<void> {
  if (resources.length > 0)
    throw new Failure(`error: you must specify resources by --filename when --local is set.
Example resource specifications include:
   '-f rsrc.yaml'
   '--filename=rsrc.json'`);
  check(call, resources, images);
  const errors: unknown[] = [];
  for (const object of await readLocalObjects(call, call.options.list('filename'))) {
    const patch = makePatch(object, images, errors);
    if (patch) await printDone(call, withEmptyStructs(strategicMerge(object, patch) as KubeObject), 'image updated');
  }
  throwAll(errors);
}

function check({ options }: Call, resources: string[], images: Map<string, string>): void {
  const errors: Failure[] = [];
  if (options.on('all') && options.has('selector'))
    errors.push(new Failure('cannot set --all and --selector at the same time'));
  if (resources.length === 0 && !options.has('filename'))
    errors.push(new Failure('one or more resources must be specified as <resource> <name> or <resource>/<name>'));
  if (images.size === 0) errors.push(new Failure('at least one image update is required'));
  else if (images.size > 1 && images.has('*'))
    errors.push(
      new Failure(
        'all containers are already specified by *, but saw more than one container_name=container_image pairs',
      ),
    );
  if (options.on('local') && options.dryRun === 'server')
    errors.push(new Failure('cannot specify --local and --dry-run=server - did you mean --dry-run=client?'));
  if (errors.length > 1) throw new Failures(errors);
  throwAll(errors);
}

function makePatch(object: KubeObject, images: Map<string, string>, errors: unknown[]): Json | undefined {
  const path = object.kind === 'Pod' ? ['spec'] : ['spec', 'template', 'spec'];
  const lists: Json = {};
  for (const field of ['initContainers', 'containers']) {
    const changed = listAt(object, ...path, field).flatMap((container) => {
      const image = images.get(textAt(container, 'name')) ?? images.get('*');
      return image === undefined || image === container['image'] ? [] : [{ name: container['name'], image }];
    });
    if (changed.length > 0) lists[field] = changed;
  }
  const names = ['initContainers', 'containers'].flatMap((field) =>
    listAt(object, ...path, field).map((container) => textAt(container, 'name')),
  );
  for (const name of images.keys())
    if (name !== '*' && !names.includes(name))
      errors.push(new Failure(`error: unable to find container named ${JSON.stringify(name)}`));
  if (Object.keys(lists).length === 0) return undefined;
  return path.reduceRight<Json>((inner, key) => ({ [key]: inner }), lists);
}
