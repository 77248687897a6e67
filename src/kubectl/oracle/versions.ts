/** What kubectl 1.36 says otherwise than the 1.32 of the oracle; each rule makes both alike. The sources are files of kubernetes/kubectl v0.36. */
const differences: { what: string; rule: RegExp; common: string }[] = [
  { what: 'delete names the namespace (pkg/cmd/delete/delete.go, PrintObj)', rule: /(" (?:force )?deleted) from \S+ namespace/g, common: '$1' },
  {
    what: 'generated objects have no empty creationTimestamp (apimachinery, ObjectMeta: omitzero)',
    rule: /,\n *"creationTimestamp": null|^ *"?creationTimestamp"?: null,?\n/gm,
    common: '',
  },
  { what: 'metadata that held only the empty creationTimestamp is {}', rule: /metadata: \{\}\n/g, common: 'metadata:\n' },
  { what: 'KYAML is an output format (cli-runtime, json_yaml_flags.go)', rule: /kyaml,/g, common: '' },
  { what: 'a node has no kube-proxy version (pkg/describe, describeNode)', rule: /^ *Kube-Proxy Version: *\n/gm, common: '' },
  { what: 'ports are described with their names (pkg/describe, describeContainerPorts)', rule: /(\d+\/(?:TCP|UDP|SCTP)) \([\w-]+\)/g, common: '$1' },
  { what: 'projected volumes say Optional (pkg/describe, printProjectedVolumeSource)', rule: /ConfigMapOptional: +<nil>/g, common: 'Optional: false' },
  { what: 'and align otherwise for it', rule: /Optional: +false/g, common: 'Optional: false' },
  { what: 'a ServiceAccount has no secrets (pkg/describe, describeServiceAccount)', rule: /^(Mountable secrets|Tokens): .*\n/gm, common: '' },
  { what: 'events say the container that they are about (pkg/describe, DescribeEvents)', rule: /spec\.(?:initC|c)ontainers\{[\w-]+\}: /g, common: '' },
  { what: 'logs lists the containers there are (polymorphichelpers, logsforobject.go)', rule: /(is not valid for pod \S+) out of: .*/g, common: '$1' },
  {
    what: 'scale says only what is missing (pkg/cmd/scale/scale.go)',
    rule: /error: no objects passed to scale (.*)/g,
    common: 'Error from server (NotFound): $1',
  },
  { what: 'debug warns of the profile legacy only where it is asked for (pkg/cmd/debug/debug.go)', rule: /^--profile=legacy is deprecated.*\n/gm, common: '' },
];

/** How the build of the oracle that this was made with, a dispatcher between versions, prints what kubectl itself prints. */
const dispatcher: typeof differences = [
  { what: 'errors of flags', rule: /^E\d{4} .*run\.go:\d+\] "command failed" err="(.*)"$/gm, common: 'error: $1' },
  { what: 'and their quotes', rule: /^error: required flag.*$/gm, common: 'error: required flags not set' },
  { what: 'errors of commands', rule: /^Error: /gm, common: 'error: ' },
  { what: 'the empty lines after them', rule: /\n{2,}$/g, common: '\n' },
];

/** Takes the differences between the two versions out of what either printed. */
export function toCommon(text: string): string {
  return [...differences, ...dispatcher].reduce((all, { rule, common }) => all.replace(rule, common), text);
}
