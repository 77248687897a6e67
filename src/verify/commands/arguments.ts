import type { Call } from './call.ts';
import type { Fault } from './index.ts';
import { commandsWithoutAction, createRules } from './rules/create.ts';
import { objectRules } from './rules/objects.ts';
import { otherRules } from './rules/others.ts';
import { podRules } from './rules/pods.ts';
import { ignoredWords, noName, type ArgumentRule } from './rules/rule.ts';

const rules: Record<string, ArgumentRule> = { ...objectRules, ...podRules, ...otherRules, ...createRules };

/** Reports arguments that the command itself refuses, whatever the server says. */
export function checkArguments(call: Call): Fault[] {
  const name = call.command.join(' ');
  const complaint = commandsWithoutAction.includes(name) ? subcommand(call) : rules[name]?.(call);
  if (complaint === undefined) return [];
  return [{ code: codeOf(complaint), message: `${call.path}: ${complaint}. Its usage is: ${call.usage}`, at: call.program.at }];
}

function codeOf(complaint: string): string {
  if (complaint === noName) return 'missing-name';
  return complaint.startsWith(ignoredWords) ? 'ignored-arguments' : 'wrong-arguments';
}

const subcommand: ArgumentRule = ({ args }) => (args[0] === undefined ? 'a subcommand is required' : `unknown command "${args[0]}"`);
