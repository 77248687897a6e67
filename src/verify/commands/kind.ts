import { kindTree } from '../../kubectl/tree.ts';
import { readCall } from './call.ts';
import type { Fault } from './index.ts';
import type { Program } from './programs.ts';
import { checkImage } from './images.ts';

/** Checks a call of kind against its tree. */
export function checkKind(program: Program, isMention: boolean): Fault[] {
  const call = readCall(program, kindTree, isMention);
  if (Array.isArray(call)) return call;
  if (!isMention && !call.flags.has('help') && groups.includes(call.command.join(' ')))
    return [{ code: 'wrong-arguments', message: `${call.path}: a subcommand is required.`, at: program.at }];
  const images = [...(call.flags.get('image') ?? []), ...(call.command[1] === 'docker-image' ? call.args : [])];
  return images.flatMap((image) => checkImage(image, call));
}

const groups = ['build', 'completion', 'create', 'delete', 'export', 'get', 'load'];
