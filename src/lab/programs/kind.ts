import { parse } from '../../kubectl/parse.ts';
import { kindTree } from '../../kubectl/tree.ts';
import { fill } from '../../i18n/fill.ts';
import { addContext, kubeconfigPath, removeContext } from './kubeconfig.ts';
import { defaultConfig, parseKindConfig } from './kind-config.ts';
import { printed, refused, type Call, type Program } from './program.ts';

/** kind: creates and deletes the clusters of this page, named and reported as kind does. */
export const kind: Program = async (argv, call) => {
  const parsed = parse(argv, kindTree);
  if ('exitCode' in parsed) return { stdout: '', ...parsed };
  const verb = verbs[parsed.command.join(' ')];
  const flag = (name: string) => parsed.flags.get(name)?.at(-1);
  if (!verb) return refused(fill(call.texts.notSimulated, { what: `kind ${parsed.command.join(' ')}`.trim() }));
  return verb({ flag, args: parsed.args }, call);
};

interface Given {
  flag(name: string): string | undefined;
  args: string[];
}

const verbs: Record<string, (given: Given, call: Call) => ReturnType<Program>> = {
  version: () => Promise.resolve(printed(`kind v${kindTree.version} (caderno-k8s simulator)\n`)),
  'create cluster': createCluster,
  'delete cluster': deleteCluster,
  'delete clusters': async (given, call) => deleteCluster(given, call),
  'get clusters': async (_, { machine }) =>
    machine.clusters.length > 0 ? printed(`${machine.clusters.join('\n')}\n`) : { ...printed(''), stderr: 'No kind clusters found.\n' },
  'get nodes': getNodes,
  'get kubeconfig': async ({ flag }, { machine, files, env }) =>
    machine.record(flag('name') ?? 'kind')
      ? printed(await files.read(kubeconfigPath(env)))
      : refused(
          `ERROR: could not locate any control plane nodes for cluster named '${flag('name') ?? 'kind'}'. Use the --name option to select a different cluster`,
        ),
  'export kubeconfig': exportKubeconfig,
  'load docker-image': loadImage,
};

async function createCluster({ flag }: Given, call: Call) {
  const config = flag('config');
  let record: ReturnType<typeof parseKindConfig>;
  try {
    record = parseKindConfig(config === undefined ? defaultConfig : config === '-' ? call.stdin : await call.files.read(config), flag('name'));
  } catch (error) {
    return refused(
      `ERROR: failed to create cluster: ${config !== undefined && isMissing(error) ? `error reading file: open ${config}: no such file or directory` : (error as Error).message}`,
    );
  }
  const { name, nodes } = record;
  if (call.machine.record(name)) return refused(`ERROR: failed to create cluster: node(s) already exist for a cluster with the name "${name}"`);
  await call.machine.create(record);
  await addContext(call.files, kubeconfigPath(call.env), name);
  const version = JSON.parse((await call.machine.client(name)?.request({ method: 'GET', path: '/version' }))?.body ?? '{}') as { gitVersion?: string };
  return { stdout: '', stderr: creation(name, nodes.length, flag('wait'), version.gitVersion ?? ''), exitCode: 0 };
}

/** kind reports on standard error. */
function creation(name: string, nodes: number, wait: string | undefined, version: string): string {
  const several = nodes > 1;
  return [
    `Creating cluster "${name}" ...`,
    ` ✓ Ensuring node image (kindest/node:${version}) 🖼`,
    ` ✓ Preparing nodes ${Array(nodes).fill('📦').join(' ')} `,
    ' ✓ Writing configuration 📜',
    ' ✓ Starting control-plane 🕹️',
    ' ✓ Installing CNI 🔌',
    ' ✓ Installing StorageClass 💾',
    ...(several ? [' ✓ Joining worker nodes 🚜'] : []),
    ...(wait !== undefined && wait !== '0s' ? [` ✓ Waiting ≤ ${wait} for control-plane = Ready ⏳`, ' • Ready after 0s 💚'] : []),
    `Set kubectl context to "kind-${name}"`,
    'You can now use your cluster with:',
    '',
    `kubectl cluster-info --context kind-${name}`,
    '',
    'Have a nice day! 👋',
    '',
  ].join('\n');
}

async function deleteCluster({ flag, args }: Given, { machine, files, env }: Call) {
  const names = flag('all') === 'true' ? machine.clusters : args.length > 0 ? args : [flag('name') ?? 'kind'];
  let stderr = '';
  for (const name of names) {
    const nodes = machine.record(name)?.nodes.map((node) => node.name) ?? [];
    stderr += `Deleting cluster "${name}" ...\n${nodes.length > 0 ? `Deleted nodes: [${nodes.map((node) => `"${node}"`).join(' ')}]\n` : ''}`;
    await machine.delete(name);
    await removeContext(files, kubeconfigPath(env), name);
  }
  return { stdout: '', stderr, exitCode: 0 };
}

async function getNodes({ flag }: Given, { machine }: Call) {
  const name = flag('name') ?? 'kind';
  const nodes = flag('all-clusters') === 'true' ? machine.records.flatMap((record) => record.nodes) : (machine.record(name)?.nodes ?? []);
  return nodes.length > 0
    ? printed(`${nodes.map((node) => node.name).join('\n')}\n`)
    : { ...printed(''), stderr: `No kind nodes found for cluster "${name}".\n` };
}

async function exportKubeconfig({ flag }: Given, { machine, files, env }: Call) {
  const name = flag('name') ?? 'kind';
  if (!machine.record(name))
    return refused(`ERROR: could not locate any control plane nodes for cluster named '${name}'. Use the --name option to select a different cluster`);
  await addContext(files, flag('kubeconfig') ?? kubeconfigPath(env), name);
  return { stdout: '', stderr: `Set kubectl context to "kind-${name}"\n`, exitCode: 0 };
}

async function loadImage({ flag, args }: Given, { machine }: Call) {
  const name = flag('name') ?? 'kind';
  if (!machine.record(name)) return refused(`ERROR: no nodes found for cluster "${name}"`);
  return refused(`ERROR: image: "${args[0] ?? ''}" not present locally`);
}

const isMissing = (error: unknown) => error instanceof Error && /ENOENT|no such file/.test(error.message);
