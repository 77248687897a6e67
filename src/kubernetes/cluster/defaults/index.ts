import { as, type KubeObject } from '../object.ts';
import { setDeploymentDefaults, setDaemonSetDefaults, setReplicaSetDefaults } from './workload.ts';
import { setPodDefaults } from './pod.ts';
import { setServiceDefaults } from './service.ts';
import {
  setEventDefaults,
  setNamespaceDefaults,
  setHpaDefaults,
  setIngressDefaults,
  setSecretDefaults,
  setSliceDefaults,
} from './others.ts';

/** Fills in what an API server fills in before it stores an object; a second time changes nothing. */
export function setDefaults(kind: string, object: KubeObject): void {
  switch (kind) {
    case 'Pod':
      return setPodDefaults(as(object));
    case 'Deployment':
      return setDeploymentDefaults(as(object));
    case 'ReplicaSet':
      return setReplicaSetDefaults(as(object));
    case 'DaemonSet':
      return setDaemonSetDefaults(as(object));
    case 'Service':
      return setServiceDefaults(as(object));
    case 'Namespace':
      return setNamespaceDefaults(as(object));
    case 'Secret':
      return setSecretDefaults(as(object));
    case 'Ingress':
      return setIngressDefaults(as(object));
    case 'HorizontalPodAutoscaler':
      return setHpaDefaults(as(object));
    case 'EndpointSlice':
      return setSliceDefaults(as(object));
    case 'Event':
      return setEventDefaults(as(object));
  }
}
