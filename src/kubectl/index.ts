import { Call } from './call.ts';
import type { Context, Result } from './client.ts';
import { Exit, Failure, printFailure, usageFailure } from './failure.ts';
import { printHelp } from './help.ts';
import { getCommand, parse } from './parse.ts';
import { kubectlTree } from './tree.ts';
import { getVerb } from './verbs/index.ts';

/** Runs one kubectl command: the words after `kubectl` in, what it prints and its exit code out. Rejects only for a bug. */
export async function kubectl(argv: string[], context: Context): Promise<Result> {
  const parsed = parse(argv);
  if ('exitCode' in parsed) return { stdout: '', ...parsed };
  if (parsed.flags.get('help')?.[0] === 'true' || parsed.command.length === 0) return { stdout: printHelp(parsed), stderr: '', exitCode: 0 };
  const said = parsed.warnings.map((warning) => `${warning}\n`).join('');
  let call: Call | undefined;
  try {
    call = await Call.start(parsed, context);
    await (getVerb(parsed) ?? refuse)(call);
    return { stdout: call.stdout, stderr: said + call.stderr, exitCode: 0 };
  } catch (error) {
    const { stderr, exitCode } = printFailure(error);
    return { stdout: call?.stdout ?? '', stderr: said + (call?.stderr ?? '') + stderr, exitCode };
  }
}

/** A group without its command prints its help; everything else is not done here. */
async function refuse(call: Call): Promise<void> {
  const isGroup = getCommand(kubectlTree, call.command)?.commands !== undefined;
  if (isGroup && call.words.length > 0) throw usageFailure(call.path, `unknown command ${JSON.stringify(call.words.join(' '))}`);
  if (!isGroup) throw new Failure(`the simulator does not do "${call.path}"; on a cluster of kind ("kind create cluster") it works`);
  call.warn(printHelp(call));
  throw new Exit(1);
}
