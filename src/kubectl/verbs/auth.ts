import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { getFound } from '../items.ts';
import { textAt } from '../object.ts';
import { alignTabs, tableLayout } from '../print/tabwriter.ts';
import { findResource } from '../resources.ts';

/** `kubectl auth can-i VERB RESOURCE`: the simulator knows only the cluster's administrator, who may do everything. */
export async function canI(call: Call): Promise<void> {
  const { options, words } = call;
  if (options.has('as') || options.on('list')) throw new Failure('the simulator has no RBAC: it knows only the administrator; on a kind cluster "kubectl auth can-i --as" and "--list" answer');
  const [verb, word, name] = words;
  if (verb === undefined || word === undefined) throw new Failure('you must specify two arguments: verb resource or verb resource/resourceName.\nSee \'kubectl auth can-i -h\' for help and examples.');
  if (words.length > 3 || name !== undefined) throw new Failure("you must specify two arguments: verb resource or verb resource/resourceName.\nSee 'kubectl auth can-i -h' for help and examples.");
  if (!word.startsWith('/')) await checkResource(call, word.split('/')[0] ?? word);
  if (options.on('quiet')) return;
  call.print('yes\n');
}

async function checkResource(call: Call, word: string): Promise<void> {
  if (word === '*') return;
  try {
    const resource = findResource(await call.resources, word);
    if (!resource.namespaced && !call.options.on('all-namespaces')) call.warn(`Warning: resource '${resource.name}' is not namespace scoped${resource.group && ` in group '${resource.group}'`}\n\n`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    call.warn(`Warning: the server doesn't have a resource type '${word}'\n\n`);
  }
}

/** `kubectl auth whoami`. */
export async function whoAmI(call: Call): Promise<void> {
  const review = await call.server
    .json({ method: 'POST', path: '/apis/authentication.k8s.io/v1/selfsubjectreviews', contentType: 'application/json', body: '{"kind":"SelfSubjectReview","apiVersion":"authentication.k8s.io/v1"}' })
    .catch(() => undefined);
  const groups = ['kubeadm:cluster-admins', 'system:authenticated'];
  const name = textAt(review, 'status', 'userInfo', 'username') || 'kubernetes-admin';
  call.print(alignTabs(`ATTRIBUTE\tVALUE\nUsername\t${name}\nGroups\t[${groups.join(' ')}]\n`, tableLayout));
}

/** `kubectl top`: no metrics server runs here, as in a new kind cluster. */
export function top(call: Call): Promise<void> {
  if (call.options.has('sort-by') && !['cpu', 'memory'].includes(call.options.text('sort-by'))) return Promise.reject(new Failure('--sort-by accepts only cpu or memory'));
  return Promise.reject(new Failure('Metrics API not available'));
}

/** `kubectl edit` needs an editor. */
export async function edit(call: Call): Promise<void> {
  await getFound(call);
  const [word = '', name = ''] = call.words;
  throw new Failure(`the simulator has no editor; use "kubectl get ${word} ${name} -o yaml > file.yaml", change the file and "kubectl apply -f file.yaml" (on a kind cluster "kubectl edit" works)`);
}

