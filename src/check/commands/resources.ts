import data from './resources.json' with { type: 'json' };

/** A kind that a cluster of the notes serves. */
export interface Resource {
  /** Plural, in small letters. */
  name: string;
  kind: string;
  group: string;
  version: string;
  short?: string[];
  cluster?: boolean;
  /** Stands in the category "all". */
  all?: boolean;
  deprecated?: { since: string; use: string; source: string };
}

const byName = new Map<string, Resource[]>();
for (const resource of data.resources as Resource[])
  for (const word of new Set([resource.name, resource.kind.toLowerCase(), ...(resource.short ?? [])]))
    byName.set(word, [...(byName.get(word) ?? []), resource]);

/** The resource that a word of a command line names: plural, singular, short name or kind, with or without version and group. */
export function findResource(word: string): Resource | undefined {
  const [name = '', ...rest] = word.toLowerCase().split('.');
  const group = rest.join('.');
  const named = byName.get(name) ?? [];
  if (group === '') return named[0];
  return named.find((resource) =>
    [resource.group, `${resource.version}.${resource.group}`, resource.version].some(
      (full) => full === group || full === `${group}.`,
    ),
  );
}

/** Every word that names a resource. */
export const resourceWords = (): string[] => [...byName.keys()];
