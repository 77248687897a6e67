import { findKind, groupVersion, type Kind } from '../grammar/kinds.ts';
import { Failure } from './failure.ts';
import { listAt, textAt } from './object.ts';
import type { Server } from './server.ts';

/** A kind that the server serves. */
export type Resource = Omit<Kind, 'subresources' | 'deprecated'>;

/** Asks the server what it serves, in the order of its groups, the core first. */
export async function getResources(server: Server): Promise<Resource[]> {
  const groups = await server.json({ method: 'GET', path: '/apis' });
  const versions = listAt(groups, 'groups').map((group) => {
    const preferred = textAt(group, 'preferredVersion', 'version');
    const others = listAt(group, 'versions').map((version) => textAt(version, 'version'));
    return {
      group: textAt(group, 'name'),
      versions: [preferred, ...others.filter((version) => version !== preferred)],
    };
  });
  const all = [{ group: '', versions: ['v1'] }, ...versions].flatMap(({ group, versions }) =>
    versions.map((version) => ({ group, version })),
  );
  return (await Promise.all(all.map(({ group, version }) => getGroup(server, group, version)))).flat();
}

async function getGroup(server: Server, group: string, version: string): Promise<Resource[]> {
  const list = await server.json({ method: 'GET', path: group ? `/apis/${group}/${version}` : `/api/${version}` });
  return listAt(list, 'resources').flatMap((each) => {
    const name = textAt(each, 'name');
    if (name.includes('/')) return [];
    const texts = (field: string) => (Array.isArray(each[field]) ? (each[field] as string[]) : []);
    return {
      group: textAt(each, 'group') || group,
      version: textAt(each, 'version') || version,
      kind: textAt(each, 'kind'),
      name,
      singular: textAt(each, 'singularName') || textAt(each, 'kind').toLowerCase(),
      shortNames: texts('shortNames'),
      namespaced: each['namespaced'] === true,
      verbs: texts('verbs'),
      categories: texts('categories'),
    };
  });
}

/** Finds the resource that a word names; throws when the server has none. */
export function findResource(resources: Resource[], word: string): Resource {
  const found = findKind(resources, word);
  if (found) return found;
  const [name, ...rest] = word.split('.');
  throw new Failure(
    "the server doesn't have a resource type " +
      `${JSON.stringify(name)}${rest.length > 0 ? ` in group ${JSON.stringify(rest.join('.'))}` : ''}`,
  );
}

/** Finds the resource of an object's kind, or undefined. */
export function findByKind(resources: Resource[], apiVersion: string, kind: string): Resource | undefined {
  return resources.find((resource) => groupVersion(resource) === apiVersion && resource.kind === kind);
}

/** Gives the resources of a category such as `all`, or undefined when there is none of that name. */
export function findCategory(resources: Resource[], name: string): Resource[] | undefined {
  const found = resources.filter(({ categories }) => categories.includes(name));
  return found.length > 0
    ? found.filter(
        (each, index) => found.findIndex((other) => other.name === each.name && other.group === each.group) === index,
      )
    : undefined;
}
