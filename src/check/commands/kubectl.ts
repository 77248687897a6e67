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

/** Checks a call of kubectl: the words by its tree, then what kubectl itself refuses, then what a server would. */
export async function checkKubectl(program: Program, isMention: boolean): Promise<Fault[]> {
  const call = readCall(program, kubectlTree, isMention);
  if (Array.isArray(call)) return call;
  if (call.flags.has('help') || call.command[0] === 'help') return [];
  const refused = isMention ? [] : await checkArguments(call);
  return refused.length > 0 ? refused : rules.flatMap((rule) => rule(call, isMention));
}
