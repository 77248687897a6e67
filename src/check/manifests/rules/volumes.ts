import { didYouMean } from '../../../content/finding.ts';
import { checkLabel } from '../../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { containersOf, podOf } from '../pods.ts';
import { entriesAt, itemsAt, printPath, textAt, type Path } from '../value.ts';
import { repeated } from './containers.ts';
import { checkText } from './names.ts';
import type { Rule } from './rule.ts';

/** Every mount names a volume of its Pod; volumes have one source each, and mounts paths of their own. */
export const volumes: Rule = (document) => {
  const pod = podOf(document);
  if (!pod) return [];
  const own = itemsAt(document.value, ...pod.path, 'spec', 'volumes').map(({ item, path }) => ({
    item,
    name: textAt(item, 'name') ?? '',
    path,
  }));
  const claimed = itemsAt(document.value, 'spec', 'volumeClaimTemplates').map(
    ({ item }) => textAt(item, 'metadata', 'name') ?? '',
  );
  const names = [...own.map(({ name }) => name), ...claimed];
  return [
    ...repeated(
      document,
      own.map(({ name, path }) => ({ name, path: [...path, 'name'] })),
      'a volume',
    ),
    ...own.flatMap(({ item, name, path }) => [
      ...checkSource(document, item, path),
      ...(name === ''
        ? []
        : checkText(checkLabel, name, { kind: document.kind, path: [...path, 'name'], code: 'bad-name' })),
    ]),
    ...containersOf(pod).flatMap(({ item, path }) => checkMounts(document, item, path, names)),
  ];
};

function checkSource({ kind }: ManifestDocument, volume: unknown, path: Path): Problem[] {
  const sources = entriesAt(volume)
    .map(([key]) => key)
    .filter((key) => key !== 'name');
  // A volume without a source is an emptyDir.
  return sources.length <= 1
    ? []
    : [
        {
          path,
          code: 'two-of-one',
          message: `${kind}.${printPath(path)} has ${sources.join(' and ')}: a volume has one source.`,
        },
      ];
}

function checkMounts(document: ManifestDocument, container: unknown, path: Path, names: string[]): Problem[] {
  const mounts = ['volumeMounts', 'volumeDevices'].flatMap((list) =>
    itemsAt(container, list).map((mount) => ({ item: mount.item, path: [...path, ...mount.path] })),
  );
  const paths = mounts.map(({ item, path: own }) => ({
    name: textAt(item, 'mountPath') ?? '',
    path: [...own, 'mountPath'],
  }));
  return [
    ...mounts.flatMap(({ item, path: own }) => {
      const name = textAt(item, 'name');
      if (name === undefined || names.includes(name)) return [];
      const where = `${document.kind}.${printPath(own)}.name`;
      const hint =
        didYouMean(name, names) ||
        (names.length > 0 ? ` It has ${names.join(', ')}.` : ' It has none: add it to volumes.');
      return [
        {
          path: [...own, 'name'],
          code: 'mount-names-nothing',
          message: `${where} is "${name}" and the Pod has no volume of that name.${hint}`,
        },
      ];
    }),
    ...repeated(document, paths, 'a mount path'),
  ];
}
