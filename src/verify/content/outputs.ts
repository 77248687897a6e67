import type { Finding } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';

/** Every captured output belongs to a command that still reads as it did when it ran. */
export function checkOutputs({ outputs, commands }: Content): Finding[] {
  return outputs.flatMap(({ command: id, run, source }) => {
    const command = commands.find((candidate) => candidate.id === id);
    if (!command) return [{ ...source, code: 'output/no-such-command', message: `No commands.yaml has a command "${id}": run npm run capture.` }];
    if (command.run === run) return [];
    return [{ ...source, code: 'output/stale', message: `"${id}" was "${run}" when it ran and is "${command.run}" now: run npm run capture.` }];
  });
}
