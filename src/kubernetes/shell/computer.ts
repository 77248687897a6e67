import { readFolder } from './files.ts';
import { Machine, type ClusterRecord, type StartCluster } from './machine.ts';
import { addContext } from './programs/kubeconfig.ts';
import { parseKindConfig } from './programs/kind-config.ts';
import type { Remarks } from './programs/program.ts';
import { home, Shell, type ShellOptions } from './shell.ts';

/** What of a session outlives its worker: written into the page after each command. */
export interface Kept {
  /** Files of the home directory that the reader made or changed, by name. */
  files: Record<string, string>;
  /** The clusters, with what was asked of each; undefined when the first cluster is to start afresh. */
  clusters: ClusterRecord[] | undefined;
}

export interface ComputerOptions {
  start: StartCluster;
  /** The manifests of the notes, by the names that commands use. */
  files: Record<string, string>;
  remarks: Remarks;
  kept?: Kept;
  history?: readonly string[];
  readAddress?: ShellOptions['readAddress'];
  now?(): Date;
  sleep?(milliseconds: number): Promise<void>;
}

/** The cluster that a session begins with: that of the notes. */
export const firstCluster = 'estudo';

/** A computer with a shell, the notes' manifests in its home directory and one cluster running. */
export async function openComputer({
  start,
  files,
  remarks,
  kept,
  history = [],
  readAddress,
  now = () => new Date(),
  sleep = realSleep,
}: ComputerOptions): Promise<Computer> {
  const machine = new Machine(start, () => now().getTime());
  const given = { machine, remarks, now, sleep, history, ...(readAddress && { readAddress }) };
  const openShell = (own: Record<string, string> = {}) => new Shell({ ...given, files: { ...files, ...own } });
  const shell = openShell(kept?.files);
  for (const record of kept?.clusters ?? [parseKindConfig(files['kind-basico.yaml'] ?? '', firstCluster)]) {
    await machine.create(record);
    if (!kept?.files['.kube/config']) await addContext(shell.files, `${home}/.kube/config`, record.name);
  }
  return new Computer(machine, shell, files, openShell);
}

export class Computer {
  readonly machine: Machine;
  readonly shell: Shell;
  private readonly given: Record<string, string>;
  private readonly openShell: OpenShell;

  constructor(machine: Machine, shell: Shell, given: Record<string, string>, openShell: OpenShell) {
    this.machine = machine;
    this.shell = shell;
    this.given = given;
    this.openShell = openShell;
  }

  /** What another worker needs to go on from here. */
  async keep(): Promise<Kept> {
    // A reader may have removed or hidden anything, also the folder itself.
    const all = await readFolder(this.shell.bash.fs, home).catch(() => ({}) as Record<string, string>);
    const files = Object.fromEntries(Object.entries(all).filter(([name, text]) => this.given[name] !== text));
    return { files, clusters: this.machine.records };
  }

  /** A second terminal, which has the files that were given and the kubeconfig of the first. */
  async openTerminal(): Promise<Shell> {
    const config = await this.shell.bash.fs.readFile(`${home}/.kube/config`).catch(() => '');
    return this.openShell({ '.kube/config': config.toString() });
  }

  async stop() {
    await Promise.all(this.machine.clusters.map((name) => this.machine.delete(name)));
  }
}

/** Opens a shell on the computer; `own` are files that only it has. */
type OpenShell = (own: Record<string, string>) => Shell;

const realSleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
