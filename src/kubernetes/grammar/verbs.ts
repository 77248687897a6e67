/** What a command of kubectl does and takes, as far as others than itself must know. */
export interface Verb {
  /** It changes the cluster or the kubeconfig. */
  writes?: true;
  /** Its arguments are kinds and names, or names of Pods, before which a kind may stand. */
  takes?: 'kinds' | 'pods';
  /** It goes on until somebody ends it: always, or with one of these flags. */
  follows?: 'always' | readonly string[];
  /** With `-it` and a shell it makes a Pod to talk with. */
  opensShell?: true;
}

const watches = ['-w', '--watch', '--watch-only'];

/** By the path of the command; a command without a record of its own is as the group in which it stands. */
export const verbs: Readonly<Record<string, Verb>> = {
  annotate: { writes: true, takes: 'kinds' },
  apply: { writes: true },
  'apply edit-last-applied': { writes: true, takes: 'kinds' },
  'apply view-last-applied': { takes: 'kinds' },
  attach: { takes: 'pods' },
  autoscale: { writes: true, takes: 'kinds' },
  'config delete-cluster': { writes: true },
  'config delete-context': { writes: true },
  'config delete-user': { writes: true },
  'config rename-context': { writes: true },
  'config set': { writes: true },
  'config set-cluster': { writes: true },
  'config set-context': { writes: true },
  'config set-credentials': { writes: true },
  'config unset': { writes: true },
  'config use-context': { writes: true },
  cordon: { writes: true },
  cp: { writes: true, takes: 'pods' },
  create: { writes: true },
  debug: { writes: true, takes: 'pods' },
  delete: { writes: true, takes: 'kinds' },
  describe: { takes: 'kinds' },
  drain: { writes: true },
  edit: { writes: true, takes: 'kinds' },
  events: { follows: watches },
  exec: { writes: true, takes: 'pods' },
  explain: { takes: 'kinds' },
  expose: { writes: true, takes: 'kinds' },
  get: { takes: 'kinds', follows: watches },
  label: { writes: true, takes: 'kinds' },
  logs: { takes: 'pods', follows: ['-f', '--follow'] },
  patch: { writes: true, takes: 'kinds' },
  'port-forward': { takes: 'pods', follows: 'always' },
  proxy: { follows: 'always' },
  replace: { writes: true },
  rollout: { takes: 'kinds' },
  'rollout pause': { writes: true, takes: 'kinds' },
  'rollout restart': { writes: true, takes: 'kinds' },
  'rollout resume': { writes: true, takes: 'kinds' },
  'rollout undo': { writes: true, takes: 'kinds' },
  run: { writes: true, opensShell: true },
  scale: { writes: true, takes: 'kinds' },
  set: { writes: true, takes: 'kinds' },
  taint: { writes: true, takes: 'kinds' },
  uncordon: { writes: true },
  wait: { takes: 'kinds' },
};

/** What is known of a command by its path. */
export function verbOf([first = '', second = '']: readonly string[]): Verb {
  return verbs[`${first} ${second}`] ?? verbs[first] ?? {};
}

interface Call {
  /** The first words that are no flags. */
  path: string[];
  words: string[];
}

/** The calls of kubectl in a shell line, each up to where another command begins. */
export function kubectlCalls(line: string): Call[] {
  return [...line.matchAll(/(?<![\w./-])(?:kubectl|k)\s([^|;&\n]*)/g)].map(([, rest = '']) => {
    const words = rest.trim().split(/\s+/);
    const path = words.filter(
      (word, at) => !word.startsWith('-') && !/^(-n|--namespace|--context)$/.test(words[at - 1] ?? ''),
    );
    return { path: path.slice(0, 2), words };
  });
}

/** Does the line change something in the cluster or in the kubeconfig? */
export const writes = (line: string): boolean => kubectlCalls(line).some(({ path }) => verbOf(path).writes);

/** Does the line go on until somebody ends it? */
export const follows = (line: string): boolean =>
  kubectlCalls(line).some(({ path, words }) => {
    const { follows: flags } = verbOf(path);
    return flags === 'always' || words.some((word) => flags?.includes(word));
  });

/** Does the line hold a conversation with a shell in a Pod of its own? */
export const opensShell = (line: string): boolean =>
  / -it .* -- sh$/.test(line) && kubectlCalls(line).some(({ path }) => verbOf(path).opensShell);
