import type { Client } from '../../kubectl/client.ts';
import { kubectl as run } from '../../kubectl/index.ts';
import { parse } from '../../kubectl/parse.ts';
import { kubeconfigPath, readKubeconfig } from './kubeconfig.ts';
import type { Call, Program } from './program.ts';

/** kubectl, talking to the cluster of the current context. */
export const kubectl: Program = async (argv, call) => {
  const parsed = parse(argv);
  const flags = 'exitCode' in parsed ? new Map<string, string[]>() : parsed.flags;
  const path = flags.get('kubeconfig')?.[0] ?? kubeconfigPath(call.env);
  const config = await readKubeconfig(call.files, path);
  const context = config.contexts.find(
    ({ name }) => name === (flags.get('context')?.[0] ?? config['current-context']),
  )?.context;
  const cluster = (flags.get('cluster')?.[0] ?? context?.cluster ?? '').replace(/^kind-/, '');
  const client = call.machine.client(cluster) ?? noServer;
  const running = call.machine.cluster(cluster);
  return run([...argv], {
    ...call,
    client,
    ...(running && { now: () => running.now() }),
    forward: (local, to) => forward(call, cluster, local, to),
  });
};

/** There is no second terminal here, so `port-forward` gives the prompt back and goes on behind it. */
function forward(
  { machine, remarks, remark }: Call,
  cluster: string,
  local: number,
  { address, port }: { address: string; port: number },
): void {
  machine.forwards.set(local, { cluster, url: `http://${address}:${port}` });
  remark(remarks.portForward(local));
}

/** What kubectl meets without a cluster. */
const refuse = () => Promise.reject(new Error('connection refused'));
const noServer: Client = {
  server: 'http://localhost:8080',
  request: refuse,
  // biome-ignore lint/correctness/useYield: it fails before there is anything to tell.
  async *watch() {
    await refuse();
  },
  exec: refuse,
};
