import { Call } from './call.ts';
import type { Context, Result } from './client.ts';
import { Failure, printFailure } from './failure.ts';
import { parse } from './parse.ts';
import { getVerb } from './verbs/index.ts';

export type { Client, Context, ExecTarget, Files, Request, Response, Result, WatchEvent } from './client.ts';

/** Runs one kubectl command: the words after `kubectl` in, what it prints and its exit code out. Rejects only for a bug. */
export async function kubectl(argv: string[], context: Context): Promise<Result> {
  const parsed = parse(argv);
  if ('exitCode' in parsed) return { stdout: '', ...parsed };
  const said = parsed.warnings.map((warning) => `${warning}\n`).join('');
  let call: Call | undefined;
  try {
    call = await Call.start(parsed, context);
    const verb = getVerb(parsed);
    if (!verb) throw new Failure(`the simulator does not do "kubectl ${parsed.command.join(' ')}"; it works on a kind cluster: kind create cluster`);
    await verb(call);
    return { stdout: call.stdout, stderr: said + call.stderr, exitCode: 0 };
  } catch (error) {
    const { stderr, exitCode } = printFailure(error);
    return { stdout: call?.stdout ?? '', stderr: said + (call?.stderr ?? '') + stderr, exitCode };
  }
}
