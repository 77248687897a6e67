import type { Flag, FlagType, Tree, TreeCommand } from '../../src/kubectl/tree.ts';
import { readOutput } from './program.ts';

/** Reads the tree from `kind --help` of every command, in cobra's own words. */
export async function readKindTree(): Promise<Tree> {
  const version = /v([\d.]+\S*)/.exec(await readOutput('kind', ['version']))?.[1] ?? '';
  const help = await readOutput('kind', ['--help']);
  const globalFlags = parseFlags(help);
  const root = await readCommand([], globalFlags);
  return { tool: 'kind', version, globalFlags, ...root, commands: root.commands ?? {} };
}

async function readCommand(path: readonly string[], globals: Record<string, Flag>): Promise<TreeCommand> {
  const help = await readOutput('kind', [...path, '--help']);
  const usage = /^Usage:\n {2}(.+)$/m.exec(help)?.[1];
  const aliases = /^Aliases:\n {2}(.+)$/m.exec(help)?.[1]?.split(', ').slice(1);
  const flags = Object.fromEntries(Object.entries(parseFlags(help)).filter(([name]) => !globals[name]));
  const command: TreeCommand = { ...(usage && { usage }), ...(aliases && { aliases }), ...(Object.keys(flags).length > 0 && { flags }) };
  const names = [...(/^Available Commands:\n((?: {2}.+\n)+)/m.exec(help)?.[1]?.matchAll(/^ {2}(\S+)/gm) ?? [])]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'help');
  for (const name of names) (command.commands ??= {})[name] = await readCommand([...path, name], globals);
  return command;
}

const types: Record<string, FlagType> = {
  strings: 'stringSlice',
  stringArray: 'stringArray',
  string: 'string',
  duration: 'duration',
  int: 'int',
  int32: 'int32',
};

/** The flags of cobra's help: `-n, --name string   the cluster name (default "kind")`. */
export function parseFlags(help: string): Record<string, Flag> {
  const lines = help.matchAll(/^ {2}(?:-(\w), | {4})--([\w-]+)(?: (\w+))? {2,}(.*)$/gm);
  const flags = [...lines].map(([, short, name = '', word = '', text = '']): [string, Flag] => {
    const fallback = /\(default "?([^")]*)"?\)$/.exec(text)?.[1];
    return [name, { type: word === '' ? 'bool' : (types[word] ?? 'string'), ...(short && { short }), ...(fallback && { default: fallback }) }];
  });
  return Object.fromEntries(flags.filter(([name]) => name !== 'help'));
}
