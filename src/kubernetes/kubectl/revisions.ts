import type { Call } from './call.ts';
import { getItemsOf } from './items.ts';
import { at, isJson, jsonAt, type Json, type KubeObject } from './object.ts';
import { selectorOf } from './pods.ts';
import { findResource } from './resources.ts';

export const revisionAnnotation = 'deployment.kubernetes.io/revision';

/** Gives the ReplicaSets that a Deployment controls, the oldest first. */
export async function getReplicaSetsOf(call: Call, deployment: KubeObject): Promise<KubeObject[]> {
  const resource = findResource(await call.resources, 'replicasets');
  const list = await call.server.list(resource, deployment.metadata.namespace, {
    labelSelector: selectorOf(deployment, 'cannot get the ReplicaSets of'),
  });
  const own = getItemsOf(list).filter((set) =>
    set.metadata.ownerReferences?.some(({ uid, controller }) => controller && uid === deployment.metadata.uid),
  );
  return own.sort((a, b) => revisionOf(a) - revisionOf(b));
}

/** The revision that a ReplicaSet or a Deployment is at; 0 for none. */
export function revisionOf({ metadata }: KubeObject): number {
  return Number(metadata.annotations?.[revisionAnnotation] ?? 0);
}

/** Says whether a ReplicaSet has the template that the Deployment has now. */
export function isTemplateOf(deployment: KubeObject, set: KubeObject): boolean {
  return JSON.stringify(sort(at(deployment, 'spec', 'template'))) === JSON.stringify(sort(templateOf(set)));
}

/** The template of a ReplicaSet without the hash that its controller adds. */
export function templateOf(set: KubeObject): Json {
  const template = jsonAt(set, 'spec', 'template');
  const { 'pod-template-hash': _, ...labels } = jsonAt(template, 'metadata', 'labels');
  return { ...template, metadata: { ...jsonAt(template, 'metadata'), labels } };
}

function sort(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sort);
  if (!isJson(value)) return value;
  const filled = Object.entries(value).filter(([, child]) => child !== null && child !== undefined);
  return Object.fromEntries(filled.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, child]) => [key, sort(child)]));
}
