import type { Flag, FlagType, Tree, TreeCommand } from '../../src/kubernetes/kubectl/tree.ts';
import { mapInParallel, portable, readOutput } from './program.ts';

/**
 * Reads the tree from `kubectl --help` of every command. What help does not print, the type of a value and whether
 * it may be left out, is asked by giving the flag wrong, always beside --help: the program then prints an error or
 * its help, and never acts.
 */
export async function readKubectlTree(): Promise<Tree> {
  const options = await readOutput('kubectl', ['options']);
  const version = await readOutput('kubectl', ['version', '--client', '--output=json']);
  const globalFlags = await readFlags([], options);
  const root = await readCommand([]);
  return { tool: 'kubectl', version: readVersion(version), globalFlags, ...root, commands: root.commands ?? {} };
}

function readVersion(text: string): string {
  const { clientVersion } = JSON.parse(text) as { clientVersion: { gitVersion: string } };
  return clientVersion.gitVersion.replace(/^v([\d.]+).*$/, '$1');
}

async function readCommand(path: readonly string[]): Promise<TreeCommand> {
  const help = await readOutput('kubectl', [...path, '--help']);
  const usage = /^Usage:\n {2}(.+)$/m.exec(help)?.[1];
  const aliases = /^Aliases:\n(.+)$/m.exec(help)?.[1]?.split(', ').slice(1);
  const flags = { ...(await readFlags(path, help)), ...(await readHiddenFlags(path)) };
  const command: TreeCommand = {
    ...(usage && { usage }),
    ...(aliases && { aliases }),
    ...(Object.keys(flags).length > 0 && { flags }),
  };
  const names = parseCommandNames(help);
  if (names.length > 0)
    command.commands = Object.fromEntries(
      await mapInParallel(names, async (name) => [name, await readCommand([...path, name])] as const),
    );
  return command;
}

/** The first words of the lines under "... Commands ...:" headings. */
export function parseCommandNames(help: string): string[] {
  const sections = help.matchAll(/^[^\n]*Commands[^\n]*:\n((?: {2}\S.*\n)+)/gm);
  return [...sections].flatMap(([, lines = '']) => [...lines.matchAll(/^ {2}(\S+)/gm)].map(([, name = '']) => name));
}

const flagLine = /^ {4}(?:-(\w), )?--([\w-]+)=(.*):\n\t(.*)$/gm;

async function readFlags(path: readonly string[], help: string): Promise<Record<string, Flag>> {
  const lines = [...help.matchAll(flagLine)];
  const flags = await mapInParallel(lines, async ([, short, name = '', printed = '', about = '']) => {
    const type = await readType(path, name, printed);
    const alone = type !== 'bool' && !(await needsValue(path, name)) ? { alone: '' } : {};
    const fallback = printed.replace(/^'(.*)'$/, '$1');
    const oneOf = parseOneOf(about);
    const empty = fallback === '' || fallback === '[]' || (type === 'bool' && fallback === 'false');
    return [
      name,
      {
        type,
        ...(short && { short }),
        ...(!empty && { default: portable(fallback) }),
        ...alone,
        ...(oneOf && { oneOf }),
      },
    ] as const;
  });
  return Object.fromEntries(flags);
}

const listed = [
  '[Oo]ne of:? ',
  'Must be (?:one of:? )?',
  'Valid values are: ',
  'render the schema ',
  '[Ll]egal values:? ',
  'Options are ',
];
const lists = new RegExp(
  String.raw`(?<!Only |only )(?:${listed.join('|')})(?=[(["']|strict)((?:["'()[|]|[\w-]+|,? )+)`,
);

/**
 * The values that a flag's description names as all there are: `One of: (json, yaml)`, `Must be "none" or "client"`.
 */
export function parseOneOf(about: string): string[] | undefined {
  const words = lists
    .exec(about)?.[1]
    ?.match(/[\w-]+/g)
    ?.filter((word) => word !== 'or');
  return words && [...new Set(words)];
}

/** Deprecated flags that the help no longer names; found by asking for each of these names everywhere. */
const hiddenFlags = ['record'];

async function readHiddenFlags(path: readonly string[]): Promise<Record<string, Flag>> {
  const answers = await mapInParallel(hiddenFlags, async (name) => {
    const deprecated = new RegExp(`^Flag --${name} has been deprecated, (.+)$`, 'm').exec(
      await readOutput('kubectl', [...path, '--help', `--${name}=true`]),
    )?.[1];
    return deprecated === undefined ? [] : [[name, { type: await readType(path, name, ''), deprecated }] as const];
  });
  return Object.fromEntries(answers.flat());
}

/** The help comes only when the flag was content; kubectl reads the file of --kuberc before it. */
async function needsValue(path: readonly string[], name: string): Promise<boolean> {
  return !/^Usage:|can be passed to any command/m.test(await readOutput('kubectl', [...path, '--help', `--${name}`]));
}

/** What each type says of the value `"`. */
const complaints: [says: RegExp, type: FlagType][] = [
  [/strconv\.ParseBool/, 'bool'],
  [/strconv\.ParseInt/, 'int'],
  [/invalid duration|: parse error$/m, 'duration'],
  [/parse error on line/, 'stringSlice'],
  [/must be formatted as key=value/, 'stringToString'],
  [/malformed pair/, 'pairs'],
  [/filename=N/, 'modules'],
];

async function readType(path: readonly string[], name: string, printed: string): Promise<FlagType> {
  const answer = await readOutput('kubectl', [...path, '--help', `--${name}="`]);
  const type = complaints.find(([says]) => says.test(answer))?.[1];
  if (type === 'int')
    return (await readOutput('kubectl', [...path, '--help', `--${name}=3000000000`])).includes('out of range')
      ? 'int32'
      : 'int';
  return type ?? (printed.startsWith('[') ? 'stringArray' : 'string');
}
