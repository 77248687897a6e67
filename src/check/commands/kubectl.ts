import { kubectlTree } from '../../kubernetes/index.ts';
import { checkArguments } from './arguments.ts';
import { readCall, type Call } from './call.ts';
import { checkDeprecated } from './deprecated.ts';
import type { Fault } from './index.ts';
import { checkOutput } from './output.ts';
import type { Program } from './programs.ts';
import { checkSelectors } from './selectors.ts';
import { checkTypes } from './types.ts';
import { checkValues } from './values.ts';

const rules: ((call: Call, isMention: boolean) => Fault[])[] = [
  checkTypes,
  checkOutput,
  checkSelectors,
  checkValues,
  checkDeprecated,
];

/** Checks a call of kubectl: the words by its tree, then what each command asks of its arguments, then what the values mean. */
export function checkKubectl(program: Program, isMention: boolean): Fault[] {
  const call = readCall(program, kubectlTree, isMention);
  if (Array.isArray(call)) return call;
  if (call.flags.has('help') || call.command[0] === 'help') return [];
  return [...(isMention ? [] : checkArguments(call)), ...rules.flatMap((rule) => rule(call, isMention))];
}
