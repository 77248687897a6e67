import type { Kubelets } from '../../cluster/engine/kubelets.ts';
import type { Client, Result } from '../../kubectl/client.ts';
import type { ClusterRecord, Machine } from '../machine.ts';
import { printColumns } from './columns.ts';
import { crictl } from './crictl.ts';
import { digitsOf } from './digits.ts';
import { printHumanDuration } from './human.ts';
import { printNatTable } from './iptables.ts';
import { containersOf } from './kind-containers.ts';
import { serverPort } from './kubeconfig.ts';
import { printed, refused, type Program } from './program.ts';

/** docker, as far as the notes look at kind's nodes with it: they are containers of this computer. */
export const docker: Program = async (argv, { machine, remarks, now }) => {
  const [verb = '', ...rest] = argv;
  const words = rest.slice(rest.findIndex((word) => !/^-(it?|t)$/.test(word)));
  const record = machine.records.find(({ nodes }) => nodes.some(({ name }) => name === words[0]));
  if (verb === 'ps') return ps(machine, argv, now());
  if (verb === 'port' && record)
    return printed(
      portsOf(record, words[0] ?? '')
        .map(({ inside, outside }) => `${inside}/tcp -> ${outside}\n`)
        .join(''),
    );
  const client = record && machine.client(record.name);
  if (verb === 'exec' && client)
    return (
      (await inNode(words[0] ?? '', words.slice(1), client, machine.cluster(record.name)?.kubelets, now())) ??
      refused(remarks.notSimulated(words.slice(1).join(' ')), 127)
    );
  if (['exec', 'port'].includes(verb) && words[0])
    return refused(`Error response from daemon: No such container: ${words[0]}`);
  return refused(remarks.notSimulated(`docker ${verb}`.trim()), 127);
};

/** The commands of a node that can be answered from what the cluster knows; undefined for the rest. */
async function inNode(
  node: string,
  [program, ...args]: string[],
  client: Client,
  kubelets: Kubelets | undefined,
  now: Date,
): Promise<Result | undefined> {
  if (program === 'crictl') return crictl(node, args, client, now);
  if (program === 'systemctl') return systemctl(node, args, kubelets);
  if (program === 'iptables-save' && args.join(' ') === '-t nat') return printed(await printNatTable(client));
  if (program === 'grep' && args.join(' ') === 'runtimes\\. /etc/containerd/config.toml') return printed(runtimes);
  if (program === 'stat' && args.join(' ') === '-fc %T /sys/fs/cgroup') return printed('cgroup2fs\n');
  if (program === 'ls' && args.at(-1) === '/etc/kubernetes/manifests') return printed(await staticPods(node, client));
  return undefined;
}

/** The lines of kind's own config of containerd that name a runtime. */
const runtimes = ['runc', 'test-handler']
  .map((name) => `[plugins."io.containerd.grpc.v1.cri".containerd.runtimes.${name}]`)
  .flatMap((line) => [`${line}\n`, `  ${line.replace(']', '.options]')}\n`])
  .join('');

/** The kubelet is a service of the node, and the one that the notes stop. */
async function systemctl(
  node: string,
  [verb, unit = '']: string[],
  kubelets: Kubelets | undefined,
): Promise<Result | undefined> {
  if (!kubelets || !/^kubelet(\.service)?$/.test(unit)) return undefined;
  if (verb === 'is-active')
    return kubelets.stoppedAt(node) ? { ...printed('inactive\n'), exitCode: 3 } : printed('active\n');
  if (verb === 'stop') kubelets.stop(node);
  else if (verb === 'start') await kubelets.start(node);
  else return undefined;
  return printed('');
}

async function staticPods(node: string, client: Client): Promise<string> {
  const { body } = await client.request({ method: 'GET', path: '/api/v1/namespaces/kube-system/pods' });
  const names =
    (JSON.parse(body) as { items?: { metadata: { name: string } }[] }).items?.map(({ metadata }) => metadata.name) ??
    [];
  return names
    .filter((name) => name.endsWith(`-${node}`))
    .map((name) => `${name.slice(0, -node.length - 1)}.yaml\n`)
    .sort()
    .join('');
}

/** How docker's tables are laid out. */
const layout = { gap: 3, least: 10 };

async function ps(machine: Machine, argv: readonly string[], now: Date): Promise<Result> {
  const filter = /name=(\S+)/.exec(argv.join(' '))?.[1] ?? '';
  const rows: string[][] = [];
  for (const record of machine.records.toReversed()) {
    const age = printHumanDuration(now.getTime() - Date.parse(await madeAt(machine, record)));
    for (const { name, image, command } of containersOf(record).filter((one) => one.name.includes(filter))) {
      const ports = portsOf(record, name).map(({ inside, outside }) => `${outside}->${inside}/tcp`);
      rows.push([digitsOf(name), image, command, `${age} ago`, `Up ${age}`, ports.join(', '), name]);
    }
  }
  return printed(
    printColumns([['CONTAINER ID', 'IMAGE', 'COMMAND', 'CREATED', 'STATUS', 'PORTS', 'NAMES'], ...rows], layout),
  );
}

/** A cluster's containers are as old as the first of its nodes. */
async function madeAt(machine: Machine, { name, nodes }: ClusterRecord): Promise<string> {
  const response = await machine.client(name)?.request({ method: 'GET', path: `/api/v1/nodes/${nodes[0]?.name}` });
  return (
    (JSON.parse(response?.body ?? '{}') as { metadata?: { creationTimestamp?: string } }).metadata?.creationTimestamp ??
    ''
  );
}

interface Port {
  inside: number;
  outside: string;
}

function portsOf(record: ClusterRecord, container: string): Port[] {
  const mapped = record.ports
    .filter(({ node }) => node === container)
    .map(({ containerPort, hostPort, listenAddress = '0.0.0.0' }) => ({
      inside: containerPort,
      outside: `${listenAddress}:${hostPort}`,
    }));
  return [...mapped, ...apiPort(record, container)].toSorted((left, right) => left.inside - right.inside);
}

/** The API server is reached through its node, or through the load balancer before several. */
function apiPort(record: ClusterRecord, container: string): Port[] {
  const ends = containersOf(record)
    .filter(({ servesApi }) => servesApi)
    .toReversed();
  const at = ends.findIndex(({ name }) => name === container);
  return at < 0 ? [] : [{ inside: 6443, outside: `127.0.0.1:${serverPort(record.name) + at}` }];
}
