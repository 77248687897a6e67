import type { V1RoleBinding } from '@kubernetes/client-node';
import { printAge } from '../../kubectl/print/age.ts';
import { as } from '../object.ts';
import { column, type Table, wide } from './table.ts';

/** Bindings of roles, in a namespace or in the whole cluster. */
export const roleBindings: Table = {
  columns: [column('Name'), column('Role'), column('Age'), wide('Users'), wide('Groups'), wide('ServiceAccounts')],
  cells(object, now) {
    const { roleRef, subjects = [] } = as<V1RoleBinding>(object);
    const of = (kind: string) =>
      subjects
        .filter((one) => one.kind === kind)
        .map(({ name, namespace }) => (namespace ? `${namespace}/${name}` : name));
    return [
      object.metadata.name,
      `${roleRef.kind}/${roleRef.name}`,
      printAge(object.metadata.creationTimestamp, now),
      of('User').join(', '),
      of('Group').join(', '),
      of('ServiceAccount').join(', '),
    ];
  },
};
