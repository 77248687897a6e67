import { spawnSync } from 'node:child_process';
import { kubectl, type OwnContext } from './context.ts';

/** What a note's states have added to the cluster, with its version; what is not there is left out. */
export function readParts({ env }: OwnContext): Record<string, string> {
  const ask = (...words: string[]) => /v?(\d+\.\d+\.\d+)/.exec(kubectl(words, env).stdout)?.[1];
  const image = (name: string, namespace: string) =>
    ask('get', 'deployment', name, '-n', namespace, '-o', 'jsonpath={.spec.template.spec.containers[0].image}');
  const bundle = '{.metadata.annotations.gateway\\.networking\\.k8s\\.io/bundle-version}';
  return withoutAbsent({
    'metrics-server': image('metrics-server', 'kube-system'),
    keda: image('keda-operator', 'keda'),
    'gateway-api': ask('get', 'crd', 'gateways.gateway.networking.k8s.io', '-o', `jsonpath=${bundle}`),
  });
}

/** The programs that answer on this machine and its cluster, with their versions; what is not there is left out. */
export function readVersions(
  { env }: OwnContext,
  known: { kubernetes: string; kubectl: string },
): Record<string, string> {
  const first = (program: string, args: string[], shape: RegExp) =>
    shape.exec(
      spawnSync(program, args, { encoding: 'utf8', env: env as NodeJS.ProcessEnv, timeout: 20_000 }).stdout ?? '',
    )?.[1];
  const runtime = kubectl(
    ['get', 'nodes', '-o', 'jsonpath={.items[0].status.nodeInfo.containerRuntimeVersion}'],
    env,
  ).stdout;
  const versions = {
    kubernetes: known.kubernetes,
    kubectl: known.kubectl,
    kind: first('kind', ['version'], /v([\d.]+)/),
    containerd: /containerd:\/\/v?([\d.]+)/.exec(runtime)?.[1],
    docker: first('docker', ['--version'], /version ([\d.]+)/),
    helm: first('helm', ['version', '--short'], /v([\d.]+)/),
  };
  return withoutAbsent(versions);
}

const withoutAbsent = (versions: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(Object.entries(versions).filter((entry): entry is [string, string] => entry[1] !== undefined));
