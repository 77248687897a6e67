import { Failure } from '../failure.ts';
import type { Json } from '../object.ts';

/** What a profile of `kubectl debug` gives to a debugging container, and to the Pod of one that debugs a node. */
export interface Profile {
  container: Json;
  pod: Json;
}

const hostNamespaces = { hostNetwork: true, hostPID: true, hostIPC: true };
const hostFiles = { volumes: [{ name: 'host-root', hostPath: { path: '/' } }] };
const hostMount = { volumeMounts: [{ name: 'host-root', mountPath: '/host' }] };
const capabilities = (...add: string[]) => ({ securityContext: { capabilities: { add } } });
const restricted = {
  securityContext: {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  },
};
const privileged = { securityContext: { privileged: true } };

/** By profile: for a Pod's own container, and for a node. */
const profiles: Record<string, { pod: Profile; node: Profile }> = {
  legacy: { pod: { container: {}, pod: {} }, node: { container: hostMount, pod: { ...hostNamespaces, ...hostFiles } } },
  general: {
    pod: { container: capabilities('SYS_PTRACE'), pod: {} },
    node: { container: hostMount, pod: { ...hostNamespaces, ...hostFiles } },
  },
  baseline: { pod: { container: {}, pod: {} }, node: { container: {}, pod: {} } },
  restricted: { pod: { container: restricted, pod: {} }, node: { container: restricted, pod: {} } },
  netadmin: {
    pod: { container: capabilities('NET_ADMIN', 'NET_RAW'), pod: {} },
    node: { container: capabilities('NET_ADMIN', 'NET_RAW'), pod: hostNamespaces },
  },
  sysadmin: {
    pod: { container: privileged, pod: {} },
    node: { container: { ...hostMount, ...privileged }, pod: { ...hostNamespaces, ...hostFiles } },
  },
};

/** Throws for a profile that there is not. */
export function getProfile(name: string, style: 'pod' | 'node'): Profile {
  const found = profiles[name];
  if (!found) throw new Failure(`unknown profile: ${name}`);
  return found[style];
}
