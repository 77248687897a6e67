import type { KubeObject, Json } from './object.ts';
import { printCompactJson } from './print/json.ts';

/** Where `apply` keeps what the file said the last time. */
export const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Gives the object with the annotation that holds the object itself, as `apply` sends it. */
export function withLastApplied(object: KubeObject): KubeObject {
  const bare = withoutLastApplied(object);
  return {
    ...bare,
    metadata: {
      ...bare.metadata,
      annotations: { ...bare.metadata.annotations, [lastApplied]: `${printCompactJson(bare)}\n` },
    },
  };
}

/** Gives the object as the annotation keeps it: with annotations, be they none, but without the annotation itself. */
export function withoutLastApplied(object: KubeObject): KubeObject {
  const { [lastApplied]: _, ...annotations } = object.metadata.annotations ?? {};
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** Gives what the annotation of an object on the server holds, or undefined. */
export function getLastApplied(object: KubeObject): Json | undefined {
  const text = object.metadata.annotations?.[lastApplied];
  return text === undefined ? undefined : (JSON.parse(text) as Json);
}
