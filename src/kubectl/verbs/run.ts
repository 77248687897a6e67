import type { Call } from '../call.ts';
import { Ended, Exit, Failure, usageFailure } from '../failure.ts';
import { at, listAt, numberAt, textAt, type Json, type KubeObject } from '../object.ts';
import { makePrinter, printDone } from '../print/printer.ts';
import { findResource, type Resource } from '../resources.ts';
import { send } from './create.ts';
import { removeOne } from './delete.ts';
import { converse } from './exec.ts';

/** `kubectl run`: makes a Pod, and with `-i` stays with it until it ends. */
export async function run(call: Call): Promise<void> {
  check(call);
  const { options } = call;
  const attach = options.has('attach') ? options.on('attach') : options.on('stdin');
  if (!attach && options.on('rm')) throw usageFailure(call.path, '--rm should only be used for attached containers');
  if (attach && options.dryRun !== 'none')
    throw usageFailure(call.path, "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)");
  await makePrinter(call);
  const pod = makePod(call);
  const service = options.on('expose') ? makeService(call) : undefined;
  if (options.dryRun === 'client') return printBoth(call, pod, service);
  const resources = await call.resources;
  const created = await send(call, findResource(resources, 'pods'), call.namespace, pod, 'kubectl-run');
  const exposed = service && (await send(call, findResource(resources, 'services'), call.namespace, service, 'kubectl-run'));
  if (!attach) return printBoth(call, created, exposed);
  await stay(call, findResource(resources, 'pods'), created);
}

async function printBoth(call: Call, pod: KubeObject, service: KubeObject | undefined): Promise<void> {
  if (service) await printDone(call, service, 'created');
  if (service && call.options.text('output') === 'yaml') call.print('---\n');
  await printDone(call, pod, 'created');
}

function check({ options, args, path }: Call): void {
  if (args.length === 0) throw usageFailure(path, 'NAME is required for run');
  const image = options.text('image');
  if (!image) throw new Failure('--image is required');
  if (!isReference(image)) throw new Failure(`Invalid image name ${JSON.stringify(image)}: invalid reference format`);
  if (options.on('tty') && !options.on('stdin')) throw usageFailure(path, '-i/--stdin is required for containers with -t/--tty=true');
  if (options.on('expose') && !options.text('port')) throw usageFailure(path, '--port must be set when exposing a service');
  const restart = options.text('restart');
  if (!['', 'Always', 'OnFailure', 'Never'].includes(restart)) throw usageFailure(path, `invalid restart policy: ${restart}`);
  const pull = options.text('image-pull-policy');
  if (!['', 'Always', 'IfNotPresent', 'Never'].includes(pull)) throw usageFailure(path, `invalid image pull policy: ${pull}`);
}

/** distribution/reference's grammar: lower-case names, an optional host, tag and digest. */
export function isReference(image: string): boolean {
  const part = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
  const host = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*(?::[0-9]+)?';
  return new RegExp(
    `^(?:${host}/)?${part}(?:/${part})*(?::\\w[\\w.-]{0,127})?(?:@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$`,
  ).test(image);
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
    ...(port && { ports: [{ containerPort: parsePort(port) }] }),
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
    metadata: { name, ...(options.has('namespace') && { namespace }), labels, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: { containers: [container], restartPolicy: options.text('restart') || 'Always', dnsPolicy: 'ClusterFirst' },
    status: {},
  };
}

function makeService({ options, args, namespace }: Call): KubeObject {
  const name = args[0] as string;
  const port = parsePort(options.text('port'));
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

function parsePort(text: string): number {
  if (!/^[-+]?\d+$/.test(text)) throw new Failure(`strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`);
  return Number(text);
}

/** Waits for the container, talks with it or takes its output, and leaves with its exit code. */
async function stay(call: Call, pods: Resource, pod: KubeObject): Promise<void> {
  const name = pod.metadata.name ?? '';
  try {
    const phase = (object: Json) => textAt(object, 'status', 'phase');
    const isUp = (object: Json) => phase(object) === 'Succeeded' || phase(object) === 'Failed' || isReady(object);
    const started = await waitForPod(call, pods, name, isUp, call.options.duration('pod-running-timeout', 60_000));
    if (call.options.on('tty') && isReady(started) && call.context.converse) return await talk(call, name);
    const done = await waitForPod(call, pods, name, (object) => ['Succeeded', 'Failed'].includes(phase(object)), 0);
    call.print(await call.server.text({ method: 'GET', path: `/api/v1/namespaces/${call.namespace}/pods/${name}/log` }));
    const code = numberAt(listAt(done, 'status', 'containerStatuses')[0], 'state', 'terminated', 'exitCode');
    const reason = textAt(listAt(done, 'status', 'containerStatuses')[0], 'state', 'terminated', 'reason');
    if (code !== 0 && call.options.text('restart') !== 'Always') throw new Ended(`pod ${call.namespace}/${name} terminated (${reason})\n`, code);
  } finally {
    if (call.options.on('rm')) await removeOne(call, { resource: pods, namespace: call.namespace, name });
  }
}

async function talk(call: Call, pod: string): Promise<void> {
  call.warn(
    'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.\n',
  );
  call.warn("If you don't see a command prompt, try pressing enter.\n");
  await converse(call, { namespace: call.namespace, pod });
}

function isReady(pod: Json): boolean {
  return listAt(pod, 'status', 'conditions').some((condition) => at(condition, 'type') === 'Ready' && at(condition, 'status') === 'True');
}

async function waitForPod(call: Call, pods: Resource, name: string, isDone: (pod: Json) => boolean, timeout: number): Promise<Json> {
  const end = call.context.now().getTime() + timeout;
  for (;;) {
    const pod = await call.server.get(pods, call.namespace, name);
    if (isDone(pod)) return pod;
    if (call.isInterrupted) throw new Exit(130);
    if (timeout > 0 && call.context.now().getTime() > end) throw new Failure('timed out waiting for the condition');
    await call.context.sleep(50);
  }
}
