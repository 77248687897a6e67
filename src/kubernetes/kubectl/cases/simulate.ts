import type { Client, Context } from '../client.ts';
import { kubectl } from '../index.ts';
import { namespace, readFiles, splitWords, type Line, type Printed, type Recorded, type Session } from './session.ts';

/** A cluster of the simulator's, in this process. */
interface Cluster {
  client: Client;
  now(): Date;
}

/** Gives the lines of a session to this kubectl, in order. */
export async function simulate(session: Session, cluster: Cluster): Promise<Recorded[]> {
  const files = readFiles();
  files.set('config', kubeconfig(session.server ?? 'https://127.0.0.1:36279'));
  const run = (line: Line) => runLine(line, files, session.server ? nobody : cluster.client, cluster.now);
  const plain = (text: string): Line => ({ run: text, stdin: '', settles: true });
  if (!session.server) for (const text of [`create namespace ${namespace}`, ...session.setup]) await run(plain(text));
  const cases: Recorded[] = [];
  for (const line of session.lines) {
    const printed = await run(line);
    if (!line.settles) cases.push({ run: line.run, ...printed });
  }
  return cases;
}

async function runLine(line: Line, files: Map<string, string>, client: Client, now: () => Date): Promise<Printed> {
  const read = (path: string) =>
    files.has(path) ? Promise.resolve(files.get(path) as string) : Promise.reject(new Error('ENOENT'));
  const context: Context = {
    client,
    now,
    stdin: line.stdin,
    env: { KUBECONFIG: 'config', HOME: 'HOME' },
    signal: AbortSignal.timeout(20_000),
    sleep: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
    files: {
      read,
      write: (path, text) => Promise.resolve(void files.set(path, text)),
      list: () => Promise.resolve(undefined),
    },
  };
  const { stdout, stderr, exitCode } = await kubectl(splitWords(line.run), context);
  return { stdout, stderr, exit: exitCode };
}

const refuse = () => Promise.reject(new Error('connection refused'));
const nobody: Client = {
  request: refuse,
  exec: refuse,
  watch: () => Promise.reject(new Error('connection refused')) as never,
};

/** As kind writes it, with the session's namespace. */
const kubeconfig = (server: string) => `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: LS0=
    server: ${server}
  name: kind-estudo
contexts:
- context:
    cluster: kind-estudo
    namespace: ${namespace}
    user: kind-estudo
  name: kind-estudo
current-context: kind-estudo
kind: Config
users:
- name: kind-estudo
  user:
    client-certificate-data: LS0=
    client-key-data: LS0=
`;
