import { matchesAll, type Requirement } from '../../../kubernetes/index.ts';
import { podOf } from '../pods.ts';
import { entriesAt, itemsAt, textAt, valueAt } from '../value.ts';
import type { Rule } from './rule.ts';

/** A workload's selector finds the Pods of its own template. */
export const selectors: Rule = (document) => {
  const pod = podOf(document);
  const { kind, value } = document;
  if (!pod || pod.path.length === 0) return [];
  const selector = valueAt(value, ['spec', 'selector']);
  // Without one, a ReplicationController and a Job take the labels of the template; the schema asks all others for it.
  if (selector === undefined) return [];
  const matches = kind === 'ReplicationController' ? { matchLabels: selector } : selector;
  if (entriesAt(matches).length === 0)
    return [
      {
        path: ['spec', 'selector'],
        code: 'selector-does-not-match',
        message: `${kind}.spec.selector is empty: name a label of the template in matchLabels.`,
      },
    ];
  const labels = [...pod.path, 'metadata', 'labels'];
  const unmatched = entriesAt(matches, 'matchLabels').filter(([key, wanted]) => pod.labels[key] !== String(wanted));
  return [
    ...unmatched.map(([key, wanted]) => ({
      path: kind === 'ReplicationController' ? ['spec', 'selector', key] : ['spec', 'selector', 'matchLabels', key],
      code: 'selector-does-not-match',
      message:
        `${kind}.spec.selector asks for ${key}=${String(wanted)} and ${labels.join('.')} ` +
        `has ${key in pod.labels ? `${key}=${pod.labels[key]}` : `no ${key}`}: both must be the same.`,
    })),
    ...itemsAt(matches, 'matchExpressions')
      .filter(({ item }) => !matchesAll([item as Requirement], pod.labels))
      .map(({ item, path }) => ({
        path: ['spec', 'selector', ...path],
        code: 'selector-does-not-match',
        message:
          `${kind}.spec.selector does not find the Pods of its own template: ` +
          `"${textAt(item, 'key') ?? ''}" does not hold for ${labels.join('.')}.`,
      })),
  ];
};
