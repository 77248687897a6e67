import type { Call } from '../call.ts';
import { Failure, throwAll } from '../failure.ts';
import { getFound } from '../items.ts';
import { getLastApplied } from '../last-applied.ts';
import { printJson } from '../print/json.ts';
import { printYaml } from '../print/yaml.ts';
import { selectionOf } from '../selection.ts';

/** `kubectl apply view-last-applied`: what a file said when it was applied. */
export async function viewLastApplied(call: Call): Promise<void> {
  const { options } = call;
  const output = options.text('output', 'yaml');
  if (!['yaml', 'json'].includes(output))
    throw new Failure(`Unexpected -o output mode: ${output}, the flag 'output' must be one of yaml|json`);
  const { found, errors } = await getFound(call, selectionOf(call, { bulk: options.on('all') }));
  throwAll(errors);
  for (const { name, object } of found) {
    const applied = getLastApplied(object);
    if (!applied) throw new Failure(`no last-applied-configuration annotation found on resource: ${name}`);
    call.print(output === 'json' ? printJson(applied) : printYaml(applied));
  }
}
