import type { Cluster } from '@ngrok/webernetes';
import { getEtcd } from '../engine/types.ts';
import { done, failed, type Output } from '../images/program.ts';

/**
 * `etcdctl get PREFIX --prefix --keys-only`: the keys as they are in the cluster's etcd. Nothing else, as the values
 * there are not those of Kubernetes.
 */
export async function runEtcdctl(cluster: Cluster, args: readonly string[]): Promise<Output> {
  const [verb, key, ...others] = args.filter((arg) => !arg.startsWith('-'));
  const flags = new Set(args.filter((arg) => arg.startsWith('-')).map((arg) => arg.split('=')[0]));
  const isKnown = verb === 'get' && key !== undefined && others.length === 0 && flags.has('--keys-only');
  if (!isKnown)
    return failed(
      'Error: the simulator\'s etcdctl knows only "get KEY --prefix --keys-only"; on a kind cluster it knows all\n',
    );
  const { kvs } = flags.has('--prefix')
    ? await getEtcd(cluster).getAll().prefix(key).exec()
    : await getEtcd(cluster).get(key).exec();
  const keys = kvs.map((entry) => entry.key.toString()).sort();
  return done(keys.map((name) => `${name}\n\n`).join(''));
}
