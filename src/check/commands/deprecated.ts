import { getFlags, kubectlTree } from '../../kubernetes/index.ts';
import { flagOf, placeOf, type Call } from './call.ts';
import type { Fault } from './index.ts';

/** Reports flags, and ways to write them, that kubectl still takes and warns of. */
export function checkDeprecated(call: Call): Fault[] {
  const flags = getFlags(kubectlTree, call.command);
  const fault = (name: string, message: string): Fault => ({
    code: 'deprecated-flag',
    message: `${call.path}: ${message}`,
    at: placeOf(call, `--${name}`),
  });
  const marked = [...call.flags.keys()].flatMap((name) => {
    const { deprecated, deprecatedSince } = flags[name] ?? {};
    return deprecated === undefined
      ? []
      : [fault(name, `--${name} is deprecated${deprecatedSince ? ` since ${deprecatedSince}` : ''}: ${deprecated}`)];
  });
  return [...marked, ...formerBools(call, fault)];
}

/** What a flag that was a bool once is to be given instead, as kubectl's own warnings say. */
const former: Record<string, { alone: string; true: string; false: string }> = {
  'dry-run': { alone: 'unchanged', true: 'client', false: 'none' },
  cascade: { alone: '', true: 'background', false: 'orphan' },
};

function formerBools(call: Call, fault: (name: string, message: string) => Fault): Fault[] {
  return Object.entries(former).flatMap(([name, now]) => {
    const value = flagOf(call, name);
    if (value === undefined) return [];
    if (value === now.alone)
      return [fault(name, `--${name} without a value is deprecated: write --${name}=${now.true}.`)];
    if (/^(true|t|1)$/i.test(value))
      return [fault(name, `--${name}=${value} is deprecated: write --${name}=${now.true}.`)];
    return /^(false|f|0)$/i.test(value)
      ? [fault(name, `--${name}=${value} is deprecated: write --${name}=${now.false}.`)]
      : [];
  });
}
