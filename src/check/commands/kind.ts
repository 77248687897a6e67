import { kindTree } from '../../kubernetes/index.ts';
import { readCall } from './call.ts';
import type { Fault } from './index.ts';
import type { Program } from './programs.ts';
import { checkImage } from './images.ts';
import { checkSubcommand } from './subcommand.ts';

/** Checks a call of kind against its tree. */
export function checkKind(program: Program, isMention: boolean): Fault[] {
  const call = readCall(program, kindTree, isMention);
  if (Array.isArray(call)) return call;
  const subcommand = isMention || call.flags.has('help') ? [] : checkSubcommand(call);
  if (subcommand.length > 0) return subcommand;
  const images = [...(call.flags.get('image') ?? []), ...(call.command[1] === 'docker-image' ? call.args : [])];
  return images.flatMap((image) => checkImage(image, call));
}
