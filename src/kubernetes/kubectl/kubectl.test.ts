import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startStudy } from '../cluster/testing/fixture.ts';
import type { RunningCluster } from '../cluster/index.ts';
import { splitWords } from './cases/session.ts';
import type { Context, Result } from './client.ts';
import { kubectl } from './index.ts';

let cluster: RunningCluster;
const files = new Map<string, string>();

beforeAll(async () => {
  cluster = await startStudy();
});
afterAll(() => cluster.stop());

function run(line: string, more: Partial<Context> = {}): Promise<Result> {
  const read = (path: string) =>
    files.has(path) ? Promise.resolve(files.get(path) as string) : Promise.reject(new Error('ENOENT'));
  const write = (path: string, text: string) => Promise.resolve(void files.set(path, text));
  const sleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
  return kubectl(splitWords(line), {
    client: cluster.client,
    files: { read, write },
    stdin: '',
    env: { HOME: '/root' },
    now: () => cluster.now(),
    sleep,
    ...more,
  });
}

const manifest = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata:\n  name: da-nota\nspec:\n  containers:\n  - name: web\n    image: ${image}\n`;

describe('apply', () => {
  test('creates, leaves alone and changes', async () => {
    files.set('pod.yaml', manifest('nginx:1.30-alpine'));
    expect((await run('apply -f pod.yaml')).stdout).toBe('pod/da-nota created\n');
    expect((await run('apply -f pod.yaml')).stdout).toBe('pod/da-nota unchanged\n');
    files.set('pod.yaml', manifest('nginx:1.28-alpine'));
    expect((await run('apply -f pod.yaml')).stdout).toBe('pod/da-nota configured\n');
    expect((await run('get pod da-nota -o jsonpath={.spec.containers[0].image}')).stdout).toBe('nginx:1.28-alpine');
  });

  test('changes nothing in a dry run', async () => {
    files.set('seco.yaml', manifest('nginx:1.30-alpine').replace('da-nota', 'seco'));
    expect((await run('apply -f seco.yaml --dry-run=client')).stdout).toBe('pod/seco created (dry run)\n');
    expect((await run('apply -f seco.yaml --dry-run=server')).stdout).toBe('pod/seco created (server dry run)\n');
    expect((await run('get pod seco')).stderr).toBe('Error from server (NotFound): pods "seco" not found\n');
  });

  test('reads the standard input once', async () => {
    const stdin = manifest('nginx:1.30-alpine').replace('da-nota', 'da-entrada');
    expect((await run('apply -f -', { stdin })).stdout).toBe('pod/da-entrada created\n');
    expect((await run('apply -f - -f -', { stdin })).stderr).toBe(
      'error: standard input cannot be used for multiple arguments\n',
    );
  });
});

describe('a watch', () => {
  test('gives each change as it comes and ends with Ctrl+C', async () => {
    const chunks: string[] = [];
    const controller = new AbortController();
    const onStdout = (chunk: string) => {
      chunks.push(chunk);
      if (chunk.includes('visto')) controller.abort();
    };
    const watching = run('get configmaps --watch', { onStdout, signal: controller.signal });
    await new Promise((done) => setTimeout(done, 200));
    await run('create configmap visto --from-literal=a=1');
    const { stdout } = await watching;
    expect(stdout).toBe('');
    expect(chunks[0]).toMatch(/^NAME +DATA +AGE\n/);
    expect(chunks.at(-1)).toMatch(/^visto +1 +\ds\n$/);
  });
});

describe('a pod for one command', () => {
  test('prints what the command printed and is deleted', async () => {
    const { stdout, exitCode } = await run('run uma-vez --rm -i --restart=Never --image=busybox:1.37 -- echo ola');
    expect({ stdout, exitCode }).toEqual({
      stdout: 'ola\npod "uma-vez" deleted from default namespace\n',
      exitCode: 0,
    });
  });

  test('passes on the exit code of the command', async () => {
    const { exitCode } = await run('run falha --rm -i --restart=Never --image=busybox:1.37 -- sh -c "exit 3"');
    expect(exitCode).toBe(3);
  });
});

describe('a pod to talk with', () => {
  test('waits for the conversation and is deleted after it', async () => {
    const said: string[] = [];
    const converse: NonNullable<Context['converse']> = async (_, answer) => {
      said.push((await answer('echo ola')).stdout);
      return 0;
    };
    const { stdout, stderr, exitCode } = await run('run conversa --rm -it --restart=Never --image=busybox:1.37 -- sh', {
      converse,
    });
    expect(said).toEqual(['ola\n']);
    expect(stdout).toBe(
      "Session ended, resume using 'kubectl attach conversa -c conversa -n default -i -t' command\n" +
        'pod "conversa" deleted from default namespace\n',
    );
    expect(stderr).toMatch(/^All commands and output from this session will be recorded in container logs/);
    expect(exitCode).toBe(0);
  });
});

describe('logs', () => {
  test('follow what comes until Ctrl+C', async () => {
    await run('run relogio --image=busybox:1.37 -- sh -c "while true; do echo tique; sleep 1; done"');
    await run('wait --for=condition=Ready pod/relogio --timeout=10s');
    const chunks: string[] = [];
    const controller = new AbortController();
    const onStdout = (chunk: string) => {
      chunks.push(chunk);
      if (chunks.length === 2) controller.abort();
    };
    await run('logs relogio --follow --tail=1', { onStdout, signal: controller.signal });
    expect(chunks).toEqual(['tique\n', expect.stringMatching(/^(tique\n)+$/)]);
  });
});

describe('exec', () => {
  test('passes on what the program prints and its exit code', async () => {
    await run('wait --for=condition=Ready pod/da-entrada --timeout=10s');
    expect(await run('exec da-entrada -- echo ola')).toEqual({ stdout: 'ola\n', stderr: '', exitCode: 0 });
    expect(await run('exec da-entrada -- sh -c "exit 4"')).toEqual({
      stdout: '',
      stderr: 'command terminated with exit code 4\n',
      exitCode: 4,
    });
  });

  test('holds a conversation at a terminal', async () => {
    const said: string[] = [];
    const converse: NonNullable<Context['converse']> = async (prompt, answer) => {
      said.push(prompt, (await answer('echo ola')).stdout);
      return 0;
    };
    expect((await run('exec -it da-entrada -- sh', { converse })).exitCode).toBe(0);
    expect(said).toEqual(['/ # ', 'ola\n']);
  });
});

describe('the kubeconfig', () => {
  const entry = (name: string, more: string) => `- name: ${name}\n${more}`;

  test('chooses the namespace', async () => {
    const context = entry('kind-estudo', '  context:\n    cluster: kind-estudo\n    user: kind-estudo\n');
    files.set(
      '/root/.kube/config',
      `apiVersion: v1\nkind: Config\ncurrent-context: kind-estudo\ncontexts:\n${context}clusters:\n` +
        `${entry('kind-estudo', '  cluster:\n    server: https://127.0.0.1:6443\n')}users: []\n`,
    );
    expect((await run('config set-context --current --namespace=loja')).stdout).toBe(
      'Context "kind-estudo" modified.\n',
    );
    expect((await run('get pods')).stderr).toBe('No resources found in loja namespace.\n');
    expect((await run('config view --minify -o json')).stdout).toContain('"namespace": "loja"');
  });

  test('without a context leads to no server', async () => {
    files.set('/root/.kube/config', 'apiVersion: v1\nkind: Config\ncontexts: []\nclusters: []\nusers: []\n');
    const { stderr, exitCode } = await run('get pods');
    expect(stderr.split('\n').at(-2)).toBe(
      'The connection to the server localhost:8080 was refused - did you specify the right host or port?',
    );
    expect(stderr.match(/^E.*memcache\.go/gm)).toHaveLength(5);
    expect(exitCode).toBe(1);
    files.delete('/root/.kube/config');
  });
});

test('says plainly what it does not do', async () => {
  expect(await run('debug da-nota --image=busybox --copy-to=copia')).toEqual({
    stdout: '',
    stderr: expect.stringMatching(/^error: the simulator debugs a Pod in its place or a node, without --copy-to/),
    exitCode: 1,
  });
});
