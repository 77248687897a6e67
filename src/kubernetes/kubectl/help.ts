import { getCommand, type Parsed } from './parse.ts';
import { kubectlTree, type Flag } from './tree.ts';

/**
 * What `--help` prints here: the usage, the commands and the flags of a command; the explanations are left
 * to the real program.
 */
export function printHelp({ command: names }: Pick<Parsed, 'command'>): string {
  const command = getCommand(kubectlTree, names);
  const path = ['kubectl', ...names].join(' ');
  const commands = Object.keys(command?.commands ?? {});
  const flags = Object.entries(command?.flags ?? {})
    .filter(([, { deprecated }]) => deprecated === undefined)
    .sort()
    .map(([name, flag]) => `    ${printFlag(name, flag)}`);
  return [
    ...(commands.length > 0 ? ['Available Commands:', ...commands.map((name) => `  ${name}`), ''] : []),
    ...(flags.length > 0 ? ['Options:', ...flags, ''] : []),
    'Usage:',
    `  ${command?.usage ?? `${path} [flags] [options]`}`,
    '',
    `The simulator keeps no explanations: "${path} --help" of a real kubectl has them.`,
    '',
  ].join('\n');
}

function printFlag(name: string, flag: Flag): string {
  const short = flag.short ? `-${flag.short}, ` : '';
  const value =
    flag.default ??
    { bool: 'false', int: '0', int32: '0', duration: '0s', stringSlice: '[]', stringArray: '[]' }[
      flag.type as string
    ] ??
    "''";
  return `${short}--${name}=${value}:`;
}
