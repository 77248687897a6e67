import { didYouMean } from '../../../content/finding.ts';
import type { ManifestDocument, Problem } from '../document.ts';
import { itemsAt, valueAt, type Path } from '../value.ts';
import { findAll, type World } from '../world.ts';

/** What is wrong with a name that should be that of an object of the site; nothing when the site is not known. */
export function checkTarget(
  document: ManifestDocument,
  world: World,
  kind: string,
  { name, path, code }: { name: string; path: Path; code: string },
): Problem[] {
  const known = findAll(world, document, kind);
  if (!world.far || known.some((other) => other.name === name)) return [];
  const hint =
    didYouMean(
      name,
      known.map((other) => other.name),
    ) || (known.length > 0 ? ` There are ${[...new Set(known.map((other) => other.name))].join(', ')}.` : '');
  return [
    {
      path,
      code,
      message:
        `${document.kind} "${document.name}" names the ${kind} "${name}", ` +
        `and neither a manifest nor a command of the site makes one in namespace ${document.namespace}.${hint}`,
    },
  ];
}

/** What is wrong with the number or name of a port of a Service that is known. */
export function checkServicePort(
  document: ManifestDocument,
  world: World,
  name: string,
  { port, path, code }: { port: unknown; path: Path; code: string },
): Problem[] {
  const services = findAll(world, document, 'Service').filter((other) => other.name === name);
  const ports = services
    .flatMap(({ value }) => itemsAt(value, 'spec', 'ports'))
    .map(({ item }) => ({ number: valueAt(item, ['port']), name: valueAt(item, ['name']) }));
  if (port === undefined || ports.length === 0 || ports.some((known) => known.number === port || known.name === port))
    return [];
  const has = [...new Set(ports.map((known) => [known.number, known.name].filter(Boolean).join(' ')))].join(', ');
  return [
    {
      path,
      code,
      message:
        `${document.kind} "${document.name}" asks ` +
        `for port ${String(port)} of the Service "${name}", which has ${has}.`,
    },
  ];
}
