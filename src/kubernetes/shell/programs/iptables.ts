import type { Client } from '../../kubectl/client.ts';

interface Service {
  metadata: { name: string; namespace: string };
  spec: { type: string; clusterIP?: string; ports?: Port[] };
}

interface Port {
  name?: string;
  port: number;
  nodePort?: number;
  protocol?: string;
}

interface Slice {
  metadata: { namespace: string; labels?: Record<string, string> };
  endpoints?: { addresses: string[]; conditions?: { ready?: boolean } }[] | null;
  ports?: { name?: string; port?: number }[] | null;
}

/**
 * `iptables-save -t nat` on a node: the rules that kube-proxy writes there for Services
 * (pkg/proxy/iptables/proxier.go).
 */
export async function printNatTable(client: Client): Promise<string> {
  const services = await list<Service>(client, '/api/v1/services');
  const slices = await list<Slice>(client, '/apis/discovery.k8s.io/v1/endpointslices');
  const rules: string[] = [];
  for (const service of services.filter(({ spec }) => spec.clusterIP && spec.clusterIP !== 'None'))
    for (const port of service.spec.ports ?? [])
      rules.push(...(await rulesOf(service, port, endpointsOf(service, port, slices))));
  // iptables-save prints chain by chain.
  const chainOf = (rule: string) => rule.split(' ')[1] ?? '';
  const sorted = rules.toSorted((left, right) =>
    chainOf(left) < chainOf(right) ? -1 : chainOf(left) > chainOf(right) ? 1 : 0,
  );
  const chains = [...new Set(sorted.map(chainOf))].map((chain) => `:${chain} - [0:0]`);
  return ['*nat', ...chains, ...sorted, 'COMMIT', ''].join('\n');
}

async function list<T>(client: Client, path: string): Promise<T[]> {
  const { body } = await client.request({ method: 'GET', path });
  return (JSON.parse(body) as { items?: T[] }).items ?? [];
}

function endpointsOf({ metadata }: Service, { name = '' }: Port, slices: readonly Slice[]): string[] {
  return slices
    .filter(
      (slice) =>
        slice.metadata.namespace === metadata.namespace &&
        slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name,
    )
    .flatMap(({ endpoints, ports }) => {
      const number = ports?.find((one) => (one.name ?? '') === name)?.port;
      return number === undefined
        ? []
        : (endpoints ?? [])
            .filter(({ conditions }) => conditions?.ready !== false)
            .map(({ addresses }) => `${addresses[0]}:${number}`);
    })
    .toSorted();
}

async function rulesOf(
  { metadata, spec }: Service,
  { name, port, nodePort, protocol = 'TCP' }: Port,
  endpoints: readonly string[],
): Promise<string[]> {
  if (endpoints.length === 0) return [];
  const full = `${metadata.namespace}/${metadata.name}${name ? `:${name}` : ''}`;
  const kind = protocol.toLowerCase();
  const hash = await digest(`${full}${kind}`);
  const comment = `-m comment --comment "${full} cluster IP"`;
  const clusterIp = `-d ${spec.clusterIP}/32 -p ${kind} ${comment} -m ${kind} --dport ${port}`;
  const rules = [
    `-A KUBE-SERVICES ${clusterIp} -j KUBE-SVC-${hash}`,
    `-A KUBE-SVC-${hash} ! -s 10.244.0.0/16 ${clusterIp} -j KUBE-MARK-MASQ`,
  ];
  if (nodePort)
    rules.push(
      `-A KUBE-EXT-${hash} -m comment --comment ` +
        `"masquerade traffic for ${full} external destinations" -j KUBE-MARK-MASQ`,
      `-A KUBE-EXT-${hash} -j KUBE-SVC-${hash}`,
      `-A KUBE-NODEPORTS -p ${kind} -m comment --comment "${full}" -m ${kind} --dport ${nodePort} -j KUBE-EXT-${hash}`,
    );
  for (const [index, endpoint] of endpoints.entries()) {
    const own = await digest(`${full}${kind}${endpoint}`);
    rules.push(
      `-A KUBE-SEP-${own} -s ${endpoint.split(':')[0]}/32 -m comment --comment "${full}" -j KUBE-MARK-MASQ`,
      `-A KUBE-SEP-${own} -p ${kind} -m comment --comment "${full}" -m ${kind} -j DNAT --to-destination ${endpoint}`,
      `-A KUBE-SVC-${hash} -m comment --comment ` +
        `"${full} -> ${endpoint}"${chance(endpoints.length - index)} -j KUBE-SEP-${own}`,
    );
  }
  return rules;
}

/** Each of the endpoints that are left is as likely as the others; the last one takes what comes to it. */
function chance(left: number): string {
  if (left === 1) return '';
  // The kernel keeps the probability in 31 bits.
  const kept = Math.round((1 / left) * 2 ** 31) / 2 ** 31;
  return ` -m statistic --mode random --probability ${kept.toFixed(11)}`;
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The first 16 letters of a text's SHA-256 in base 32, which end the names of kube-proxy's chains. */
async function digest(text: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  const bits = [...bytes.slice(0, 10)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
}
