import type { Call } from '../call.ts';
import { ConnectionFailure, Exit, Failure, Lacking, usageFailure } from '../failure.ts';
import { getFound } from '../items.ts';
import { jsonAt, textAt, type Json, type KubeObject } from '../object.ts';
import { makePrinter } from '../print/printer.ts';
import { printRules } from '../print/rules.ts';
import { alignTabs, tableLayout } from '../print/tabwriter.ts';
import { findResource } from '../resources.ts';

const authorization = '/apis/authorization.k8s.io/v1';

/** `kubectl auth can-i VERB RESOURCE`, and `--list` of all that one can. */
export async function canI(call: Call): Promise<void> {
  const { options, words } = call;
  if (options.on('list')) return listAccess(call);
  const [verb, word, name] = words;
  if (verb === undefined || word === undefined)
    throw new Failure(
      'you must specify two arguments: verb resource or verb resource/resourceName.\n' +
        "See 'kubectl auth can-i -h' for help and examples.",
    );
  if (words.length > 3 || name !== undefined)
    throw new Failure(
      'you must specify two arguments: verb resource or verb resource/resourceName.\n' +
        "See 'kubectl auth can-i -h' for help and examples.",
    );
  const [kind = '', object] = word.split('/');
  const namespace = options.on('all-namespaces') ? '' : call.namespace;
  const resource = word.startsWith('/') ? undefined : await checkResource(call, kind);
  const spec = resource
    ? {
        resourceAttributes: {
          namespace,
          verb,
          group: resource.group,
          resource: resource.name,
          subresource: options.text('subresource'),
          name: object ?? '',
        },
      }
    : { nonResourceAttributes: { verb, path: word } };
  const status = await askReview(call, 'SelfSubjectAccessReview', spec);
  const allowed = status['allowed'] === true;
  const reason = textAt(status, 'reason');
  if (!options.on('quiet')) call.print(allowed ? 'yes\n' : `no${reason && ` - ${reason}`}\n`);
  if (!allowed) throw new Exit(1);
}

async function listAccess(call: Call): Promise<void> {
  const { options, words } = call;
  if (words.length > 0) throw new Failure('list option must be specified with no arguments');
  if (options.on('quiet') || options.on('all-namespaces') || options.text('subresource'))
    throw new Failure("list option can't be specified with neither quiet, all-namespaces nor subresource options");
  call.print(
    printRules(
      await askReview(call, 'SelfSubjectRulesReview', { namespace: call.namespace }),
      !options.on('no-headers'),
    ),
  );
}

async function askReview(call: Call, kind: string, spec: object): Promise<Json> {
  const body = JSON.stringify({ kind, apiVersion: 'authorization.k8s.io/v1', spec });
  return jsonAt(
    await call.server.json({
      method: 'POST',
      path: `${authorization}/${kind.toLowerCase()}s`,
      contentType: 'application/json',
      body,
    }),
    'status',
  );
}

/** Warns of a resource that the server has not, or that is in no namespace; gives what is asked about. */
async function checkResource(call: Call, word: string): Promise<{ group: string; name: string }> {
  if (word === '*') return { group: '', name: word };
  try {
    const resource = findResource(await call.resources, word);
    if (!resource.namespaced && !call.options.on('all-namespaces'))
      call.warn(
        `Warning: resource '${resource.name}' ` +
          `is not namespace scoped${resource.group && ` in group '${resource.group}'`}\n\n`,
      );
    return resource;
  } catch (error) {
    if (!(error instanceof Failure || error instanceof ConnectionFailure)) throw error;
    const [name, ...group] = word.split('.');
    call.warn(
      "Warning: the server doesn't have a resource type " +
        `'${name}'${group.length > 0 ? ` in group '${group.join('.')}'` : ''}\n\n`,
    );
    return { group: '', name: word };
  }
}

/** `kubectl auth whoami`. */
export async function whoAmI(call: Call): Promise<void> {
  const kind = { kind: 'SelfSubjectReview', apiVersion: 'authentication.k8s.io/v1' };
  const path = '/apis/authentication.k8s.io/v1/selfsubjectreviews';
  const review = await call.server.json<KubeObject>({
    method: 'POST',
    path,
    contentType: 'application/json',
    body: JSON.stringify(kind),
  });
  const printer = await makePrinter(call);
  if (printer) return call.print(printer({ ...kind, ...review }));
  const user = jsonAt(review, 'status', 'userInfo');
  const extra = Object.entries(jsonAt(user, 'extra')).map(([key, values]) => [`Extra: ${key}`, values]);
  const rows = [
    ['Username', textAt(user, 'username')],
    ['UID', textAt(user, 'uid')],
    ['Groups', user['groups']],
    ...extra,
  ];
  const lines = rows.flatMap(([name, value]) =>
    isEmpty(value) ? [] : `${name}\t${Array.isArray(value) ? `[${value.join(' ')}]` : value}\n`,
  );
  call.print(alignTabs(`ATTRIBUTE\tVALUE\n${lines.join('')}`, tableLayout));
}

const isEmpty = (value: unknown) => value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** `kubectl top`: no metrics server runs here, as in a new kind cluster. */
export async function top(call: Call): Promise<void> {
  const { command, words, options } = call;
  if (words.length > 1) throw usageFailure(call.path, `${command[1]} [NAME | -l label]`);
  if (words.length === 1 && options.has('selector'))
    throw new Failure(`only one of NAME or ${command[1] === 'node' ? '--' : ''}selector can be provided`);
  if (call.options.has('sort-by') && !['cpu', 'memory'].includes(call.options.text('sort-by')))
    throw new Failure('--sort-by accepts only cpu or memory');
  await call.server.text({ method: 'GET', path: '/apis' });
  throw new Failure('Metrics API not available');
}

/** `kubectl edit` needs an editor. */
export async function edit(call: Call): Promise<void> {
  await getFound(call);
  const [word = '', name = ''] = call.words;
  throw new Lacking(
    `the simulator has no editor; use "kubectl get ${word} ${name} -o yaml > file.yaml", ` +
      'change the file and "kubectl apply -f file.yaml" (on a kind cluster "kubectl edit" works)',
  );
}
