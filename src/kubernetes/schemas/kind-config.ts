import { refTo, type ObjectSchema, type Schema, type SchemaSet } from './schema.ts';

const string: Schema = { type: 'string' };
const boolean: Schema = { type: 'boolean' };
const int32: Schema = { type: 'integer', format: 'int32' };
const oneOf = (...values: string[]): Schema => ({ type: 'string', enum: values });
const list = (items: Schema): Schema => ({ type: 'array', items });
const map = (values: Schema): Schema => ({ type: 'object', additionalProperties: values });
const object = (properties: Record<string, Schema>, required: string[] = []): ObjectSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const patches = { kubeadmConfigPatches: list(string), kubeadmConfigPatchesJSON6902: list(refTo('PatchJSON6902')) };

/**
 * The config file of `kind create cluster`, which has no schema upstream. Field by field from
 * https://github.com/kubernetes-sigs/kind/blob/main/pkg/apis/config/v1alpha4/types.go (read 2026-08-21), the values of
 * kubeProxyMode also from https://kind.sigs.k8s.io/docs/user/configuration/#kube-proxy-mode.
 */
export const kindConfig: SchemaSet = {
  name: 'kind v1alpha4',
  kinds: {
    'kind.x-k8s.io/v1alpha4/Cluster': {
      apiVersion: 'kind.x-k8s.io/v1alpha4',
      kind: 'Cluster',
      type: 'Cluster',
      plural: '',
      namespaced: false,
    },
  },
  $defs: {
    Cluster: object(
      {
        kind: oneOf('Cluster'),
        apiVersion: oneOf('kind.x-k8s.io/v1alpha4'),
        name: string,
        nodes: list(refTo('Node')),
        networking: refTo('Networking'),
        featureGates: map(boolean),
        runtimeConfig: map(string),
        ...patches,
        containerdConfigPatches: list(string),
        containerdConfigPatchesJSON6902: list(string),
      },
      ['kind', 'apiVersion'],
    ),
    Node: object({
      role: oneOf('control-plane', 'worker'),
      image: string,
      labels: map(string),
      extraMounts: list(refTo('Mount')),
      extraPortMappings: list(refTo('PortMapping')),
      ...patches,
    }),
    Networking: object({
      ipFamily: oneOf('ipv4', 'ipv6', 'dual'),
      apiServerPort: int32,
      apiServerAddress: string,
      podSubnet: string,
      serviceSubnet: string,
      disableDefaultCNI: boolean,
      kubeProxyMode: oneOf('iptables', 'ipvs', 'nftables', 'none'),
      dnsSearch: list(string),
    }),
    PatchJSON6902: object({ group: string, version: string, kind: string, patch: string }, [
      'group',
      'version',
      'kind',
      'patch',
    ]),
    Mount: object({
      containerPath: string,
      hostPath: string,
      readOnly: boolean,
      selinuxRelabel: boolean,
      propagation: oneOf('None', 'HostToContainer', 'Bidirectional'),
    }),
    PortMapping: object({ containerPort: int32, hostPort: int32, listenAddress: string, protocol: string }),
  },
};
