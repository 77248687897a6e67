import { helmTree } from '../../kubernetes/index.ts';
import { readCall } from './call.ts';
import type { Fault } from './index.ts';
import type { Program } from './programs.ts';
import { checkSubcommand } from './subcommand.ts';

/** Checks a call of Helm against its tree. */
export function checkHelm(program: Program, isMention: boolean): Fault[] {
  const call = readCall(program, helmTree, isMention);
  if (Array.isArray(call)) return call;
  return isMention || call.flags.has('help') ? [] : checkSubcommand(call);
}
