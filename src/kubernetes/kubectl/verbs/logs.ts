import type { Call } from '../call.ts';
import { Failure, type StatusFailure, isNotFound, usageFailure } from '../failure.ts';
import { getItemsOf } from '../items.ts';
import { at, listAt, textAt, type Json, type KubeObject } from '../object.ts';
import { chooseContainer, getPodsOf, getPointed } from '../pods.ts';
import { findResource } from '../resources.ts';
import { printQuery } from '../server.ts';

interface Source {
  pod: string;
  container: string;
}

const usage = `expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command`;

/** `kubectl logs`. */
export async function logs(call: Call): Promise<void> {
  check(call);
  const sources = await getSources(call);
  const limit = call.options.number('max-log-requests', 5);
  if (call.options.on('follow') && sources.length > 1 && sources.length > limit) {
    throw new Failure(
      `you are attempting to follow ${sources.length} log streams, ` +
        `but maximum allowed concurrency is ${limit}, use --max-log-requests to increase the limit`,
    );
  }
  if (call.options.on('follow')) await Promise.all(sources.map((source) => follow(call, source)));
  else for (const source of sources) call.print(prefix(call, source, await read(call, source)));
}

function check({ options, words, path }: Call): void {
  if ((words.length === 0 && !options.has('selector')) || words.length > 2) throw usageFailure(path, usage);
  if (words.length === 1 && options.text('selector'))
    throw usageFailure(path, 'only a selector (-l) or a POD name is allowed');
  if (options.has('since') && options.has('since-time'))
    throw new Failure('at most one of `sinceTime` or `sinceSeconds` may be specified');
  const container = options.text('container') || (words[1] ?? '');
  if (options.on('all-containers') && container)
    throw new Failure(`--all-containers=true should not be specified with container name ${container}`);
  if (options.has('container') && words.length === 2)
    throw new Failure('only one of -c or an inline [CONTAINER] arg is allowed');
  if (options.number('limit-bytes', 0) < 0) throw new Failure('--limit-bytes must be greater than 0');
  if (options.duration('since', 0) < 0) throw new Failure('--since must be greater than 0');
  if (options.number('tail', -1) < -1) throw new Failure('--tail must be greater than or equal to -1');
}

async function getSources(call: Call): Promise<Source[]> {
  const pods = await getPods(call);
  return pods.flatMap((pod) => {
    const name = pod.metadata.name ?? '';
    if (!call.options.on('all-containers')) return [{ pod: name, container: chooseLogged(call, pod) }];
    const lists = ['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) =>
      listAt(pod, 'spec', field),
    );
    return lists.map((container) => ({ pod: name, container: textAt(container, 'name') }));
  });
}

function chooseLogged(call: Call, pod: KubeObject): string {
  return chooseContainer(call, pod, call.options.text('container') || (call.words[1] ?? ''), {
    quiet: call.options.on('all-pods'),
  });
}

async function getPods(call: Call): Promise<KubeObject[]> {
  const { options, words } = call;
  if (options.has('selector')) {
    const pods = getItemsOf(
      await call.server.list(findResource(await call.resources, 'pods'), call.namespace, {
        labelSelector: options.text('selector'),
      }),
    );
    if (pods.length === 0) call.warn(`No resources found in ${call.namespace} namespace.\n`);
    return pods;
  }
  const object = await getPointed(call, words[0] ?? '').catch((error: unknown) => {
    throw isNotFound(error)
      ? new Failure(
          `error from server (NotFound): ${(error as StatusFailure).message} ` +
            `in namespace ${JSON.stringify(call.namespace)}`,
        )
      : error;
  });
  const found = (await getPodsOf(call, object, 'cannot get the logs from')).sort(byLogging);
  if (found.length === 0) throw new Failure('timed out waiting for the condition');
  if (options.on('all-pods')) return found;
  if (found.length > 1) call.warn(`Found ${found.length} pods, using pod/${found[0]?.metadata.name}\n`);
  return found.slice(0, 1);
}

/**
 * client-go's ByLogging: scheduled before unscheduled, running before pending, ready before not,
 * ready for longer first.
 */
function byLogging(a: KubeObject, b: KubeObject): number {
  const ready = (pod: Json) =>
    listAt(pod, 'status', 'conditions').find((condition) => at(condition, 'type') === 'Ready');
  const rank = (pod: Json) => [
    textAt(pod, 'spec', 'nodeName') ? 0 : 1,
    ['Running', 'Unknown', 'Pending'].indexOf(textAt(pod, 'status', 'phase')),
    textAt(ready(pod), 'status') === 'True' ? 0 : 1,
  ];
  const [x, y] = [rank(a), rank(b)];
  const differs = x.findIndex((value, index) => value !== y[index]);
  if (differs >= 0) return (x[differs] ?? 0) - (y[differs] ?? 0);
  return textAt(ready(a), 'lastTransitionTime').localeCompare(textAt(ready(b), 'lastTransitionTime'));
}

function read(call: Call, { pod, container }: Source, tailed = true): Promise<string> {
  const { options } = call;
  const tail = options.has('tail') ? options.number('tail', -1) : options.has('selector') ? 10 : -1;
  const query = printQuery({
    container,
    previous: options.on('previous') || undefined,
    timestamps: options.on('timestamps') || undefined,
    tailLines: tailed && tail >= 0 ? tail : undefined,
    sinceSeconds: options.has('since') ? Math.round(options.duration('since', 0) / 1000) : undefined,
    sinceTime: options.text('since-time') || undefined,
    limitBytes: options.number('limit-bytes', 0) || undefined,
  });
  return call.server.text({ method: 'GET', path: `/api/v1/namespaces/${call.namespace}/pods/${pod}/log${query}` });
}

/** Prints what is there and then what comes, until the container ends or Ctrl+C. */
async function follow(call: Call, source: Source): Promise<void> {
  call.print(prefix(call, source, await read(call, source)));
  call.flush();
  let length = (await read(call, source, false)).length;
  while (!call.isInterrupted && (await isRunning(call, source))) {
    await call.context.sleep(200);
    const text = await read(call, source, false);
    call.print(prefix(call, source, text.slice(length)));
    call.flush();
    length = text.length;
  }
}

async function isRunning(call: Call, { pod, container }: Source): Promise<boolean> {
  const object = await call.server
    .get(findResource(await call.resources, 'pods'), call.namespace, pod)
    .catch(() => undefined);
  const status = listAt(object, 'status', 'containerStatuses').find((each) => textAt(each, 'name') === container);
  return at(status, 'state', 'running') !== undefined;
}

function prefix({ options }: Call, { pod, container }: Source, text: string): string {
  if (!options.on('prefix') && !options.on('all-pods')) return text;
  return text.replace(/^.+$/gm, `[pod/${pod}/${container}] $&`);
}
