import type { Call } from '../call.ts';
import { Failure, usageFailure } from '../failure.ts';
import { listAt, textAt, type Json } from '../object.ts';
import { makePrinter } from '../print/printer.ts';
import { alignTabs, tableLayout } from '../print/tabwriter.ts';
import { groupVersion, printResource } from '../../grammar/kinds.ts';
import type { Resource } from '../resources.ts';

/** `kubectl api-resources`. */
export async function apiResources(call: Call): Promise<void> {
  const { options } = call;
  if (call.words.length > 0) throw usageFailure(call.path, `unexpected arguments: [${call.words.join(' ')}]`);
  const [output, sortBy] = [options.text('output'), options.text('sort-by')];
  if (!['', 'wide', 'name', 'json', 'yaml', 'kyaml'].includes(output))
    throw new Failure(
      `unable to match a printer suitable for the output format ${JSON.stringify(output)}, ` +
        'allowed formats are: json,kyaml,name,wide,yaml',
    );
  if (!['', 'name', 'kind'].includes(sortBy)) throw new Failure('--sort-by accepts only name or kind');
  const shown = (await call.resources).filter(isPreferred).filter((resource) => isWanted(call, resource));
  const key = (resource: Resource) =>
    sortBy === 'name' ? resource.name : sortBy === 'kind' ? resource.kind : resource.group;
  shown.sort((a, b) => compare(key(a), key(b)) || compare(a.name, b.name));
  if (output === 'name') return call.print(shown.map((resource) => `${printResource(resource)}\n`).join(''));
  const printer = ['json', 'yaml', 'kyaml'].includes(output) ? await makePrinter(call) : undefined;
  if (printer)
    return call.print(
      printer(
        { kind: 'APIResourceList', apiVersion: 'v1', groupVersion: '', resources: shown.map(toApiResource) },
        { typed: true },
      ),
    );
  const titles = [
    'NAME',
    'SHORTNAMES',
    'APIVERSION',
    'NAMESPACED',
    'KIND',
    ...(output === 'wide' ? ['VERBS', 'CATEGORIES'] : []),
  ];
  const rows = shown.map((resource) => printRow(resource, output === 'wide'));
  call.print(
    alignTabs(
      [...(options.on('no-headers') ? [] : [titles]), ...rows].map((row) => `${row.join('\t')}\n`).join(''),
      tableLayout,
    ),
  );
}

function toApiResource({
  name,
  singular,
  namespaced,
  group,
  version,
  kind,
  verbs,
  shortNames,
  categories,
}: Resource): Json {
  return {
    name,
    singularName: singular,
    namespaced,
    group,
    version,
    kind,
    verbs,
    ...(shortNames.length > 0 && { shortNames }),
    ...(categories.length > 0 && { categories }),
  };
}

/** `kubectl api-versions`. */
export async function apiVersions(call: Call): Promise<void> {
  if (call.words.length > 0) throw usageFailure(call.path, `unexpected arguments: [${call.words.join(' ')}]`);
  const groups = listAt(await call.server.json({ method: 'GET', path: '/apis' }), 'groups');
  const versions = groups.flatMap((group) =>
    listAt(group, 'versions').map((version) => textAt(version, 'groupVersion')),
  );
  call.print(
    [...versions, 'v1']
      .sort()
      .map((version) => `${version}\n`)
      .join(''),
  );
}

function printRow(resource: Resource, wide: boolean): string[] {
  const row = [
    resource.name,
    resource.shortNames.join(','),
    groupVersion(resource),
    String(resource.namespaced),
    resource.kind,
  ];
  return wide ? [...row, resource.verbs.join(','), resource.categories.join(',')] : row;
}

/** Only the version that the server prefers is shown. */
function isPreferred(resource: Resource, index: number, all: Resource[]): boolean {
  return all.findIndex((other) => other.group === resource.group && other.name === resource.name) === index;
}

function isWanted({ options }: Call, { group, namespaced, verbs, categories }: Resource): boolean {
  return (
    verbs.length > 0 &&
    (!options.has('api-group') || options.text('api-group') === group) &&
    (!options.has('namespaced') || options.on('namespaced') === namespaced) &&
    options.list('verbs').every((verb) => verbs.includes(verb)) &&
    options.list('categories').every((category) => categories.includes(category))
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
