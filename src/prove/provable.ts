import type { Step } from '../lab/paths.ts';
import { readCall } from '../verify/commands/call.ts';
import { getPrograms, type Program } from '../verify/commands/programs.ts';
import { findResource } from '../verify/commands/resources.ts';
import { kubectlTree } from '../kubectl/tree.ts';

/** Programs that only read text: they may stand beside kubectl. */
const readers = ['grep', 'sort', 'head', 'uniq', 'cat', 'echo', 'ls', 'seq', 'test'];

/** kubectl's commands that change what they name. */
const writers = [
  'annotate',
  'apply',
  'autoscale',
  'create',
  'delete',
  'edit',
  'expose',
  'label',
  'patch',
  'replace',
  'run',
  'scale',
  'set',
  'rollout',
  'taint',
  'cordon',
  'uncordon',
  'drain',
];

/**
 * Why a step is not run on a cluster that is somebody's: another program than kubectl, a terminal, or a change outside of the
 * proof's own namespaces. Undefined when it may run.
 */
export function whyNot({ run, where }: Step): string | undefined {
  if (where !== 'host') return 'it is typed inside a container';
  const { programs } = getPrograms(run);
  const other = programs.find(({ name, at }) => name !== 'kubectl' && !readers.includes(name) && !isInContainer(programs, at));
  if (other) return `${other.name} is not run on somebody's cluster`;
  return programs
    .filter(({ name }) => name === 'kubectl')
    .map(whyNotCall)
    .find((why) => why !== undefined);
}

/** Does a program start behind kubectl's "--"? */
const isInContainer = (programs: Program[], at: number) =>
  programs.some(({ name, args }) => name === 'kubectl' && args.some(({ text, at: place }) => text === '--' && place < at));

function whyNotCall(program: Program): string | undefined {
  const call = readCall(program, kubectlTree, false);
  if (Array.isArray(call)) return 'it is not what kubectl takes';
  const [verb = ''] = call.command;
  const has = (flag: string) => call.flags.get(flag)?.at(-1) === 'true';
  if (has('tty') || verb === 'edit') return 'it wants a terminal';
  if (['port-forward', 'proxy', 'attach', 'debug', 'cp'].includes(verb)) return `"kubectl ${verb}" ends only by hand, or reaches into containers`;
  if (verb === 'config' || call.flags.has('context'))
    return verb === 'config' && ['get-contexts', 'view', 'current-context'].includes(call.command[1] ?? '')
      ? undefined
      : "it is about the reader's own contexts";
  if (!writers.includes(verb) || call.flags.get('dry-run')?.some((value) => value !== 'none')) return undefined;
  if (['taint', 'cordon', 'uncordon', 'drain'].includes(verb)) return 'it changes a node';
  if (has('all-namespaces')) return 'it changes all namespaces';
  if (call.flags.get('filename')?.some((file) => /^https?:/.test(file))) return 'it installs something for the whole cluster';
  const namespace = call.flags.get('namespace')?.at(-1);
  if (namespace !== undefined && !['default', 'loja'].includes(namespace)) return `it changes the namespace ${namespace}`;
  const wide = call.args
    .map((arg) => arg.split('/')[0] ?? '')
    .map(findResource)
    .find((resource) => resource?.cluster === true && resource.kind !== 'Namespace');
  return wide && `it changes a ${wide.kind}, which belongs to the whole cluster`;
}
