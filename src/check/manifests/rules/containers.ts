import { checkLabel, checkVariableName, whyNoImage } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { containersOf, podOf, type Container } from '../pods.ts';
import { entriesAt, itemsAt, printPath, textAt, valueAt, type Path } from '../value.ts';
import { checkText } from './names.ts';
import type { Rule } from './rule.ts';

/** A Pod has containers, each with a name of its own, an image, and variables with a value. */
export const containers: Rule = (document) => {
  const pod = podOf(document);
  if (!pod) return [];
  const all = containersOf(pod);
  const spec = [...pod.path, 'spec'];
  return [
    ...(Array.isArray(valueAt(document.value, [...spec, 'containers'])) &&
    !all.some(({ list }) => list === 'containers')
      ? [
          {
            path: [...spec, 'containers'],
            code: 'missing-field',
            message: `${document.kind}.${printPath(spec)}.containers is empty: a Pod has at least one container.`,
          },
        ]
      : []),
    ...repeated(
      document,
      all.map(({ name, path }) => ({ name, path: [...path, 'name'] })),
      'a container',
    ),
    ...all.flatMap((container) => [
      ...checkName(document, container),
      ...checkImage(document, container),
      ...checkRestart(document, container),
      ...checkEnv(document, container),
    ]),
  ];
};

/** Names that stand a second time in a list. */
export function repeated({ kind }: ManifestDocument, all: { name: string; path: Path }[], what: string): Problem[] {
  return all
    .filter(({ name }, index) => name !== '' && all.findIndex((other) => other.name === name) < index)
    .map(({ name, path }) => ({
      path,
      code: 'duplicate-name',
      message: `${kind}.${printPath(path)} is "${name}" a second time: the name of ${what} stands once.`,
    }));
}

function checkName({ kind }: ManifestDocument, { name, path }: Container): Problem[] {
  return name === '' ? [] : checkText(checkLabel, name, { kind, path: [...path, 'name'], code: 'bad-name' });
}

function checkImage({ kind }: ManifestDocument, { item, path, list }: Container): Problem[] {
  const image = valueAt(item, ['image']);
  const where = `${kind}.${printPath(path)}.image`;
  if (image === undefined)
    return list === 'ephemeralContainers'
      ? []
      : [{ path, code: 'missing-field', message: `${where} is missing: a container runs an image.` }];
  if (typeof image !== 'string' || !whyNoImage(image)) return [];
  return [
    {
      path: [...path, 'image'],
      code: 'bad-image',
      message:
        `${where} is "${image}": an image is written registry/name:tag, ` +
        'the name in lower case, like nginx:1.30-alpine.',
    },
  ];
}

/** The models leave it open; since 1.34 every container may have a policy of its own. */
function checkRestart({ kind }: ManifestDocument, { item, path }: Container): Problem[] {
  const policy = textAt(item, 'restartPolicy');
  if (policy === undefined || ['Always', 'OnFailure', 'Never'].includes(policy)) return [];
  return [
    {
      path: [...path, 'restartPolicy'],
      code: 'bad-value',
      message: `${kind}.${printPath(path)}.restartPolicy is "${policy}": it must be Always, OnFailure or Never.`,
    },
  ];
}

function checkEnv(document: ManifestDocument, { item, path }: Container): Problem[] {
  const variables = itemsAt(item, 'env').map(({ item: variable, path: own }) => ({
    variable,
    path: [...path, ...own],
    name: textAt(variable, 'name') ?? '',
  }));
  return [
    ...repeated(
      document,
      variables.map(({ name, path: own }) => ({ name, path: [...own, 'name'] })),
      'a variable',
    ),
    ...variables.flatMap(({ variable, name, path: own }) => {
      const where = `${document.kind}.${printPath(own)}`;
      const sources = entriesAt(variable, 'valueFrom');
      return [
        ...checkText(checkVariableName, name, { kind: document.kind, path: [...own, 'name'], code: 'bad-name' }),
        ...(sources.length > 0 && valueAt(variable, ['value'])
          ? [{ path: own, code: 'two-of-one', message: `${where} has value and valueFrom: give one.` }]
          : []),
        ...(valueAt(variable, ['valueFrom']) !== undefined && sources.length !== 1
          ? [
              {
                path: [...own, 'valueFrom'],
                code: 'two-of-one',
                message: `${where}.valueFrom has ${sources.length} sources: give one.`,
              },
            ]
          : []),
      ];
    }),
  ];
}
