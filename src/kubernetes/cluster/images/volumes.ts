import type { V1ConfigMap, V1Pod, V1Secret, V1Volume } from '@kubernetes/client-node';
import type { ProcessContext } from '@ngrok/webernetes';
import { InMemoryFs } from 'just-bash/browser';
import { as, type KubeObject, type Wire } from '../object.ts';

/** Reads a ConfigMap or a Secret of a namespace; undefined when there is none. */
export type ReadSource = (kind: 'ConfigMap' | 'Secret', namespace: string, name: string) => KubeObject | undefined;

/** The volumes of the pods that run: a volume is shared by the containers of its pod. */
export class Volumes {
  private readonly open = new Map<string, InMemoryFs>();
  private readonly read: ReadSource;

  constructor(read: ReadSource) {
    this.read = read;
  }

  /** What a container mounts, made when it is mounted first. */
  mounts({ pod, container }: ProcessContext): { path: string; fs: InMemoryFs }[] {
    const volumes = (pod.config.pod as unknown as Wire<V1Pod>).spec?.volumes ?? [];
    return (container.apiContainer.volumeMounts ?? []).flatMap(({ name, mountPath }) => {
      const volume = volumes.find((one) => one.name === name);
      return volume && !volume.projected
        ? [{ path: mountPath, fs: this.fileSystem(pod.uid, pod.namespace, volume) }]
        : [];
    });
  }

  /** Forgets the volumes of a pod that is gone. */
  drop(uid: string): void {
    for (const key of this.open.keys()) if (key.startsWith(`${uid}/`)) this.open.delete(key);
  }

  private fileSystem(uid: string, namespace: string, volume: Wire<V1Volume>): InMemoryFs {
    const key = `${uid}/${volume.name}`;
    const fs = this.open.get(key) ?? new InMemoryFs(this.contents(namespace, volume));
    this.open.set(key, fs);
    return fs;
  }

  private contents(namespace: string, { configMap, secret }: Wire<V1Volume>): Record<string, string> {
    const source = configMap?.name
      ? this.read('ConfigMap', namespace, configMap.name)
      : secret?.secretName
        ? this.read('Secret', namespace, secret.secretName)
        : undefined;
    if (!source) return {};
    const data = configMap ? (as<V1ConfigMap>(source).data ?? {}) : decodeAll(as<V1Secret>(source).data ?? {});
    const items = (configMap ?? secret)?.items;
    const chosen = items
      ? items.map(({ key, path }): [string, string] => [path, data[key] ?? ''])
      : Object.entries(data);
    return Object.fromEntries(chosen.map(([path, text]) => [`/${path}`, text]));
  }
}

/** Gives the texts of a Secret's base64 values. */
export function decodeAll(data: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [
      key,
      new TextDecoder().decode(Uint8Array.from(atob(value), (one) => one.charCodeAt(0))),
    ]),
  );
}
