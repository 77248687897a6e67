import type { V1Pod, V1RuntimeClass } from '@kubernetes/client-node';
import { as, type KubeObject, type Wire } from '../object.ts';
import { resourceOf } from '../resources.ts';
import type { EngineServer } from './nodes.ts';
import type { Registry } from './registry.ts';

type Sandbox = [id: string, message: string, error: Error | undefined];

interface Manager {
  createPodSandbox(context: unknown, pod: Wire<V1Pod>, attempt: number): Promise<Sandbox>;
}

/** What kind's nodes have under `runtimes` of containerd's config. */
const handlers = ['runc', 'test-handler'];

/** How long containerd and the network's plugin take for a sandbox, in milliseconds. */
const making = 700;

/**
 * A Pod waits for its sandbox, and is seen to be created meanwhile. One whose RuntimeClass names a runtime that the
 * node has not gets none, and the kubelet tries again and again.
 */
export function installSandboxes(
  servers: EngineServer[],
  registry: Registry,
  wait: (milliseconds: number) => Promise<void>,
): void {
  for (const { kubelet } of servers) {
    const { containerRuntime: manager } = kubelet as { containerRuntime: Manager };
    const create = manager.createPodSandbox.bind(manager);
    manager.createPodSandbox = async (context, pod, attempt) => {
      const handler = await handlerOf(registry, pod);
      if (handler !== undefined && !handlers.includes(handler)) return refuse(handler);
      if (!pod.spec?.hostNetwork) await wait(making);
      return create(context, pod, attempt);
    };
  }
}

async function handlerOf(registry: Registry, { spec }: Wire<V1Pod>): Promise<string | undefined> {
  const found: KubeObject | undefined = spec?.runtimeClassName
    ? await registry.get(resourceOf('RuntimeClass'), undefined, spec.runtimeClassName)
    : undefined;
  return found && as<V1RuntimeClass>(found).handler;
}

function refuse(handler: string): Sandbox {
  const id = `${crypto.randomUUID()}${crypto.randomUUID()}`.replaceAll('-', '');
  const message =
    `rpc error: code = Unknown desc = unable to get OCI runtime for sandbox ${JSON.stringify(id)}: ` +
    `no runtime for ${JSON.stringify(handler)} is configured`;
  return ['', message, new Error(message)];
}
