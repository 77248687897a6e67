import type { Call } from '../call.ts';
import { isReference } from '../../grammar/images.ts';
import { Ended, Exit, Failure } from '../failure.ts';
import { at, isJson, listAt, numberAt, textAt, type Json, type KubeObject } from '../object.ts';
import { makePrinter, printDone } from '../print/printer.ts';
import { findResource, type Resource } from '../resources.ts';
import { send } from './create.ts';
import { removeOne } from './delete.ts';
import { join, printLog } from './attach.ts';

/** `kubectl run`: makes a Pod, and with `-i` stays with it until it ends. */
export async function run(call: Call): Promise<void> {
  check(call);
  const { options } = call;
  const attach = options.has('attach') ? options.on('attach') : options.on('stdin');
  if (!attach && options.on('rm')) throw new Failure('--rm should only be used for attached containers');
  if (attach && options.dryRun !== 'none')
    throw new Failure(
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    );
  await makePrinter(call);
  const pod = override(makePod(call), options.text('overrides'));
  const service = options.on('expose') ? makeService(call) : undefined;
  const resources = await call.resources;
  if (options.dryRun === 'client') return printBoth(call, pod, service);
  const created = await send(call, findResource(resources, 'pods'), call.namespace, pod, 'kubectl-run');
  const exposed =
    service && (await send(call, findResource(resources, 'services'), call.namespace, service, 'kubectl-run'));
  if (!attach) return printBoth(call, created, exposed);
  await stay(call, findResource(resources, 'pods'), created);
}

async function printBoth(call: Call, pod: KubeObject, service: KubeObject | undefined): Promise<void> {
  await printDone(call, pod, 'created');
  if (service && call.options.text('output') === 'yaml') call.print('---\n');
  if (service) await printDone(call, service, 'created');
}

function check({ options, args }: Call): void {
  checkPolicies(options.text('restart'), options.text('image-pull-policy'));
  if (args.length === 0) throw new Failure('NAME is required for run');
  const image = options.text('image');
  if (!image) throw new Failure('--image is required');
  if (!isReference(image)) throw new Failure(`invalid image name ${JSON.stringify(image)}: invalid reference format`);
  if (options.on('tty') && !options.on('stdin'))
    throw new Failure('-i/--stdin is required for containers with -t/--tty=true');
  if (options.on('expose') && !options.text('port')) throw new Failure('--port must be set when exposing a service');
  if (options.text('port') && !/^[-+]?\d+$/.test(options.text('port'))) throw new Failure('--port must be a number');
}

function checkPolicies(restart: string, pull: string): void {
  if (!['', 'Always', 'OnFailure', 'Never'].includes(restart))
    throw new Failure(`invalid restart policy: ${restart}, valid values are: Always, OnFailure, Never`);
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(pull))
    throw new Failure(`invalid image pull policy: ${pull}, valid values are: Always, IfNotPresent, Never`);
}

