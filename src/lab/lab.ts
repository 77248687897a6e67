import type { Texts } from '../i18n/index.ts';
import { readFolder } from './files.ts';
import { Machine, type StartCluster } from './machine.ts';
import { addContext } from './programs/kubeconfig.ts';
import { parseKindConfig } from './programs/kind-config.ts';
import type { Kept } from './protocol.ts';
import { home, Shell } from './shell.ts';

export interface LabOptions {
  start: StartCluster;
  /** The manifests of the notes, by the names that commands use. */
  files: Record<string, string>;
  texts: Texts['lab'];
  kept?: Kept;
  now?(): Date;
  sleep?(milliseconds: number): Promise<void>;
}

/** The cluster that a session begins with: that of the notes. */
export const firstCluster = 'estudo';

/** A computer with a shell, the notes' manifests in its home directory and one cluster running. */
export async function openLab({ start, files, texts, kept, now = () => new Date(), sleep = realSleep }: LabOptions): Promise<Lab> {
  const machine = new Machine(start, () => now().getTime());
  const shell = new Shell({ machine, files: { ...files, ...kept?.files }, texts, now, sleep });
  for (const record of kept?.clusters ?? [parseKindConfig(files['kind-basico.yaml'] ?? '', firstCluster)]) {
    await machine.create(record);
    if (!kept?.files['.kube/config']) await addContext(shell.files, `${home}/.kube/config`, record.name);
  }
  return new Lab(machine, shell, files);
}

export class Lab {
  readonly machine: Machine;
  readonly shell: Shell;
  private readonly given: Record<string, string>;

  constructor(machine: Machine, shell: Shell, given: Record<string, string>) {
    this.machine = machine;
    this.shell = shell;
    this.given = given;
  }

  /** What another worker needs to go on from here. */
  async keep(): Promise<Kept> {
    const all = await readFolder(this.shell.bash.fs, home);
    const files = Object.fromEntries(Object.entries(all).filter(([name, text]) => this.given[name] !== text));
    return { files, clusters: this.machine.records };
  }

  async stop() {
    await Promise.all(this.machine.clusters.map((name) => this.machine.delete(name)));
  }
}

const realSleep = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds));
