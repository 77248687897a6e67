import type { ResolvedCommandContext } from 'just-bash/browser';
import type { Write } from '../../bash/outputs.ts';

interface Screen {
  sleep(milliseconds: number): Promise<void>;
  /** Where the screen is drawn; undefined in a pipe. */
  out: Write | undefined;
  signal: AbortSignal;
}

/** `watch [-n SECONDS] COMMAND`: runs a command again and again and shows its newest output in place of the last. */
export async function watch(argv: string[], context: ResolvedCommandContext, { sleep, out, signal }: Screen) {
  const { seconds, words } = parse(argv);
  if (words.length === 0 || !(seconds > 0)) return { stdout: '', stderr: usage, exitCode: 1 };
  const command = words.join(' ');
  const ended = new Promise<void>((done) => signal.addEventListener('abort', () => done(), { once: true }));
  const options = { cwd: context.cwd, env: Object.fromEntries(context.env), signal };
  for (;;) {
    const { stdout = '', stderr = '' } = (await context.exec?.(command, options)) ?? {};
    if (!out || signal.aborted) return { stdout: signal.aborted ? '' : stdout, stderr: '', exitCode: 130 };
    out(`\x1b[H\x1b[JEvery ${Math.max(0.1, seconds).toFixed(1)}s: ${command}\n\n${stdout}${stderr}`);
    await Promise.race([sleep(seconds * 1000), ended]);
  }
}

const usage = 'Usage:\n watch [options] command\n';

function parse(argv: string[]): { seconds: number; words: string[] } {
  let seconds = 2;
  let at = 0;
  for (; argv[at]?.startsWith('-'); at += 1) {
    const [, value] = /^(?:-n|--interval=?)(.*)$/.exec(argv[at] ?? '') ?? [];
    if (value !== undefined) seconds = Number(value || argv[(at += 1)]);
  }
  return { seconds, words: argv.slice(at) };
}