function makePod({ options, args, afterDashes, namespace }: Call): KubeObject {
  const name = args[0] as string;
  const words = [...args.slice(1), ...(afterDashes ?? [])];
  const labels = options.has('labels') ? parseLabels(options.text('labels')) : { run: name };
  const annotations = Object.fromEntries(options.list('annotations').map(splitPair));
  const port = options.text('port');
  const [stdin, tty] = [options.on('stdin'), options.on('tty')];
  const container = {
    name,
    image: options.text('image'),
    ...(words.length > 0 && { [options.on('command') ? 'command' : 'args']: words }),
    ...(port && { ports: [{ containerPort: Number(port) }] }),
    ...(options.has('env') && { env: options.list('env').map(parseEnv) }),
    resources: {},
    ...(options.text('image-pull-policy') && { imagePullPolicy: options.text('image-pull-policy') }),
    ...(options.on('privileged') && { securityContext: { privileged: true } }),
    ...(stdin && { stdin: true }),
    ...(stdin && !options.on('leave-stdin-open') && { stdinOnce: true }),
    ...(tty && { tty: true }),
  };
  return {
    kind: 'Pod',
    apiVersion: 'v1',
    metadata: {
      name,
      ...(options.has('namespace') && { namespace }),
      labels,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: { containers: [container], restartPolicy: options.text('restart') || 'Always', dnsPolicy: 'ClusterFirst' },
    status: {},
  };
}

/** `--overrides`: a merge patch of what is made. */
function override(pod: KubeObject, text: string): KubeObject {
  if (!text) return pod;
  try {
    return mergeInto(pod, JSON.parse(text)) as KubeObject;
  } catch {
    throw new Failure('Invalid JSON Patch');
  }
}

/** RFC 7386. */
function mergeInto(value: unknown, patch: unknown): unknown {
  if (!isJson(patch)) return patch;
  const merged: Json = { ...(isJson(value) ? value : {}) };
  for (const [key, child] of Object.entries(patch)) {
    if (child === null) delete merged[key];
    else merged[key] = mergeInto(merged[key], child);
  }
  return merged;
}

function makeService({ options, args, namespace }: Call): KubeObject {
  const name = args[0] as string;
  const port = Number(options.text('port'));
  const selector = options.has('labels') ? parseLabels(options.text('labels')) : { run: name };
  return {
    kind: 'Service',
    apiVersion: 'v1',
    metadata: { name, ...(options.has('namespace') && { namespace }) },
    spec: { ports: [{ protocol: 'TCP', port, targetPort: port }], selector },
    status: { loadBalancer: {} },
  };
}

function parseLabels(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split(',').map((pair) => {
      const [key = '', value, ...rest] = pair.split('=');
      if (value === undefined || rest.length > 0 || !key) throw new Failure(`unexpected label spec: ${pair}`);
      return [key, value];
    }),
  );
}

function splitPair(pair: string): [string, string] {
  const [key = '', ...value] = pair.split('=');
  return [key, value.join('=')];
}

function parseEnv(pair: string): Json {
  const [name, value] = splitPair(pair);
  if (!pair.includes('=') || !name) throw new Failure(`invalid env: ${pair}`);
  return { name, value };
}

/** Stays with the container until it ends, and leaves with its exit code. */
async function stay(call: Call, pods: Resource, pod: KubeObject): Promise<void> {
  const name = pod.metadata.name ?? '';
  const phase = (object: Json) => textAt(object, 'status', 'phase');
  const hasEnded = (object: Json) => ['Succeeded', 'Failed'].includes(phase(object));
  const target = { namespace: call.namespace, pod: name, container: name };
  try {
    const started = await waitForPod(
      call,
      pods,
      name,
      (object) => hasEnded(object) || isReady(object),
      call.options.duration('pod-running-timeout', 60_000),
    );
    if (hasEnded(started)) await printLog(call, target);
    const left = hasEnded(started) ? undefined : await join(call, target, { log: true });
    if (!['Never', 'OnFailure'].includes(call.options.text('restart')) || call.options.on('leave-stdin-open')) return;
    if (left !== undefined) return left === 0 ? undefined : end(call, name, 'Error', left);
    const done = await waitForPod(call, pods, name, hasEnded, 0);
    const terminated = at(listAt(done, 'status', 'containerStatuses')[0], 'state', 'terminated');
    if (phase(done) === 'Failed') end(call, name, textAt(terminated, 'reason'), numberAt(terminated, 'exitCode'));
  } finally {
    if (call.options.on('rm'))
      await removeOne(call, { resource: pods, namespace: call.namespace, name }, { quiet: call.options.on('quiet') });
  }
}

function end({ namespace }: Call, name: string, reason: string, exitCode: number): never {
  throw new Ended(`pod ${namespace}/${name} terminated (${reason})\n`, exitCode);
}

function isReady(pod: Json): boolean {
  return listAt(pod, 'status', 'conditions').some(
    (condition) => at(condition, 'type') === 'Ready' && at(condition, 'status') === 'True',
  );
}

async function waitForPod(
  call: Call,
  pods: Resource,
  name: string,
  isDone: (pod: Json) => boolean,
  timeout: number,
): Promise<Json> {
  const end = call.context.now().getTime() + timeout;
  for (;;) {
    const pod = await call.server.get(pods, call.namespace, name);
    if (isDone(pod)) return pod;
    if (call.isInterrupted) throw new Exit(130);
    if (timeout > 0 && call.context.now().getTime() > end) throw new Failure('timed out waiting for the condition');
    await call.context.sleep(50);
  }
}
