import type { Cluster, ImageDefinition } from '@ngrok/webernetes';
import { noteImages } from '../images/control-plane.ts';
import { findImage, knowsRepository, printReference } from '../images/catalogue.ts';
import { ContainerImage, type World } from '../images/image.ts';
import type { EngineServer } from './nodes.ts';

interface Runtime {
  pullImage(context: unknown, image: { image: string }): Promise<[string, Error | undefined]>;
  imageStatus(context: unknown, image: { image: string }): Promise<[{ image: object | undefined }, undefined]>;
}

interface Puller {
  pullImage(
    context: unknown,
    spec: unknown,
    credentials: unknown,
    done: { send(result: unknown): Promise<void> },
    sandbox: unknown,
  ): void;
}

interface Kubelet {
  containerRuntime: { imagePuller: { puller: Puller } };
}

interface ImageRegistry {
  has(reference: string): boolean;
  create(reference: string): ImageDefinition | undefined;
}

/** Programs of kube-system, which are the engine's; by image. */
export type SystemPrograms = (reference: string) => ImageDefinition | undefined;

/** Makes the engine run this project's images, pull each once per node, and refuse the others in containerd's words. */
export function installImages(cluster: Cluster, servers: EngineServer[], world: World, system: SystemPrograms): void {
  const registry = cluster.imageRegistry as unknown as ImageRegistry;
  registry.has = (reference) => findImage(reference) !== undefined;
  registry.create = (reference) => {
    const found = findImage(reference);
    return system(reference) ?? (found && new ContainerImage(found, world));
  };
  for (const { runtime, kubelet } of servers) {
    installPulls(runtime as Runtime, (milliseconds) => cluster.clock.wait(milliseconds));
    endPulls((kubelet as Kubelet).containerRuntime.imagePuller.puller);
  }
}

/**
 * A pod that is deleted while its image comes no longer listens for the pull's end. The engine's puller waits for it
 * all the same, and as a node pulls one image at a time, none would ever come to that node again.
 */
function endPulls(puller: Puller): void {
  const pull = puller.pullImage.bind(puller);
  puller.pullImage = (context, spec, credentials, done, sandbox) =>
    pull(context, spec, credentials, { send: async (result) => void done.send(result) }, sandbox);
}

/** kind's node images hold these. */
const preloaded = /^(registry\.k8s\.io|docker\.io\/kindest)\//;

function installPulls(runtime: Runtime, wait: (milliseconds: number) => Promise<void>): void {
  const pulled = new Map<string, number>();
  runtime.imageStatus = async (_, { image }) => {
    const name = printReference(image);
    const bytes =
      pulled.get(name) ??
      (preloaded.test(name) || noteImages.has(name) ? (findImage(image)?.image.bytes ?? 0) : undefined);
    return [{ image: bytes === undefined ? undefined : describe(image, name, bytes) }, undefined];
  };
  runtime.pullImage = async (_, { image }) => {
    const found = findImage(image);
    const name = printReference(image);
    // Pods that asked for the image while it came find its layers there.
    await wait(pulled.has(name) ? 1 : found ? 600 + (found.image.bytes % 500) : 300);
    if (!found) return ['', refuse(name, knowsRepository(image))];
    pulled.set(name, found.image.bytes);
    return [image, undefined];
  };
}

function describe(image: string, name: string, size: number): object {
  return { id: image, repoTags: [name], repoDigests: [], size, spec: { image }, pinned: false };
}

function refuse(name: string, known: boolean): Error {
  const why = known
    ? `${name}: not found`
    : `${name}: the simulator has no such image; ` +
      'it runs nginx, alpine, busybox, redis, curlimages/curl and nicolaka/netshoot';
  return new Error(
    `rpc error: code = NotFound desc = failed to pull and unpack image "${name}": ` +
      `failed to resolve reference "${name}": ${why}`,
  );
}
