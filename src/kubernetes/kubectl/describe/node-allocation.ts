import { parseQuantity, printSum } from '../../grammar/quantities.ts';
import { listAt, stringsAt, textAt, type Json, type KubeObject } from '../object.ts';
import { printAge } from '../print/age.ts';
import type { Page } from './page.ts';

/** What the pods of a node ask for, one by one and together. */
export function describeAllocation(page: Page, node: KubeObject, pods: Json[], now: Date): void {
  const capacity = { ...stringsAt(node, 'status', 'capacity'), ...stringsAt(node, 'status', 'allocatable') };
  const share = (texts: string[], name: string) => `${printSum(texts)} (${percent(texts, capacity[name])}%)`;
  page.field(0, 'Non-terminated Pods', `(${pods.length} in total)`);
  page.line(1, 'Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge');
  page.line(1, '---------\t----\t\t------------\t----------\t---------------\t-------------\t---');
  for (const pod of pods) {
    const cells = amounts.map(([field, name]) => share(getAmounts(pod, field, name), name));
    page.line(
      1,
      [
        textAt(pod, 'metadata', 'namespace'),
        textAt(pod, 'metadata', 'name'),
        '',
        ...cells,
        printAge(textAt(pod, 'metadata', 'creationTimestamp'), now),
      ].join('\t'),
    );
  }
  page.line(0, 'Allocated resources:');
  page.line(1, '(Total limits may be over 100 percent, i.e., overcommitted.)');
  page.line(1, 'Resource\tRequests\tLimits');
  page.line(1, '--------\t--------\t------');
  const standard = ['cpu', 'memory', 'ephemeral-storage'];
  const huge = Object.keys(capacity)
    .filter((name) => name.startsWith('hugepages-'))
    .sort();
  for (const name of [...standard, ...huge]) {
    const [requests, limits] = (['requests', 'limits'] as const).map((field) =>
      pods.flatMap((pod) => getAmounts(pod, field, name)),
    ) as [string[], string[]];
    page.line(1, [name, share(requests, name), share(limits, name)].join('\t'));
  }
}

const amounts = [
  ['requests', 'cpu'],
  ['limits', 'cpu'],
  ['requests', 'memory'],
  ['limits', 'memory'],
] as const;

function getAmounts(pod: Json, field: 'requests' | 'limits', name: string): string[] {
  const sidecars = listAt(pod, 'spec', 'initContainers').filter((container) => container['restartPolicy'] === 'Always');
  return [...listAt(pod, 'spec', 'containers'), ...sidecars].flatMap(
    (container) => stringsAt(container, 'resources', field)[name] ?? [],
  );
}

function percent(texts: string[], capacity: string | undefined): number {
  const sum = texts.reduce((total, text) => total + parseQuantity(text), 0);
  const whole = parseQuantity(capacity ?? '0');
  return whole === 0 ? 0 : Math.trunc((sum / whole) * 100);
}
