import type { Call } from '../call.ts';
import type { Parsed } from '../parse.ts';
import { get } from './get.ts';

/** What a command does; it throws to fail. */
export type Verb = (call: Call) => Promise<void>;

const verbs: Record<string, Verb> = {
  get,
};

/** Finds what a parsed command does, or undefined when the simulator does not have it. */
export function getVerb({ command }: Parsed): Verb | undefined {
  return verbs[command.join(' ')];
}
