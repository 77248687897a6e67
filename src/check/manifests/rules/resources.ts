import { parseQuantity, reasonOf } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { containersOf, podOf } from '../pods.ts';
import { entriesAt, printPath, valueAt, type Path } from '../value.ts';
import type { Rule } from './rule.ts';

const known = /^(cpu|memory|ephemeral-storage|hugepages-.+|[^/]+\/.+)$/;

/** What a container requests is a resource that there is, not negative and not over its limit. */
export const resources: Rule = (document) => {
  const pod = podOf(document);
  return (pod ? containersOf(pod) : []).flatMap(({ path }) =>
    ['requests', 'limits'].flatMap((list) => checkList(document, [...path, 'resources'], list)),
  );
};

function checkList({ kind, value }: ManifestDocument, path: Path, list: string): Problem[] {
  return entriesAt(value, ...path, list).flatMap(([name, amount]) => {
    const own = [...path, list, name];
    const where = `${kind}.${printPath(own)}`;
    if (!known.test(name))
      return [
        {
          path: own,
          code: 'unknown-resource',
          message:
            `${where}: a container has ` +
            'cpu, memory, ephemeral-storage, hugepages-SIZE and resources with a domain, like nvidia.com/gpu.',
        },
      ];
    const [number, limit] = [amount, valueAt(value, [...path, 'limits', name])].map(amountOf);
    if (number === undefined) return [];
    if (number < 0)
      return [{ path: own, code: 'bad-value', message: `${where} is ${String(amount)}: it cannot be negative.` }];
    if (list === 'limits' || limit === undefined || number <= limit) return [];
    return [
      {
        path: own,
        code: 'request-over-limit',
        message:
          `${where} is ${String(amount)} and the limit is ${String(valueAt(value, [...path, 'limits', name]))}: ` +
          'a request is at most its limit.',
      },
    ];
  });
}

/** The schema says of what is no quantity that it is none. */
const amountOf = (value: unknown) =>
  reasonOf(parseQuantity, String(value)) === undefined ? parseQuantity(String(value)) : undefined;
