import data from './kinds.json' with { type: 'json' };

/** A kind of object, and the words that kubectl takes for it. */
export interface Kind {
  group: string;
  version: string;
  kind: string;
  /** Plural and in small letters, as in paths. */
  name: string;
  singular: string;
  shortNames: string[];
  namespaced: boolean;
  verbs: string[];
  categories: string[];
  subresources: string[];
  deprecated?: { since: string; use: string; source: string };
}

interface Row extends Pick<Kind, 'group' | 'version' | 'kind' | 'name'> {
  short?: string[];
  cluster?: boolean;
  verbs?: string[];
  categories?: string[];
  subresources?: string[];
  deprecated?: { since: string; use: string; source: string };
}

const usual = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

const toKind = ({ short = [], cluster = false, ...row }: Row): Kind => ({
  verbs: usual,
  categories: [],
  subresources: [],
  ...row,
  singular: row.kind.toLowerCase(),
  shortNames: short,
  namespaced: !cluster,
});

/** The kinds of Kubernetes itself, the core group first. */
export const kubernetesKinds: readonly Kind[] = (data.kubernetes as Row[]).map(toKind);

/** Those, and the ones that the notes add to a cluster. */
export const allKinds: readonly Kind[] = [...kubernetesKinds, ...(data.added as Row[]).map(toKind)];

/** `apps/v1`, or `v1` for the core. */
export const groupVersion = ({ group, version }: Pick<Kind, 'group' | 'version'>): string =>
  group ? `${group}/${version}` : version;

/** `deployments.apps`, or `pods` for the core. */
export const printResource = ({ name, group }: Pick<Kind, 'name' | 'group'>): string =>
  group ? `${name}.${group}` : name;

/** `deployment.apps`, or `pod` for the core: how kubectl names a kind before a name. */
export const printKind = ({ kind, group }: Pick<Kind, 'kind' | 'group'>): string =>
  printResource({ name: kind.toLowerCase(), group });

type Words = Pick<Kind, 'group' | 'version' | 'kind' | 'name' | 'singular' | 'shortNames'>;

/** Finds the kind that `deploy`, `pods`, `Deployment.v1.apps` or `deployments.apps` names, as kubectl does. */
export function findKind<T extends Words>(kinds: readonly T[], word: string): T | undefined {
  const [name = '', ...rest] = word.split('.');
  const versioned = rest.length > 1 ? findNamed(kinds, name, rest.slice(1).join('.'), rest[0]) : undefined;
  return versioned ?? findNamed(kinds, name, rest.join('.')) ?? findExact(kinds, name, rest);
}

function findNamed<T extends Words>(kinds: readonly T[], word: string, group: string, version?: string): T | undefined {
  const name = word.toLowerCase();
  const inGroup = (kind: T) => !group || kind.group === group || (!version && kind.group.startsWith(group));
  const candidates = kinds.filter((kind) => inGroup(kind) && (!version || kind.version === version));
  return (
    candidates.find((each) => each.name === name || each.singular === name) ??
    candidates.find((each) => each.shortNames.includes(name))
  );
}

/** By the kind as objects write it: `Deployment`, `Deployment.v1.apps`. */
function findExact<T extends Words>(kinds: readonly T[], kind: string, rest: readonly string[]): T | undefined {
  const [version, ...group] = rest;
  return kinds.find(
    (each) =>
      each.kind === kind &&
      (rest.length === 0 ||
        each.group === rest.join('.') ||
        (each.version === version && each.group === group.join('.'))),
  );
}
