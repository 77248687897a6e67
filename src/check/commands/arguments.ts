import type { Call } from './call.ts';
import type { Fault } from './index.ts';
import { createRules } from './rules/create.ts';
import { objectRules } from './rules/objects.ts';
import { otherRules } from './rules/others.ts';
import { podRules } from './rules/pods.ts';
import { ignoredWords, noName, type ArgumentRule } from './rules/rule.ts';
import { checkSubcommand } from './subcommand.ts';

const rules: Record<string, ArgumentRule> = { ...objectRules, ...podRules, ...otherRules, ...createRules };

/** Reports arguments that the command itself refuses, whatever the server says. */
export function checkArguments(call: Call): Fault[] {
  const subcommand = checkSubcommand(call);
  if (subcommand.length > 0) return subcommand;
  const complaint = rules[call.command.join(' ')]?.(call);
  return complaint === undefined
    ? []
    : [
        {
          code: codeOf(complaint),
          message: `${call.path}: ${complaint}. Its usage is: ${call.usage}`,
          at: call.program.at,
        },
      ];
}

function codeOf(complaint: string): string {
  if (complaint === noName) return 'missing-name';
  return complaint.startsWith(ignoredWords) ? 'ignored-arguments' : 'wrong-arguments';
}
