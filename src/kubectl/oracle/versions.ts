/** What kubectl 1.36 says otherwise than 1.32, the oracle; each rule makes both alike. Sources are commits of kubernetes/kubectl. */
const differences: { what: string; rule: RegExp; common: string }[] = [
  { what: 'delete names the namespace since 1.34 (pkg/cmd/delete/delete.go, PrintObj)', rule: /(" (?:force )?deleted) from \S+ namespace/g, common: '$1' },
  { what: 'generated objects have no empty creationTimestamp since 1.34 (metav1.ObjectMeta, omitzero)', rule: /^ *"?creationTimestamp"?: null,?\n/gm, common: '' },
  { what: 'metadata that held only an empty creationTimestamp is {} since 1.34', rule: /metadata:( \{\})?\n/g, common: 'metadata:\n' },
  { what: 'KYAML is an output format since 1.34 (pkg/genericclioptions/json_yaml_flags.go)', rule: /kyaml,/g, common: '' },
];

/** Takes the differences between the two versions out of what either printed. */
export function toCommon(text: string): string {
  return differences.reduce((all, { rule, common }) => all.replace(rule, common), text);
}
