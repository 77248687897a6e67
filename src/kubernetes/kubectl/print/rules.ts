import { listAt, type Json } from '../object.ts';
import { alignTabs, tableLayout } from './tabwriter.ts';

interface Rule {
  verbs: string[];
  groups: string[];
  resources: string[];
  names: string[];
  urls: string[];
}

/**
 * Prints what somebody may do, as `kubectl auth can-i --list`: rules broken down to one thing each, then
 * verbs put together again.
 */
export function printRules(status: Json, headers: boolean): string {
  const rules = compact([...listAt(status, 'resourceRules'), ...listAt(status, 'nonResourceRules')].flatMap(breakDown));
  const sorted = rules
    .map((rule) => ({ rule, key: printGo(rule) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const rows = sorted.map(({ rule: { verbs, groups, resources, names, urls } }) =>
    [printResource(resources[0], groups[0]), ...[urls, names, verbs].map(printList)].join('\t'),
  );
  return alignTabs(
    [...(headers ? ['Resources\tNon-Resource URLs\tResource Names\tVerbs'] : []), ...rows, ''].join('\n'),
    tableLayout,
  );
}

function breakDown(rule: Json): Rule[] {
  const texts = (field: string) => (Array.isArray(rule[field]) ? (rule[field] as string[]) : []);
  const [verbs, groups, resources, names] = [
    texts('verbs'),
    texts('apiGroups'),
    texts('resources'),
    texts('resourceNames'),
  ];
  const objects = groups.flatMap((group) =>
    resources.flatMap((resource) =>
      verbs.flatMap((verb) =>
        (names.length > 0 ? names : [undefined]).map(
          (name): Rule => ({
            verbs: [verb],
            groups: [group],
            resources: [resource],
            names: name ? [name] : [],
            urls: [],
          }),
        ),
      ),
    ),
  );
  const urls = texts('nonResourceURLs').flatMap((url) =>
    verbs.map((verb): Rule => ({ verbs: [verb], groups: [], resources: [], names: [], urls: [url] })),
  );
  return [...objects, ...urls];
}

/** Rules of objects that differ in their verbs only become one; those of URLs stay as they are. */
function compact(rules: Rule[]): Rule[] {
  const byObject = new Map<string, Rule>();
  const others = rules.filter(({ urls }) => urls.length > 0);
  for (const rule of rules.filter(({ urls }) => urls.length === 0)) {
    const key = [rule.groups, rule.resources, rule.names].join('|');
    const known = byObject.get(key);
    if (known) known.verbs = [...new Set([...known.verbs, ...rule.verbs])];
    else byObject.set(key, rule);
  }
  return [...byObject.values(), ...others];
}

/** As Go prints it, which is what kubectl sorts by. */
function printGo({ verbs, groups, resources, names, urls }: Rule): string {
  return (
    `Verbs:${printList(verbs)},APIGroups:${printList(groups)},` +
    `Resources:${printList(resources)},ResourceNames:${printList(names)},NonResourceURLs:${printList(urls)},`
  );
}

const printList = (list: string[]) => `[${list.join(' ')}]`;

function printResource(resource = '', group = ''): string {
  const [name = '', subresource] = resource.split('/');
  return `${name}${group && `.${group}`}${subresource ? `/${subresource}` : ''}`;
}
