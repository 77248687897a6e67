import { isReference } from '../../grammar/images.ts';
import type { Call } from '../call.ts';
import { getProfile } from '../debug/profile.ts';
import { Failure, Lacking } from '../failure.ts';
import { listAt, textAt, type Json, type KubeObject } from '../object.ts';
import { getPointed } from '../pods.ts';
import { findResource } from '../resources.ts';
import { attachWhenRunning } from './attach.ts';

/** `kubectl debug`: a container more in a Pod that runs, or a Pod on a node with the node's own namespaces. */
export async function debug(call: Call): Promise<void> {
  const { options } = call;
  const profile = options.text('profile') || 'general';
  getProfile(profile, 'pod');
  check(call);
  if (options.text('target') && !options.on('quiet'))
    call.print(
      `Targeting container ${JSON.stringify(options.text('target'))}. If you don't see processes ` +
        "from this container it may be because the container runtime doesn't support this feature.\n",
    );
  if (options.on('tty') && !options.on('stdin'))
    throw new Failure('-i/--stdin is required for containers with -t/--tty=true');
  if (profile === 'legacy')
    call.warn(
      '--profile=legacy is deprecated and planned to be removed in v1.39. ' +
        'It is recommended to specify other profile, for example "--profile=general".\n',
    );
  for (const word of call.args) await debugOne(call, await getPointed(call, word), profile);
}

function check({ options, args }: Call): void {
  if (options.text('copy-to') || options.text('custom') || options.text('filename'))
    throw new Lacking(
      'the simulator debugs a Pod in its place or a node, ' +
        'without --copy-to, --custom and --filename; on a kind cluster they work',
    );
  for (const flag of ['replace', 'same-node', 'set-image'])
    if (options.has(flag)) throw new Failure(`--${flag} may only be used with --copy-to.`);
  const image = options.text('image');
  if (!image) throw new Failure('you must specify --image when not using --copy-to.');
  if (!isReference(image)) throw new Failure(`invalid image name ${JSON.stringify(image)}: invalid reference format`);
  if (args.length === 0) throw new Failure('NAME or filename is required for debug');
  const pull = options.text('image-pull-policy');
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(pull)) throw new Failure(`invalid image pull policy: ${pull}`);
}

async function debugOne(call: Call, object: KubeObject, profile: string): Promise<void> {
  if (object.kind !== 'Pod' && object.kind !== 'Node')
    throw new Failure(`${JSON.stringify(printKind(object))} not supported by debug`);
  const { pod, container } =
    object.kind === 'Pod' ? await addContainer(call, object, profile) : await createPod(call, object, profile);
  const attaches = call.options.has('attach') ? call.options.on('attach') : call.options.on('stdin');
  if (attaches) await attachWhenRunning(call, { namespace: call.namespace, pod, container }, object.kind === 'Pod');
}

interface Debugging {
  pod: string;
  container: string;
}

async function addContainer(call: Call, object: KubeObject, profile: string): Promise<Debugging> {
  const pods = findResource(await call.resources, 'pods');
  const [pod, container] = [object.metadata.name ?? '', call.options.text('container') || nameContainer(call)];
  const target = call.options.text('target');
  const own = {
    ...describe(call, container),
    ...(target && { targetContainerName: target }),
    ...getProfile(profile, 'pod').container,
  };
  if (listAt(object, 'spec', 'ephemeralContainers').some((one) => textAt(one, 'name') === container))
    throw new Failure(`the Pod has a container ${container} already; give another name with --container`);
  await call.server.patch(
    pods,
    call.namespace,
    pod,
    { spec: { ephemeralContainers: [own] } },
    'application/strategic-merge-patch+json',
    {},
    'ephemeralcontainers',
  );
  return { pod, container };
}

function nameContainer(call: Call): string {
  const name = `debugger-${suffix()}`;
  if (!call.options.on('quiet')) call.print(`Defaulting debug container name to ${name}.\n`);
  return name;
}

async function createPod(call: Call, node: KubeObject, profile: string): Promise<Debugging> {
  const container = call.options.text('container') || 'debugger';
  const name = `node-debugger-${node.metadata.name}-${suffix()}`;
  if (!call.options.on('quiet'))
    call.print(`Creating debugging pod ${name} with container ${container} on node ${node.metadata.name}.\n`);
  const given = getProfile(profile, 'node');
  const spec = {
    containers: [{ ...describe(call, container), ...given.container }],
    nodeName: node.metadata.name,
    restartPolicy: 'Never',
    tolerations: [{ operator: 'Exists' }],
    ...given.pod,
  };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: { 'app.kubernetes.io/managed-by': 'kubectl-debug' } },
    spec,
  };
  await call.server.create(findResource(await call.resources, 'pods'), call.namespace, pod);
  return { pod: name, container };
}

function describe({ options, afterDashes }: Call, name: string): Json {
  const words = afterDashes ?? [];
  const pull = options.text('image-pull-policy');
  const env = options
    .list('env')
    .map((pair) => ({ name: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));
  return {
    name,
    image: options.text('image'),
    ...(pull && { imagePullPolicy: pull }),
    ...(words.length > 0 && { [options.on('arguments-only') ? 'args' : 'command']: words }),
    ...(env.length > 0 && { env }),
    ...(options.on('stdin') && { stdin: true }),
    ...(options.on('tty') && { tty: true }),
    terminationMessagePolicy: 'File',
  };
}

function printKind({ apiVersion, kind }: KubeObject): string {
  const [group, version] = apiVersion.includes('/') ? apiVersion.split('/') : ['', apiVersion];
  return `${group}/${version}, Kind=${kind}`;
}

/** Letters and digits of which no word can be made, as Kubernetes' names end in. */
function suffix(): string {
  const letters = 'bcdfghjklmnpqrstvwxz2456789';
  return Array.from({ length: 5 }, () => letters[Math.floor(Math.random() * letters.length)]).join('');
}
