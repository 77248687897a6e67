import { didYouMean } from '../../content/finding.ts';
import { getCommand, trees } from '../../kubernetes/index.ts';
import { placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';

/** Commands that hold others and do something by themselves too. */
const actsItself = ['apply', 'create', 'cluster-info', ''];

/** Reports a command that only holds others where none of them is named, or an unknown one. */
export function checkSubcommand(call: Call): Fault[] {
  const name = call.command.join(' ');
  const tree = trees[call.program.name];
  const names = Object.keys((tree && getCommand(tree, call.command)?.commands) ?? {});
  const [first] = call.args;
  if (names.length === 0 || (actsItself.includes(name) && (first === undefined || name !== 'create'))) return [];
  if (first === undefined)
    return [
      {
        code: 'wrong-arguments',
        message: `${call.path}: a subcommand is required: ${names.join(', ')}.`,
        at: call.program.at,
      },
    ];
  const hint = didYouMean(first, names) || ` It has: ${names.join(', ')}.`;
  return [
    {
      code: 'unknown-command',
      message: `${call.path}: unknown command "${first}".${hint}`,
      at: placeOf(call, first),
    },
  ];
}
