import { Call } from './call.ts';
import type { Context, Result } from './client.ts';
import { Exit, Lacking, StatusFailure, printFailure, usageFailure } from './failure.ts';
import { printHelp } from './help.ts';
import { formerDryRun } from './options.ts';
import { getCommand, parse, type Parsed } from './parse.ts';
import { printLogLine } from './print/log-line.ts';
import { kubectlTree } from './tree.ts';
import { tellRefusal } from './verbose.ts';
import { getVerb } from './verbs/index.ts';

/**
 * Runs one kubectl command: the words after `kubectl` in, what it prints and its exit code out. Rejects only for a bug.
 */
export async function kubectl(argv: string[], context: Context): Promise<Result> {
  const parsed = parse(argv);
  if ('exitCode' in parsed) return { stdout: '', ...parsed };
  if (parsed.flags.get('help')?.[0] === 'true' || parsed.command.length === 0)
    return { stdout: printHelp(parsed), stderr: '', exitCode: 0 };
  const said = parsed.warnings.map((warning) => `${warning}\n`).join('') + warnOfDryRun(parsed, context.now());
  let call: Call | undefined;
  try {
    call = await Call.start(parsed, context);
    await (getVerb(parsed) ?? refuse)(call);
    return { stdout: call.stdout, stderr: said + call.stderr, exitCode: 0 };
  } catch (error) {
    if (call && error instanceof StatusFailure) tellRefusal(call.server.verbosity, error.status);
    const { stderr, exitCode } = printFailure(error);
    return { stdout: call?.stdout ?? '', stderr: said + (call?.stderr ?? '') + stderr, exitCode };
  }
}

/** The value that --dry-run was given when it was a bool still works. */
function warnOfDryRun({ flags }: Parsed, now: Date): string {
  const value = flags.get('dry-run')?.at(-1) ?? '';
  const means = formerDryRun(value);
  if (!means) return '';
  if (value === 'unchanged')
    return printLogLine(
      'W',
      now,
      'helpers.go:714',
      '--dry-run is deprecated and can be replaced with --dry-run=client.',
    );
  const line = means === 'client' ? 728 : 731;
  return printLogLine(
    'W',
    now,
    `helpers.go:${line}`,
    `--dry-run=${value} is deprecated (boolean value) and can be replaced with --dry-run=${means}.`,
  );
}

/** A group without its command prints its help; everything else is not done here. */
async function refuse(call: Call): Promise<void> {
  const isGroup = getCommand(kubectlTree, call.command)?.commands !== undefined;
  if (isGroup && call.words.length > 0)
    throw usageFailure(call.path, `unknown command ${JSON.stringify(call.words.join(' '))}`);
  if (!isGroup)
    throw new Lacking(
      `the simulator does not do "${call.path}"; on a cluster of kind ("kind create cluster") it works`,
    );
  call.warn(printHelp(call));
  throw new Exit(1);
}
