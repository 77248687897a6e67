import { fill } from '../../i18n/fill.ts';
import type { Client, Result } from '../../kubectl/client.ts';
import type { ClusterRecord } from '../machine.ts';
import { crictl } from './crictl.ts';
import { serverPort } from './kubeconfig.ts';
import { printed, refused, type Program } from './program.ts';
import { printColumns } from './columns.ts';

/** docker, as far as the notes look at kind's nodes with it: they are containers of this computer. */
export const docker: Program = async (argv, { machine, texts }) => {
  const [verb = '', ...rest] = argv;
  const words = rest.filter((word) => !/^-(it?|t)$/.test(word));
  const record = machine.records.find(({ nodes }) => nodes.some(({ name }) => name === words[0]));
  if (verb === 'ps') return ps(machine.records, argv);
  if (verb === 'port' && record)
    return printed(
      portsOf(record, words[0] ?? '')
        .map((line) => `${line}\n`)
        .join(''),
    );
  const client = record && machine.client(record.name);
  if (verb === 'exec' && client)
    return (await inNode(words[0] ?? '', words.slice(1), client)) ?? refused(fill(texts.notSimulated, { what: words.slice(1).join(' ') }), 127);
  if (['exec', 'port'].includes(verb) && words[0]) return refused(`Error response from daemon: No such container: ${words[0]}`);
  return refused(fill(texts.notSimulated, { what: `docker ${verb}`.trim() }), 127);
};

/** The commands of a node that can be answered from what the cluster knows; undefined for the rest. */
async function inNode(node: string, [program, ...args]: string[], client: Client): Promise<Result | undefined> {
  if (program === 'crictl') return crictl(node, args, client);
  if (program === 'stat' && args.join(' ') === '-fc %T /sys/fs/cgroup') return printed('cgroup2fs\n');
  if (program === 'ls' && args.at(-1) === '/etc/kubernetes/manifests') return printed(await staticPods(node, client));
  return undefined;
}

async function staticPods(node: string, client: Client): Promise<string> {
  const { body } = await client.request({ method: 'GET', path: '/api/v1/namespaces/kube-system/pods' });
  const names = (JSON.parse(body) as { items?: { metadata: { name: string } }[] }).items?.map(({ metadata }) => metadata.name) ?? [];
  return names
    .filter((name) => name.endsWith(`-${node}`))
    .map((name) => `${name.slice(0, -node.length - 1)}.yaml\n`)
    .sort()
    .join('');
}

function ps(records: readonly ClusterRecord[], argv: readonly string[]): Result {
  const filter = /name=(\S+)/.exec(argv.join(' '))?.[1] ?? '';
  const rows = records.flatMap((record) =>
    record.nodes
      .filter(({ name }) => name.includes(filter))
      .map(({ name }) => [
        idOf(name),
        'kindest/node',
        '"/usr/local/bin/entr…"',
        'Up',
        portsOf(record, name)
          .map((line) => line.replace(/(.*) -> (.*)/, '$2->$1'))
          .join(', '),
        name,
      ]),
  );
  return printed(printColumns([['CONTAINER ID', 'IMAGE', 'COMMAND', 'STATUS', 'PORTS', 'NAMES'], ...rows], 3));
}

function portsOf(record: ClusterRecord, node: string): string[] {
  const mapped = record.ports.filter((port) => port.node === node).map(({ containerPort, hostPort }) => `${containerPort}/tcp -> 127.0.0.1:${hostPort}`);
  const isFirst = record.nodes.find(({ role }) => role === 'control-plane')?.name === node;
  return [...mapped, ...(isFirst ? [`6443/tcp -> 127.0.0.1:${serverPort(record.name)}`] : [])];
}

/** Twelve hexadecimal digits, always the same for a name. */
export function idOf(name: string): string {
  let high = 7;
  let low = 11;
  for (const letter of name) {
    high = (Math.imul(high, 31) + letter.charCodeAt(0)) >>> 0;
    low = (Math.imul(low, 131) + letter.charCodeAt(0)) >>> 0;
  }
  return (high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')).slice(0, 12);
}
