import type { Client } from '../../kubectl/client.ts';
import { kubectl as run } from '../../kubectl/index.ts';
import { parse } from '../../kubectl/parse.ts';
import { kubeconfigPath, readKubeconfig } from './kubeconfig.ts';
import { portForward } from './port-forward.ts';
import type { Program } from './program.ts';

/** kubectl, talking to the cluster of the current context. */
export const kubectl: Program = async (argv, call) => {
  const parsed = parse(argv);
  const flags = 'exitCode' in parsed ? new Map<string, string[]>() : parsed.flags;
  const path = flags.get('kubeconfig')?.[0] ?? kubeconfigPath(call.env);
  const config = await readKubeconfig(call.files, path);
  const context = config.contexts.find(({ name }) => name === (flags.get('context')?.[0] ?? config['current-context']))?.context;
  const cluster = (flags.get('cluster')?.[0] ?? context?.cluster ?? '').replace(/^kind-/, '');
  const client = call.machine.client(cluster) ?? noServer;
  if (!('exitCode' in parsed) && parsed.command[0] === 'port-forward' && flags.get('help') === undefined) {
    return portForward(parsed, { ...call, client, cluster, namespace: flags.get('namespace')?.[0] ?? context?.namespace ?? 'default' });
  }
  const running = call.machine.cluster(cluster);
  return run([...argv], { ...call, client, ...(running && { now: () => running.now() }) });
};

/** What kubectl meets without a cluster. */
const noServer: Client = {
  request: () => Promise.reject(new Error('The connection to the server localhost:8080 was refused - did you specify the right host or port?')),
  // biome-ignore lint/correctness/useYield: it fails before there is anything to tell.
  async *watch() {
    await noServer.request({ method: 'GET', path: '/' });
  },
  exec: () => Promise.reject(new Error('The connection to the server localhost:8080 was refused - did you specify the right host or port?')),
};
