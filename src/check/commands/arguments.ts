import { verbOf } from '../../kubernetes/index.ts';
import { findRefusal } from '../../kubernetes/build.ts';
import { placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';
import { findLack } from './lacking.ts';
import { checkSubcommand } from './subcommand.ts';

/**
 * Reports what kubectl itself refuses before it asks a server, and names that it misses as soon as one has answered.
 */
export async function checkArguments(call: Call): Promise<Fault[]> {
  const subcommand = checkSubcommand(call);
  if (subcommand.length > 0) return subcommand;
  const refused = await checkRefused(call);
  return refused.length > 0 ? refused : [...checkLacking(call), ...checkDashes(call), ...checkNamed(call)];
}

const fault = (call: Call, code: string, message: string, at = call.program.at): Fault => ({
  code,
  message: `${call.path}: ${message}. Its usage is: ${call.usage}`,
  at,
});

async function checkRefused(call: Call): Promise<Fault[]> {
  const said = await findSure(call);
  if (said === undefined) return [];
  const lines = said.split('\n').filter(Boolean);
  const reason = lines.find((line) => line.startsWith('error: ')) ?? lines[0] ?? '';
  const word = call.program.args.find(
    ({ text }) => text.length > 2 && !call.command.includes(text) && said.includes(text),
  );
  return [fault(call, 'refused', reason.replace(/^error: |[.:]$/g, ''), word && placeOf(call, word.text))];
}

/** What kubectl says whatever stands for the words that only the shell knows. */
async function findSure({ program: { args } }: Call): Promise<string | undefined> {
  const stands = args.some(({ open }) => open) ? ['x', 'pod/x', 'x=x', '1'] : [''];
  const said = await Promise.all(
    stands.map((stand) =>
      findRefusal(args.map(({ text, open }) => (open ? text.replace(/\$\(.*\)|\$\{.*?\}|\$\w+|`.*`/s, stand) : text))),
    ),
  );
  return said.includes(undefined) ? undefined : said[0];
}

function checkLacking(call: Call): Fault[] {
  const lack = findLack(call);
  return lack === undefined ? [] : [fault(call, 'refused', lack)];
}

/** kubectl takes them and forgets them. */
function checkDashes({ command, args, afterDashes = [], ...call }: Call): Fault[] {
  if (command[0] !== 'exec' || args.length < 2 || afterDashes.length === 0) return [];
  const words = `${args[0]} -- ${args.slice(1).join(' ')}`;
  const message = `the command of the container must stand behind "--": ${words}`;
  return [fault({ command, args, afterDashes, ...call }, 'ignored-arguments', message)];
}

/**
 * A kind alone is a list for these; other commands need a name, a selector or --all, and say so when a
 * server has answered.
 */
const lists = /^(get|describe|explain|edit|wait|rollout \w+|apply (view|edit)-last-applied)$/;

function checkNamed(call: Call): Fault[] {
  const name = call.command.join(' ');
  if (verbOf(call.command).takes !== 'kinds' || lists.test(name)) return [];
  const change = call.args.findIndex((word) => /^[^=][\s\S]*=|.-$/.test(word));
  const [first = '', second] = change < 0 ? call.args : call.args.slice(0, change);
  const selects = ['selector', 'field-selector', 'all', 'filename', 'kustomize', 'raw'].some((flag) =>
    call.flags.has(flag),
  );
  return first.includes('/') || second !== undefined || selects || call.program.args.some(({ open }) => open)
    ? []
    : [fault(call, 'missing-name', 'a type is given but no name')];
}
