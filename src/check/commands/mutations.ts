import type { Command } from '../../content/read.ts';
import { allKinds, findKind, getFlags, parse, trees, type Flag, type Tree } from '../../kubernetes/index.ts';

/** A command with one mistake in it. */
export interface Mutation {
  kind: string;
  entry: Command;
}

/** Every mistake of every kind that an entry can be given. Always the same ones. */
export function getMutations(entry: Command): Mutation[] {
  return [...getWordMutations(entry), ...getTextMutations(entry)];
}

/** Mistakes in the words of an entry that is one call of kubectl or kind without quotes. */
function getWordMutations(entry: Command): Mutation[] {
  const [tool = '', ...words] = entry.run.split(' ');
  const tree = trees[tool];
  if (!tree || /[\n'"$|>;&`\\]/.test(entry.run)) return [];
  const made = Object.entries(mistakes).flatMap(([kind, mistake]) =>
    mistake(words, tree).map((run) => ({ kind, run })),
  );
  return made.map(({ kind, run }) => ({ kind, entry: { ...entry, run: [tool, ...run].join(' ') } }));
}

type Mistake = (words: readonly string[], tree: Tree) => string[][];

const mistakes: Record<string, Mistake> = {
  'misspelt command': (words, tree) => commandAt(words, tree).map((at) => replaced(words, at, misspelt)),
  'misspelt flag': (words) =>
    longFlags(words).map((at) =>
      replaced(words, at, (word) => word.replace(/^--[\w-]+/, (name) => `--${misspelt(name.slice(2))}`)),
    ),
  'unknown flag': (words) => [inserted(words, '--colour=always')],
  'flag of another command': (words, tree) =>
    tree.tool === 'kubectl' ? [inserted(words, flagOfAnother(words))] : [inserted(words, '--internal-only')],
  'unknown shorthand': (words) => [inserted(words, '-Z')],
  'removed flag': (words, tree) =>
    tree.tool === 'kubectl'
      ? [inserted(words, removedFlags[words.join('').length % removedFlags.length] ?? '')]
      : [inserted(words, '--loglevel=debug')],
  'value of the wrong type': (words, tree) =>
    typedFlags(words, tree).map(({ at, value }) => replaced(words, at, (word) => word.replace(/=.*|$/, `=${value}`))),
  'flag without its value': (words, tree) => (lastNeedsValue(words, tree) ? [words.slice(0, -1)] : []),
  'missing argument': (words, tree) => firstArgument(words, tree).map((at) => words.filter((_, index) => index !== at)),
  'misspelt type': (words) => typesAt(words).map((at) => replaced(words, at, misspelt)),
  'misspelt file': (words) =>
    words.flatMap((word, at) =>
      /^[\w-]+\.yaml$/.test(word) ? [replaced(words, at, (name) => name.replace('.yaml', 's.yaml'))] : [],
    ),
  'unknown output': (words) =>
    words.flatMap((word, at) => (/^-o$|^--output$/.test(word) ? [replaced(words, at + 1, () => 'yml')] : [])),
  'name that no object can have': (words) =>
    words.flatMap((word, at) =>
      /^(pod|deployment|service|namespace|deploy)$/.test(words[at - 1] ?? '') &&
      /^[a-z-]+$/.test(word) &&
      !word.startsWith('-')
        ? [replaced(words, at, (name) => `${name}_1`)]
        : [],
    ),
};

const removedFlags = ['--export', '--generator=run-pod/v1', '--heapster-namespace=x', '--include-uninitialized'];

const replaced = (words: readonly string[], at: number, by: (word: string) => string) =>
  words.map((word, index) => (index === at ? by(word) : word));

/** Before "--", where the command's own flags stand. */
function inserted(words: readonly string[], flag: string): string[] {
  const at = words.includes('--') ? words.indexOf('--') : words.length;
  return [...words.slice(0, at), flag, ...words.slice(at)];
}

/** Doubles the middle letter, which makes no other word of kubectl. */
const misspelt = (word: string) =>
  word.slice(0, Math.ceil(word.length / 2)) + word.slice(Math.ceil(word.length / 2) - 1);

function commandAt(words: readonly string[], tree: Tree): number[] {
  const parsed = parse(words, tree);
  const names = parsed.command;
  return words.flatMap((word, at) => (names.includes(word) && at < names.length + 2 ? [at] : []));
}

const own = (words: readonly string[]) => (words.includes('--') ? words.slice(0, words.indexOf('--')) : words);
const longFlags = (words: readonly string[]) => own(words).flatMap((word, at) => (/^--\w/.test(word) ? [at] : []));

function flagOfAnother(words: readonly string[]): string {
  return words[0] === 'logs' ? '--replicas=2' : '--tail=5';
}

const wrong: Partial<Record<Flag['type'], string>> = {
  bool: 'maybe',
  int: 'many',
  int32: '99999999999',
  duration: '5',
};

function typedFlags(words: readonly string[], tree: Tree): { at: number; value: string }[] {
  const flags = getFlags(tree, parse(words, tree).command);
  return longFlags(words).flatMap((at) => {
    const [, name = '', given] = /^--([\w-]+)(=.*)?$/.exec(words[at] ?? '') ?? [];
    const value = wrong[flags[name]?.type ?? 'string'];
    return value === undefined || (given === undefined && flags[name]?.type !== 'bool') ? [] : [{ at, value }];
  });
}

function lastNeedsValue(words: readonly string[], tree: Tree): boolean {
  const without = parse(words.slice(0, -1), tree);
  return 'stderr' in without && without.code === 'missing-value';
}

function firstArgument(words: readonly string[], tree: Tree): number[] {
  const parsed = parse(words, tree);
  const first = 'args' in parsed ? parsed.args[0] : undefined;
  return first === undefined
    ? []
    : [words.lastIndexOf(first, words.includes('--') ? words.indexOf('--') : words.length)];
}

function typesAt(words: readonly string[]): number[] {
  return own(words).flatMap((word, at) =>
    ['get', 'describe', 'delete', 'scale', 'label', 'expose', 'explain'].includes(words[at - 1] ?? '') &&
    findKind(allKinds, word.split('/')[0] ?? '')
      ? [at]
      : [],
  );
}

/** Mistakes in the text of an entry, whatever shell it is: what is replaced, and by what. */
const textMistakes: Record<string, [part: RegExp, by: string]> = {
  'unclosed quote': [/(['"])(?=[^'"]*$)/, ''],
  'JSONPath without its brace': [/(jsonpath='?\{[^}]*)\}/, '$1'],
  'JSONPath without its bracket': [/(jsonpath='?\{[^}\]]*)\]/, '$1'],
  'JSONPath range without its end': [/\{end\}/, ''],
  'column without a path': [/(custom-columns='?\w+):[^,' ]+/, '$1'],
  'unknown format': [/-o ?(wide|yaml|jsonpath|custom-columns|kyaml)/, '-o $1s'],
  'image with a space less': [/--image=(\S+?):/, '--image=$1::'],
  'image in capitals': [/--image=(\w)\S*/, '--image=Nginx:latest'],
  'image left out': [/ --image[= ]\S+/, ''],
  'replicas left out': [/ --replicas \d+/, ''],
  'port out of range': [/(--port|--target-port) \d+/, '$1 99999'],
  'selector with a wrong sign': [/-l (\S+)=/, '-l $1=!'],
  'dry run without a value': [/--dry-run=client/, '--dry-run'],
  'dry run of an unknown kind': [/--dry-run=(client|server)/, '--dry-run=cliente'],
  'capital in a namespace': [/ -n (\w)/, ' -n X$1'],
  'terminal without input': [/ -it /, ' -t '],
  'remove without attaching': [/ --rm -it? /, ' --rm '],
  'container command without dashes': [/( exec [^|]*?) -- /, '$1 '],
  'condition of an unknown kind': [/--for=condition=/, '--for=state='],
  'Endpoints for slices': [/get endpointslices/, 'get endpoints'],
  'ingress rule without a port': [/(--rule="[^:"]*):\d+/, '$1'],
  'patch that is no JSON': [/(-p '[^']*)[}\]]'/, "$1'"],
  'patch of the wrong type': [/ --type=json/, ' --type=merge'],
  'shorthand with a space inside': [/ -(n|l|c) (\S+)/, ' - $1 $2'],
  'file without its flag': [/ -f (\S+\.yaml)/, ' $1'],
  'create for apply': [/kubectl apply/, 'kubectl aply'],
  'literal without a value': [/--from-literal=(\w+)=\S+/, '--from-literal=$1'],
  'kind config of kubectl': [/--config \S+/, '--config deployment.yaml'],
  'kubectl for kind': [/^kind (create|delete|export|load)/, 'kubectl $1 -q'],
};

function getTextMutations(entry: Command): Mutation[] {
  const made = Object.entries(textMistakes).flatMap(([kind, [part, by]]) =>
    part.test(entry.run) && /kubectl|kind/.test(entry.run)
      ? [{ kind, entry: { ...entry, run: entry.run.replace(part, by) } }]
      : [],
  );
  const needs: Mutation[] = /^(kubectl)[^|\n]*$/.test(entry.run)
    ? [{ kind: 'needs turned around', entry: { ...entry, needs: entry.needs === 'cluster' ? 'nothing' : 'cluster' } }]
    : [];
  const since: Mutation[] = /^kubectl/.test(entry.run)
    ? [{ kind: 'since that is not right', entry: { ...entry, since: '1.36' } }]
    : [];
  return [...made, ...needs, ...since];
}
