import { checkLabel, checkPortName, isPort, notPort, type NameRule } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { containersOf, podOf } from '../pods.ts';
import { itemsAt, printPath, textAt, valueAt, type Path } from '../value.ts';
import { checkText } from './names.ts';
import type { Rule } from './rule.ts';

/** Port numbers are from 1 to 65535, port names at most 15 characters and unique in their container. */
export const ports: Rule = (document) => {
  const pod = podOf(document);
  const containers = pod ? containersOf(pod) : [];
  return [
    ...containers.flatMap(({ path }) =>
      checkList(document, [...path, 'ports'], ['containerPort', 'hostPort'], checkPortName),
    ),
    ...containers.flatMap(({ path }) => repeatedNames(document, [...path, 'ports'])),
    ...(document.kind === 'Service'
      ? [
          ...checkList(document, ['spec', 'ports'], ['port', 'targetPort'], checkLabel),
          ...repeatedNames(document, ['spec', 'ports']),
        ]
      : []),
  ];
};

function checkList({ kind, value }: ManifestDocument, list: Path, numbers: string[], nameRule: NameRule): Problem[] {
  return itemsAt(value, ...list).flatMap(({ item, path }) => {
    const name = textAt(item, 'name');
    return [
      ...numbers.flatMap((field) => checkPort(kind, valueAt(item, [field]), [...path, field])),
      ...(name === undefined
        ? []
        : checkText(nameRule, name, { kind, path: [...path, 'name'], code: 'bad-port-name' })),
    ];
  });
}

/** A port by its number, or by the name that a container gives it. */
export function checkPort(kind: string, port: unknown, path: Path): Problem[] {
  if (typeof port === 'string') return checkText(checkPortName, port, { kind, path, code: 'bad-port-name' });
  return typeof port !== 'number' || isPort(port)
    ? []
    : [{ path, code: 'bad-port', message: `${kind}.${printPath(path)} is ${port}: it ${notPort}.` }];
}

function repeatedNames(document: ManifestDocument, list: Path): Problem[] {
  const seen = new Set<unknown>();
  return itemsAt(document.value, ...list).flatMap(({ item, path }) => {
    const name = valueAt(item, ['name']);
    const repeated = name !== undefined && seen.has(name);
    seen.add(name);
    return repeated
      ? [
          {
            path: [...path, 'name'],
            code: 'duplicate-name',
            message:
              `${document.kind}.${printPath(path)}.name ` +
              `is "${String(name)}" a second time: a port's name stands once.`,
          },
        ]
      : [];
  });
}
