import { allArgs, flagOf, type Call } from '../call.ts';
import { exactly, has, hasFile, ignoredWords, isOn, type ArgumentRule } from './rule.ts';

/** What the commands that start pods and reach into them ask of their arguments. */
export const podRules: Record<string, ArgumentRule> = {
  run: runRule,
  logs: (call) => {
    const count = allArgs(call).length;
    if (count === 0 && !has(call, 'selector')) return 'a POD or TYPE/NAME must be given';
    if (count > 0 && has(call, 'selector')) return 'only a selector (-l) or a POD name is allowed';
    if (count > 2) return 'at most a POD and a CONTAINER may be given';
    return count === 2 && has(call, 'container') ? 'the container is given twice' : undefined;
  },
  attach: (call) =>
    [1, 2].includes(call.args.length) || hasFile(call)
      ? undefined
      : `a POD, TYPE/NAME or TYPE NAME must be given, not ${call.args.length} words`,
  exec: (call) => {
    if (call.args.length === 0 && !hasFile(call)) return 'a POD or TYPE/NAME must be given';
    if (call.args.length > (hasFile(call) ? 0 : 1))
      return `${call.afterDashes ? ignoredWords : 'exec [POD] [COMMAND] is no more, the command must stand behind "--"'}: ${call.args[0]} -- ${call.args.slice(1).join(' ')}`;
    return call.afterDashes?.length ? undefined : 'a command for the container must be given behind "--"';
  },
  cp: exactly(2, 'a source and a destination'),
  'port-forward': (call) => (call.args.length >= 2 ? undefined : 'a TYPE/NAME and at least one port must be given'),
  debug: debugRule,
};

function runRule(call: Call): string | undefined {
  const attached = isOn(call, 'attach') || (isOn(call, 'stdin') && flagOf(call, 'attach') !== 'false');
  if (call.args.length === 0) return 'a NAME must be given before the command';
  if (isOn(call, 'tty') && !isOn(call, 'stdin')) return '-t needs -i';
  if (isOn(call, 'expose') && !has(call, 'port')) return '--expose needs --port';
  if (isOn(call, 'rm') && !attached) return '--rm needs -i or --attach';
  if (attached && !['none', undefined].includes(flagOf(call, 'dry-run')))
    return '--dry-run cannot be given with -i or --attach';
  return undefined;
}

function debugRule(call: Call): string | undefined {
  if (call.args.length === 0 && !hasFile(call)) return 'a POD or TYPE/NAME must be given';
  if (isOn(call, 'tty') && !isOn(call, 'stdin')) return '-t needs -i';
  if (!has(call, 'image', 'copy-to')) return 'an --image, or --copy-to, must be given';
  if (has(call, 'copy-to') && has(call, 'target')) return '--target cannot be given with --copy-to';
  return !has(call, 'copy-to') && has(call, 'replace', 'same-node', 'set-image')
    ? '--replace, --same-node and --set-image need --copy-to'
    : undefined;
}
