import type { Call } from '../call.ts';
import { Failure } from '../failure.ts';
import { getContextServer, getNamed, readKubeConfig } from '../kubeconfig.ts';
import { jsonAt, listAt, textAt } from '../object.ts';
import { printJson } from '../print/json.ts';
import { printYaml } from '../print/yaml.ts';
import { build, release } from '../release.ts';

/**
 * The release that this kubectl follows; its kustomize is that of
 * https://github.com/kubernetes/kubectl/blob/v0.37.2/go.mod.
 */
const client = { ...release, ...build, kustomize: 'v5.8.1' };

/** `kubectl version`. */
export async function version(call: Call): Promise<void> {
  const { options, words } = call;
  if (words.length > 0) throw new Failure(`extra arguments: [${words.join(' ')}]`);
  const output = options.text('output');
  if (!['', 'json', 'yaml'].includes(output)) throw new Failure("--output must be 'yaml' or 'json'");
  const { kustomize, ...clientVersion } = client;
  const text = `Client Version: ${client.gitVersion}\nKustomize Version: ${kustomize}\n`;
  const server = options.on('client')
    ? undefined
    : await call.server.json({ method: 'GET', path: '/version' }).catch((error: unknown) => {
        if (!output) call.print(text);
        throw error;
      });
  if (output) {
    const all = { clientVersion, kustomizeVersion: kustomize, ...(server && { serverVersion: server }) };
    return call.print(
      output === 'json' ? printJson(all, { sort: false }).replaceAll('    ', '  ') : `${printYaml(all)}\n`,
    );
  }
  call.print(text);
  if (server) call.print(`Server Version: ${textAt(server, 'gitVersion')}\n`);
}

/** `kubectl cluster-info`. */
export async function clusterInfo(call: Call): Promise<void> {
  const host = await getServerAddress(call);
  await call.resources.catch((error: unknown) => {
    call.print(further);
    throw error;
  });
  const list = await call.server.json({
    method: 'GET',
    path: `/api/v1/namespaces/kube-system/services?labelSelector=kubernetes.io%2Fcluster-service%3Dtrue`,
  });
  call.print(`Kubernetes control plane is running at ${host}\n`);
  for (const service of listAt(list, 'items')) {
    const port = listAt(service, 'spec', 'ports')[0];
    const name = [
      textAt(port, 'name') === 'https' || textAt(port, 'port') === '443' ? 'https' : '',
      textAt(service, 'metadata', 'name'),
      textAt(port, 'name'),
    ];
    const address = port ? (name[0] || name[2] ? name.join(':').replace(/^:/, '') : name[1]) : name[1];
    const shown = textAt(service, 'metadata', 'labels', 'kubernetes.io/name') || textAt(service, 'metadata', 'name');
    call.print(
      `${shown} is running at ` +
        `${host}/api/v1/namespaces/${textAt(service, 'metadata', 'namespace')}/services/${address}/proxy\n`,
    );
  }
  call.print(further);
}

const further = "\nTo further debug and diagnose cluster problems, use 'kubectl cluster-info dump'.\n";

async function getServerAddress(call: Call): Promise<string> {
  const config = await readKubeConfig(call.context);
  const name = call.options.text('context') || config?.['current-context'] || '';
  const cluster = textAt(getNamed(config?.contexts, name), 'context', 'cluster');
  const server = textAt(jsonAt(getNamed(config?.clusters, cluster), 'cluster'), 'server');
  return server || (config ? getContextServer(config, name) : 'https://127.0.0.1:6443');
}
