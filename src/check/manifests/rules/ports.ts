import type { ManifestDocument, Problem } from '../document.ts';
import { containersOf, podOf } from '../pods.ts';
import { itemsAt, printPath, valueAt, type Path } from '../value.ts';
import type { Rule } from './rule.ts';

const portName = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/** Port numbers are from 1 to 65535, port names at most 15 characters and unique in their container. */
export const ports: Rule = (document) => {
  const pod = podOf(document);
  const containers = pod ? containersOf(pod) : [];
  return [
    ...containers.flatMap(({ path }) => checkList(document, [...path, 'ports'], ['containerPort', 'hostPort'], true)),
    ...containers.flatMap(({ path }) => repeatedNames(document, [...path, 'ports'])),
    ...(document.kind === 'Service'
      ? [
          ...checkList(document, ['spec', 'ports'], ['port', 'targetPort'], false),
          ...repeatedNames(document, ['spec', 'ports']),
        ]
      : []),
  ];
};

/** Is it the name of a port as IANA has it? */
export const isPortName = (name: string) => portName.test(name);

export const isPort = (number: number) => Number.isInteger(number) && number >= 1 && number <= 65535;

function checkList(document: ManifestDocument, list: Path, numbers: string[], iana: boolean): Problem[] {
  return itemsAt(document.value, ...list).flatMap(({ item, path }) => [
    ...numbers.flatMap((field) => {
      const found = valueAt(item, [field]);
      if (typeof found === 'number' && !isPort(found))
        return [
          {
            path: [...path, field],
            code: 'bad-port',
            message: `${document.kind}.${printPath(path)}.${field} is ${found}: a port is from 1 to 65535.`,
          },
        ];
      return typeof found === 'string' && !isPortName(found) ? [nameProblem(document, [...path, field], found)] : [];
    }),
    ...(iana && typeof valueAt(item, ['name']) === 'string' && !isPortName(String(valueAt(item, ['name'])))
      ? [nameProblem(document, [...path, 'name'], String(valueAt(item, ['name'])))]
      : []),
    ...(!iana &&
    typeof valueAt(item, ['name']) === 'string' &&
    !/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(String(valueAt(item, ['name'])))
      ? [
          {
            path: [...path, 'name'],
            code: 'bad-port-name',
            message: `${document.kind}.${printPath(path)}.name is "${String(valueAt(item, ['name']))}": it must be lower-case letters, digits and hyphens, at most 63.`,
          },
        ]
      : []),
  ]);
}

const nameProblem = (document: ManifestDocument, path: Path, name: string): Problem => ({
  path,
  code: 'bad-port-name',
  message: `${document.kind}.${printPath(path)} is "${name}", ${name.length} characters: a port's name is at most 15 lower-case letters, digits and single hyphens, with a letter in it.`,
});

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
            message: `${document.kind}.${printPath(path)}.name is "${String(name)}" a second time: a port's name stands once.`,
          },
        ]
      : [];
  });
}
