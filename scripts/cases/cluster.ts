import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  namespace,
  readFiles,
  splitWords,
  type Line,
  type Printed,
  type Recorded,
  type Session,
} from '../../src/kubernetes/kubectl/cases/session.ts';

/** Milliseconds that one line may take. */
const patience = 120_000;

/**
 * Gives the lines of a session to the installed kubectl, in a namespace that is made before and deleted after. `config`
 * is a kubeconfig of that cluster alone.
 */
export async function runOnCluster(session: Session, config: string): Promise<Recorded[]> {
  const home = mkdtempSync(join(tmpdir(), 'cases-'));
  const run = ({ run, stdin }: Line) => runKubectl(splitWords(run), home, stdin);
  const prepare = (text: string) => run({ run: text, stdin: '', settles: true });
  for (const [name, text] of readFiles()) writeFileSync(join(home, name), text);
  writeFileSync(
    join(home, 'config'),
    session.server
      ? readFileSync(config, 'utf8').replace(/server: .*/, `server: ${session.server}`)
      : readFileSync(config, 'utf8'),
  );
  await prepare(`config set-context --current --namespace=${namespace}`);
  const cases: Recorded[] = [];
  try {
    if (!session.server)
      for (const text of [`create namespace ${namespace}`, ...session.setup]) await must(prepare(text), text);
    for (const line of session.lines) {
      const printed = await run(line);
      if (!line.settles) cases.push({ run: line.run, ...printed });
    }
    if (!session.server) await checkNamespace(home);
  } finally {
    if (!session.server) await clear(home);
    rmSync(home, { recursive: true });
  }
  return cases;
}

async function must(printing: Promise<Printed>, text: string): Promise<void> {
  const { exit, stderr } = await printing;
  if (exit !== 0) throw new Error(`kubectl ${text}: ${stderr}`);
}

/** Whoever else works on the cluster may have swept the namespace away, and half of the session with it. */
async function checkNamespace(home: string): Promise<void> {
  const { stdout } = await runKubectl(splitWords(`get namespace ${namespace} -o jsonpath={.status.phase}`), home, '');
  if (stdout !== 'Active')
    throw new Error(`The namespace ${namespace} was deleted meanwhile: record the session again.`);
}

/** Pods that ignore SIGTERM would hold the namespace for half a minute. */
async function clear(home: string): Promise<void> {
  await runKubectl(splitWords(`delete pods --all -n ${namespace} --force --grace-period=0`), home, '');
  await runKubectl(splitWords(`delete namespace ${namespace} --ignore-not-found`), home, '');
}

function runKubectl(argv: string[], home: string, stdin: string): Promise<Printed> {
  return new Promise((done) => {
    const env = { PATH: process.env['PATH'], HOME: home, KUBECONFIG: 'config', KUBECTL_KUBERC: 'false', TZ: 'UTC' };
    const child = spawn('kubectl', argv, { cwd: home, env, timeout: patience });
    const text = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const)
      child[stream].setEncoding('utf8').on('data', (chunk: string) => (text[stream] += chunk));
    child.on('close', (code) =>
      done({
        stdout: text.stdout.replaceAll(home, 'HOME'),
        stderr: text.stderr.replaceAll(home, 'HOME'),
        exit: code ?? 124,
      }),
    );
    child.stdin.on('error', () => undefined).end(stdin);
  });
}
