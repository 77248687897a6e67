import type { Explanation } from '../../content/read.ts';
import type { ExplanationData } from '../../content/schema.ts';
import { getParts, type Key, type Part, type Shapes } from './parts.ts';

type Sentence = ExplanationData['says'];

/** A part of a command with the sentence that explains it; without one where content/explanations.yaml has none. */
export interface Explained extends Part {
  says: Sentence | undefined;
}

/** Explains a command part by part. `use` hears of each sentence that was taken, by its entry and its path in it. */
export function explain(
  run: string,
  explanations: readonly Explanation[],
  use: (entry: Explanation, path: string[]) => void = () => {},
): Explained[] {
  const { find, parts } = finder(explanations);
  const known = parts.get(run) ?? getParts(run, shapesOf(find));
  parts.set(run, known);
  return known.map((part) => {
    const found = find(part.key);
    if (found) use(found.entry, found.path);
    return { ...part, says: found?.says };
  });
}

interface Found {
  entry: Explanation;
  path: string[];
  says: Sentence;
}
type Find = (key: Key) => Found | undefined;

/** `parts` keeps those of each command, which its checks and every page that shows it ask for. */
const finders = new WeakMap<readonly Explanation[], { find: Find; parts: Map<string, Part[]> }>();

function finder(explanations: readonly Explanation[]) {
  const known = finders.get(explanations) ?? { find: makeFinder(explanations), parts: new Map<string, Part[]>() };
  finders.set(explanations, known);
  return known;
}

function makeFinder(explanations: readonly Explanation[]): Find {
  const named = new Map(explanations.map((entry) => [nameOf(entry), entry]));
  const along = (command: string) => pathsOf(command).flatMap((path) => named.get(`command ${path}`) ?? []);
  return (key) => {
    if (key.kind === 'flag') return along(key.command).flatMap((entry) => flagOf(entry, key.name, key.value) ?? [])[0];
    if (key.kind === 'argument') return along(key.command).flatMap((entry) => argumentOf(entry, key.name) ?? [])[0];
    const entry = named.get(`${key.kind} ${key.name}`);
    return entry && { entry, path: [], says: entry.says };
  };
}

const nameOf = ({ command, resource, operator }: Explanation) =>
  command ? `command ${command}` : resource ? `resource ${resource}` : `operator ${operator}`;

/** A command inherits from the ones above it: `kubectl create deployment`, `kubectl create`, `kubectl`. */
const pathsOf = (command: string) =>
  command.split(' ').map((_, index, words) => words.slice(0, words.length - index).join(' '));

function flagOf(entry: Explanation, name: string, value = ''): Found | undefined {
  const flag = Object.hasOwn(entry.flags, name) ? entry.flags[name] : undefined;
  if (!flag) return undefined;
  const [key, says] =
    Object.entries(flag.values ?? {}).find(
      ([each]) => each === value || (each.endsWith('=') && value.startsWith(each)),
    ) ?? [];
  return key && says
    ? { entry, path: ['flags', name, 'values', key], says }
    : { entry, path: ['flags', name], says: flag.says };
}

function argumentOf(entry: Explanation, word: string): Found | undefined {
  const index = entry.args.findIndex(({ like }) => like === undefined || new RegExp(like).test(word));
  const argument = entry.args[index];
  return argument && { entry, path: ['args', String(index)], says: argument.says };
}

/** `kubectl`, `kind` and `helm` have trees; what other programs take is what their entries say. */
function shapesOf(find: Find): Shapes {
  return {
    hasCommand: (name) => find({ kind: 'command', name }) !== undefined,
    takesValue: (command, name) => {
      const found = find({ kind: 'flag', command, name });
      return found?.entry.flags[name]?.takes === true;
    },
  };
}
