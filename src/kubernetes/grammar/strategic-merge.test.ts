import { expect, test } from 'vitest';
import facts from '../schemas/data/kubernetes-1.37.json' with { type: 'json' };
import type { Facts } from '../schemas/facts.ts';
import { getMergeKey, mergedSets, mergeKeys } from './strategic-merge.ts';

/** Types of objects of which a cluster of the notes has some; their lists are those that somebody patches. */
const groups = /^io\.k8s\.(api\.(apps|autoscaling|batch|core|networking|policy|storage)|apimachinery)\./;
const lists = Object.entries((facts as unknown as Facts).types)
  .filter(([type]) => groups.test(type))
  .flatMap(([type, { properties = {} }]) =>
    Object.entries(properties)
      .filter(([, field]) => field.items && field['x-kubernetes-patch-strategy']?.startsWith('merge'))
      .map(([field, facts]) => ({ type, field, key: facts['x-kubernetes-patch-merge-key'] })),
  );

test('merges every list by the key that the OpenAPI of 1.37 gives it, and no other', () => {
  const wrong = lists.filter(({ field, key }) =>
    key === undefined
      ? !mergedSets.has(field)
      : getMergeKey(field, key === 'containerPort' ? [{ containerPort: 80 }] : []) !== key,
  );
  expect(wrong).toEqual([]);
  expect(lists.length).toBeGreaterThan(30);
  const known = new Set(lists.map(({ field }) => field));
  expect(Object.keys(mergeKeys).filter((field) => !known.has(field))).toEqual([]);
});
