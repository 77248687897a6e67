import { verbOf } from '../grammar/verbs.ts';
import { getCommand, getFlags } from '../kubectl/parse.ts';
import { kindTree, kubectlTree, type Flag, type Tree } from '../kubectl/tree.ts';
import type { Client } from '../kubectl/client.ts';

export interface Completion {
  /** Where the word begins that the options would replace. */
  start: number;
  options: string[];
}

/** What completion may look at: the cluster of the moment, the names of programs and of files. */
export interface Known {
  client: Client | undefined;
  programs: readonly string[];
  files: readonly string[];
}

/** What the word before the cursor may become: programs, commands, flags, kinds, names of objects, files. */
export async function complete(line: string, cursor: number, known: Known): Promise<Completion> {
  const before = line.slice(0, cursor);
  const segment = before.slice(
    Math.max(before.lastIndexOf('|'), before.lastIndexOf(';'), before.lastIndexOf('&'), before.lastIndexOf('(')) + 1,
  );
  const words = segment.trimStart().split(/\s+/);
  const word = words.at(-1) ?? '';
  const options = await optionsFor(words.slice(0, -1), word, known);
  const fitting = [...new Set(options)].filter((option) => option.startsWith(word) && option !== word).sort();
  return { start: cursor - word.length, options: fitting };
}

async function optionsFor([program, ...given]: string[], word: string, known: Known): Promise<string[]> {
  if (program === undefined) return [...known.programs];
  const tree = program === 'kubectl' || program === 'k' ? kubectlTree : program === 'kind' ? kindTree : undefined;
  if (!tree) return [...known.files];
  const names = commandOf(given, tree);
  const command = getCommand(tree, names);
  const flags = getFlags(tree, names);
  const [, joined] = /^(--[\w-]+=)/.exec(word) ?? [];
  const values = await valuesOf(flagOf(joined?.slice(0, -1) ?? given.at(-1) ?? '', flags), known);
  if (values) return values.map((value) => `${joined ?? ''}${value}`);
  if (word.startsWith('-')) return Object.keys(flags).map((flag) => `--${flag}`);
  if (command?.commands) return Object.keys(command.commands);
  return tree.tool === 'kubectl' ? resources(names, given, word, known.client) : [];
}

/** The flag that a word is, when a value follows it. */
function flagOf(word: string, flags: Record<string, Flag>): [string, Flag] | undefined {
  return Object.entries(flags).find(
    ([name, { short, type, alone }]) =>
      type !== 'bool' && alone === undefined && (word === `--${name}` || (short && word === `-${short}`)),
  );
}

/** What a flag's value may be; undefined when none is wanted here. */
async function valuesOf(found: [string, Flag] | undefined, known: Known): Promise<string[] | undefined> {
  if (!found) return undefined;
  const [name, { oneOf }] = found;
  if (oneOf) return oneOf;
  if (['filename', 'config', 'kubeconfig', 'from-file', 'from-env-file', 'patch-file'].includes(name))
    return [...known.files];
  return name === 'namespace' ? getNames(known.client, '/api/v1/namespaces') : [];
}

/** The names of the command that the words lead to, flags passed over. */
function commandOf(words: readonly string[], tree: Tree): string[] {
  const names: string[] = [];
  for (const word of words) {
    const commands = getCommand(tree, names)?.commands ?? {};
    const name = Object.keys(commands).find((key) => key === word || commands[key]?.aliases?.includes(word));
    if (name) names.push(name);
  }
  return names;
}

/** Kinds, then names of that kind. */
async function resources(
  names: readonly string[],
  given: readonly string[],
  word: string,
  client: Client | undefined,
): Promise<string[]> {
  const namespace = namespaceOf(given);
  const typed = given.filter((part) => !part.startsWith('-')).slice(names.length);
  const [kind, partial] = word.split('/');
  const { takes } = verbOf(names);
  if (takes === 'pods' && partial === undefined) return getNames(client, `/api/v1/namespaces/${namespace}/pods`);
  if (!takes) return [];
  const kinds = await getKinds(client);
  if (partial !== undefined)
    return (await getNames(client, pathOf(kinds, kind ?? '', namespace))).map((name) => `${kind}/${name}`);
  return typed.length === 0
    ? kinds.map(({ names }) => names[0] ?? '')
    : getNames(client, pathOf(kinds, typed[0] ?? '', namespace));
}

function namespaceOf(given: readonly string[]): string {
  const at = given.findIndex((word) => word === '-n' || word === '--namespace');
  return (at >= 0 ? given[at + 1] : undefined) ?? 'default';
}

interface Kind {
  /** Plural first, then the other names that kubectl takes. */
  names: string[];
  group: string;
  namespaced: boolean;
}

/** Every kind that the cluster serves. */
async function getKinds(client: Client | undefined): Promise<Kind[]> {
  const groups = [
    '/api/v1',
    ...((await read<{ groups?: { preferredVersion: { groupVersion: string } }[] }>(client, '/apis')).groups?.map(
      ({ preferredVersion }) => `/apis/${preferredVersion.groupVersion}`,
    ) ?? []),
  ];
  const lists = await Promise.all(
    groups.map(async (group) => ({
      group,
      ...(await read<{
        resources?: { name: string; singularName?: string; shortNames?: string[]; namespaced: boolean }[];
      }>(client, group)),
    })),
  );
  return lists.flatMap(({ group, resources = [] }) =>
    resources
      .filter(({ name }) => !name.includes('/'))
      .map(({ name, singularName, shortNames = [], namespaced }) => ({
        names: [name, ...(singularName ? [singularName] : []), ...shortNames],
        group,
        namespaced,
      })),
  );
}

function pathOf(kinds: readonly Kind[], name: string, namespace: string): string {
  const kind = kinds.find(({ names }) => names.includes(name));
  return kind ? `${kind.group}${kind.namespaced ? `/namespaces/${namespace}` : ''}/${kind.names[0]}` : '';
}

async function getNames(client: Client | undefined, path: string): Promise<string[]> {
  if (path === '') return [];
  return ((await read<{ items?: { metadata: { name: string } }[] }>(client, path)).items ?? []).map(
    ({ metadata }) => metadata.name,
  );
}

/** An answer of the server; empty when there is no server or no such thing. */
async function read<T extends object>(client: Client | undefined, path: string): Promise<Partial<T>> {
  const response = await client?.request({ method: 'GET', path }).catch(() => undefined);
  return response?.status === 200 ? (JSON.parse(response.body) as T) : {};
}
