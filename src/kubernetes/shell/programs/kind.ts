import { parse } from '../../kubectl/parse.ts';
import { kindTree } from '../../kubectl/tree.ts';
import type { ClusterRecord } from '../machine.ts';
import { addContext, kubeconfigPath, removeContext } from './kubeconfig.ts';
import { defaultConfig, parseKindConfig } from './kind-config.ts';
import { containersOf, kindRelease, nodeImage } from './kind-containers.ts';
import { printed, refused, type Call, type Program } from './program.ts';

/** kind: creates and deletes the clusters of this page, named and reported as kind does. */
export const kind: Program = async (argv, call) => {
  const parsed = parse(argv, kindTree);
  if ('exitCode' in parsed) return { stdout: '', ...parsed };
  const verb = verbs[parsed.command.join(' ')];
  const flag = (name: string) => parsed.flags.get(name)?.at(-1);
  if (!verb) return refused(call.remarks.notSimulated(`kind ${parsed.command.join(' ')}`.trim()));
  return verb({ flag, args: parsed.args }, call);
};

interface Given {
  flag(name: string): string | undefined;
  args: string[];
}

const verbs: Record<string, (given: Given, call: Call) => ReturnType<Program>> = {
  version: () => Promise.resolve(printed(`${kindRelease}\n`)),
  'create cluster': createCluster,
  'delete cluster': deleteCluster,
  'delete clusters': deleteClusters,
  'get clusters': async (_, { machine }) =>
    machine.clusters.length > 0
      ? printed(`${machine.clusters.join('\n')}\n`)
      : { ...printed(''), stderr: 'No kind clusters found.\n' },
  'get nodes': getNodes,
  'get kubeconfig': async ({ flag }, { machine, files, env }) =>
    machine.record(flag('name') ?? 'kind')
      ? printed(await files.read(kubeconfigPath(env)))
      : refused(
          `ERROR: could not locate any control plane nodes for cluster named '${flag('name') ?? 'kind'}'. ` +
            'Use the --name option to select a different cluster',
        ),
  'export kubeconfig': exportKubeconfig,
  'load docker-image': loadImage,
};

async function createCluster({ flag }: Given, call: Call) {
  const config = flag('config');
  let record: ReturnType<typeof parseKindConfig>;
  try {
    record = parseKindConfig(
      config === undefined ? defaultConfig : config === '-' ? call.stdin : await call.files.read(config),
      flag('name'),
    );
  } catch (error) {
    const why =
      config !== undefined && isMissing(error)
        ? `error reading file: open ${config}: no such file or directory`
        : (error as Error).message;
    return refused(`ERROR: failed to create cluster: ${why}`);
  }
  const image = flag('image')?.replace(/@sha256:.*$/, '');
  if (image) record.image = image;
  const { name } = record;
  if (call.machine.record(name))
    return refused(`ERROR: failed to create cluster: node(s) already exist for a cluster with the name "${name}"`);
  await call.machine.create(record);
  await addContext(call.files, kubeconfigPath(call.env), name);
  return { stdout: '', stderr: printCreation(record, flag('wait') ?? '0s'), exitCode: 0 };
}

/** kind reports on standard error. */
function printCreation({ name, nodes, image = nodeImage }: ClusterRecord, wait: string): string {
  const isHa = nodes.filter(({ role }) => role === 'control-plane').length > 1;
  const hasWorkers = nodes.some(({ role }) => role === 'worker');
  return [
    `Creating cluster "${name}" ...`,
    ` ✓ Ensuring node image (${image}) 🖼️`,
    ` ✓ Preparing nodes ${'📦 '.repeat(nodes.length)}`,
    ...(isHa ? [' ✓ Configuring the external load balancer ⚖️'] : []),
    ' ✓ Writing configuration 📜',
    ' ✓ Starting control-plane 🕹️',
    ' ✓ Installing CNI 🔌',
    ' ✓ Installing StorageClass 💾',
    ...(isHa ? [' ✓ Joining more control-plane nodes 🎮'] : []),
    ...(hasWorkers ? [' ✓ Joining worker nodes 🚜'] : []),
    ...(/^0/.test(wait)
      ? []
      : [` ✓ Waiting ≤ ${printGoDuration(wait)} for control-plane = Ready ⏳`, ' • Ready after 0s 💚']),
    `Set kubectl context to "kind-${name}"`,
    'You can now use your cluster with:',
    '',
    `kubectl cluster-info --context kind-${name}`,
    '',
    'Have a nice day! 👋',
    '',
  ].join('\n');
}

/** `2m` as Go prints it: `2m0s`. */
function printGoDuration(text: string): string {
  const [, hours = '', minutes = '', seconds = '0'] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(text) ?? [];
  return `${hours && `${hours}h`}${hours || minutes ? `${minutes || 0}m` : ''}${seconds}s`;
}

async function deleteCluster({ flag }: Given, call: Call) {
  const name = flag('name') ?? 'kind';
  return { stdout: '', stderr: `Deleting cluster "${name}" ...\n${await removeCluster(name, call)}`, exitCode: 0 };
}

async function deleteClusters({ flag, args }: Given, call: Call) {
  const names = flag('all') === 'true' ? call.machine.clusters : args;
  let stderr = '';
  for (const name of names) stderr += await removeCluster(name, call);
  return { stdout: '', stderr: `${stderr}Deleted clusters: ${quoteAll(names)}\n`, exitCode: 0 };
}

/** Gives what kind says of the containers that it deletes. */
async function removeCluster(name: string, { machine, files, env }: Call): Promise<string> {
  const record = machine.record(name);
  await machine.delete(name);
  await removeContext(files, kubeconfigPath(env), name);
  return record ? `Deleted nodes: ${quoteAll(containersOf(record).map((one) => one.name))}\n` : '';
}

const quoteAll = (names: readonly string[]) => `[${names.map((name) => JSON.stringify(name)).join(' ')}]`;

async function getNodes({ flag }: Given, { machine }: Call) {
  const name = flag('name') ?? 'kind';
  const isAll = flag('all-clusters') === 'true';
  const containers = machine.records.filter((record) => isAll || record.name === name).flatMap(containersOf);
  const none = isAll ? 'No kind nodes for any cluster.\n' : `No kind nodes found for cluster "${name}".\n`;
  return containers.length > 0
    ? printed(`${containers.map((one) => one.name).join('\n')}\n`)
    : { ...printed(''), stderr: none };
}

async function exportKubeconfig({ flag }: Given, { machine, files, env }: Call) {
  const name = flag('name') ?? 'kind';
  if (!machine.record(name))
    return refused(
      `ERROR: could not locate any control plane nodes for cluster named '${name}'. ` +
        'Use the --name option to select a different cluster',
    );
  await addContext(files, flag('kubeconfig') ?? kubeconfigPath(env), name);
  return { stdout: '', stderr: `Set kubectl context to "kind-${name}"\n`, exitCode: 0 };
}

/** No image is built here, and those that Pods run come from registries. */
function loadImage({ args }: Given) {
  return Promise.resolve(refused(`ERROR: image: "${args[0] ?? ''}" not present locally`));
}

const isMissing = (error: unknown) => error instanceof Error && /ENOENT|no such file/.test(error.message);
