import type { V1Ingress, V2HorizontalPodAutoscaler } from '@kubernetes/client-node';
import type { Wire } from '../object.ts';
import { type Cause, invalid, oneOf, required } from './causes.ts';

export function checkAutoscaler({ spec }: Wire<V2HorizontalPodAutoscaler>): Cause[] {
  const { minReplicas = 1, maxReplicas = 0, scaleTargetRef } = spec ?? {};
  return [
    ...(minReplicas < 1 ? [invalid('spec.minReplicas', minReplicas, 'must be greater than or equal to 1')] : []),
    ...(maxReplicas < 1 ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than 0')] : []),
    ...(maxReplicas < minReplicas
      ? [invalid('spec.maxReplicas', maxReplicas, 'must be greater than or equal to `minReplicas`')]
      : []),
    ...(scaleTargetRef?.kind ? [] : [required('spec.scaleTargetRef.kind')]),
    ...(scaleTargetRef?.name ? [] : [required('spec.scaleTargetRef.name')]),
  ];
}

export function checkIngress({ spec }: Wire<V1Ingress>): Cause[] {
  const rules = spec?.rules ?? [];
  if (rules.length === 0 && !spec?.defaultBackend)
    return [invalid('spec', spec?.rules ?? [], 'either `defaultBackend` or `rules` must be specified')];
  return rules.flatMap(({ http }, rule) =>
    (http?.paths ?? []).flatMap(({ path, pathType }, index) => {
      const field = `spec.rules[${rule}].http.paths[${index}]`;
      if (!pathType) return [required(`${field}.pathType`, 'pathType must be specified')];
      const kinds = oneOf(`${field}.pathType`, pathType, ['Exact', 'ImplementationSpecific', 'Prefix']);
      return path?.startsWith('/') || pathType === 'ImplementationSpecific'
        ? kinds
        : [...kinds, invalid(`${field}.path`, path ?? '', 'must be an absolute path')];
    }),
  );
}
