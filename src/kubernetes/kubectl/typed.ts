import { isJson, jsonAt, listAt, type Json, type KubeObject } from './object.ts';

/** Adds what Go writes of a typed object even when it is empty: `resources: {}`, `strategy: {}`, `status: {}`. */
export function withEmptyStructs(object: KubeObject): KubeObject {
  if (object.kind === 'Pod')
    return { ...object, spec: withResources(jsonAt(object, 'spec')), status: object['status'] ?? {} };
  const template = jsonAt(object, 'spec', 'template');
  if (!isJson(template['spec'])) return object;
  const spec = {
    ...jsonAt(object, 'spec'),
    template: { ...template, metadata: template['metadata'] ?? {}, spec: withResources(template['spec']) },
  };
  const [strategy, status] = [emptyStrategy[object.kind] ?? {}, object['status'] ?? {}];
  return { ...object, spec: { ...strategy, ...spec }, status };
}

const emptyStrategy: Record<string, Json> = {
  Deployment: { strategy: {} },
  DaemonSet: { updateStrategy: {} },
  StatefulSet: { updateStrategy: {} },
};

function withResources(spec: Json): Json {
  const filled = ['initContainers', 'containers'].filter((field) => Array.isArray(spec[field]));
  return {
    ...spec,
    ...Object.fromEntries(
      filled.map((field) => [field, listAt(spec, field).map((container) => ({ resources: {}, ...container }))]),
    ),
  };
}
