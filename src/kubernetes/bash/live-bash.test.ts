import { defineCommand } from 'just-bash/browser';
import { expect, test } from 'vitest';
import { LiveBash } from './live-bash.ts';

/** A shell with a program `wait N`, and what it has printed. */
function open() {
  const live: LiveBash = new LiveBash({
    files: { '/home/nota.txt': 'um\n' },
    cwd: '/home',
    customCommands: [
      defineCommand('count', async (_, { signal }) => {
        const { out } = live.told;
        for (let at = 1; !signal?.aborted; at += 1) {
          out?.(`linha ${at}\n`);
          await new Promise((done) => setTimeout(done, 20));
        }
        return { stdout: '', stderr: '', exitCode: 130 };
      }),
    ],
  });
  const printed = { out: '', err: '' };
  const outputs = { out: (text: string) => (printed.out += text), err: (text: string) => (printed.err += text) };
  const run = async (script: string, signal = new AbortController().signal) => {
    Object.assign(printed, { out: '', err: '' });
    const code = await live.run(script, outputs, signal);
    return { ...printed, code };
  };
  /** Runs until the output holds a text, and presses Ctrl+C. */
  const until = async (script: string, text: string) => {
    const abort = new AbortController();
    const running = run(script, abort.signal);
    while (!printed.out.includes(text)) await new Promise((done) => setTimeout(done, 5));
    abort.abort();
    return running;
  };
  return { run, until };
}

test('remembers from script to script what a shell remembers', async () => {
  const { run } = open();
  await run('false');
  expect((await run('echo $?')).out).toBe('1\n');
  await run('(exit 3)');
  expect((await run('echo $? && echo $?')).out).toBe('3\n0\n');
  await run(
    'oi() { local x=$1; echo "oi $x"; }; lista=(a b c); declare -A m=([k]=v); set -o pipefail; alias l="echo l"',
  );
  await run('mkdir -p sub; cd sub; x=1; export Y=2');
  expect(
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's own.
    (await run("oi eu; echo ${lista[1]} ${m[k]} $x $Y; pwd; false | true; echo $?; l; bash -c 'echo $Y'")).out,
  ).toBe('oi eu\nb v 1 2\n/home/sub\n1\nl\n2\n');
  expect(await run('if')).toMatchObject({ code: 2, err: expect.stringContaining('syntax error') });
  expect((await run('echo $?')).out).toBe('2\n');
});

test.each([
  'while true; do echo x; sleep 0.01; done',
  'for ((;;)); do echo x; done',
  'f() { while :; do echo x; done; }; f',
  '{ echo x; sleep 100; } 2>&1',
  "bash -c 'echo x; sleep 100'",
  'timeout 100 count | sed s/linha/x/',
  'while true; do echo x; sleep 0.01; done | grep -i X | cut -c1',
])('tells what is printed at once, and ends at Ctrl+C: %s', async (script) => {
  const { run, until } = open();
  expect(await until(script, 'x')).toMatchObject({ code: 130, err: '' });
  expect((await run('echo $?')).out).toBe('130\n');
});

test.each([
  ['x=$(echo a; echo b); echo "$x" > f; echo c >> f; cat f', 'a\nb\nc\n'],
  ['f() { echo um; echo dois >&2; }; f > f 2> g; cat g f', 'dois\num\n'],
  ['f() { echo um; } > f; f; cat f', 'um\n'],
  ['{ echo a; echo b >&2; } 2>&1 | tr ab xy', 'x\ny\n'],
  ['if echo a | grep -q a; then echo sim; fi; for i in 1 2; do echo $i; done | sort -r', 'sim\n2\n1\n'],
  ['exec 3>&1; echo a >&3; eval "echo b"; (echo c; exit 4) || echo $?', 'a\nb\nc\n4\n'],
  ["printf 'ção\\n' | cat; echo é | grep -o . | head -1", 'ção\né\n'],
  ['for i in 1 2 3; do echo $i; sleep 0.1; done | grep -v 2 | cut -c1', '1\n3\n'],
  ['count | head -n 2', 'linha 1\nlinha 2\n'],
])('prints each thing once, where it belongs: %s', async (script, out) => {
  expect(await open().run(script)).toEqual({ out, err: '', code: 0 });
});

test('shows errors at once, also before a pipe, and says what has no end as bash does', async () => {
  const { run } = open();
  expect(await run('cat nada | wc -l')).toMatchObject({ err: 'cat: nada: No such file or directory\n' });
  expect(await run(':(){ :|:& };:')).toMatchObject({
    err: expect.stringMatching(/^(bash: fork: retry: Resource temporarily unavailable\n)+$/),
  });
});
