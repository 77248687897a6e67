import { parse as parseYaml } from 'yaml';
import { strategicMerge } from '../../grammar/strategic-merge.ts';
import type { Call } from '../call.ts';
import { Failure, Lacking } from '../failure.ts';
import { forEachFound, type Found } from '../items.ts';
import type { Json, KubeObject } from '../object.ts';
import { printDone } from '../print/printer.ts';
import { selectionOf } from '../selection.ts';
import type { PatchType } from '../server.ts';

const types: Record<string, PatchType> = {
  json: 'application/json-patch+json',
  merge: 'application/merge-patch+json',
  strategic: 'application/strategic-merge-patch+json',
};

/** `kubectl patch`. */
export async function patch(call: Call): Promise<void> {
  const { options } = call;
  if (options.has('patch') && options.has('patch-file'))
    throw new Failure('cannot specify --patch and --patch-file together');
  if (!options.text('patch') && !options.text('patch-file'))
    throw new Failure('must specify --patch or --patch-file containing the contents of the patch');
  const type = types[options.text('type', 'strategic').toLowerCase()];
  if (!type)
    throw new Failure(`--type must be one of [json merge strategic], not ${JSON.stringify(options.text('type'))}`);
  const body = await readPatch(call);
  const count = await forEachFound(
    call,
    (found) => patchOne(call, found, body, type),
    selectionOf(call, { asWritten: true }),
  );
  if (count === 0) throw new Failure('no objects passed to patch');
}

/** JSON goes to the server as it is, as kubectl does; only YAML is read here. */
async function readPatch(call: Call): Promise<Json | string> {
  const path = call.options.text('patch-file');
  const text = path
    ? await call.context.files.read(path).catch(() => {
        throw new Failure(`unable to read patch file: open ${path}: no such file or directory`);
      })
    : call.options.text('patch');
  if (/^\s*[{[]/.test(text)) return isReadable(text) ? (JSON.parse(text) as Json) : text;
  try {
    return parseYaml(text) as Json;
  } catch (error) {
    throw new Failure(
      `unable to parse ${JSON.stringify(call.options.text('patch'))}: ` +
        `yaml: ${(error as Error).message.split(' at line')[0]}`,
    );
  }
}

function isReadable(json: string): boolean {
  try {
    JSON.parse(json);
    return true;
  } catch {
    return false;
  }
}

async function patchOne(
  call: Call,
  { resource, namespace, name, object }: Found,
  body: Json | string,
  type: PatchType,
): Promise<void> {
  const { options } = call;
  const query = {
    fieldManager: options.text('field-manager', 'kubectl-patch'),
    dryRun: options.dryRun === 'server' ? 'All' : undefined,
  };
  const isLocal = options.dryRun === 'client' || options.on('local');
  if (isLocal && type === types['json'])
    throw new Lacking('the simulator does not apply JSON patches without the server; use --dry-run=server');
  const patched = isLocal
    ? (strategicMerge(object, body) as KubeObject)
    : await call.server.patch(resource, namespace, name, body, type, query, options.text('subresource') || undefined);
  const isSame = JSON.stringify(patched) === JSON.stringify(object);
  await printDone(call, patched, isSame ? 'patched (no change)' : 'patched', { typed: false });
}
