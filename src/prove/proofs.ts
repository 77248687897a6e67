import type { Command, Content, NoteFile } from '../content/read.ts';
import { getPaths } from '../lab/paths.ts';
import { getRecords } from '../lab/runnable.ts';
import type { Unproved } from '../verify/report.ts';

/** How far a command is proved: on a real cluster, on the embedded one, or on none, and then why. */
export interface CommandProof {
  command: Command;
  ran: 'cluster' | 'simulator' | undefined;
  /** What the simulator answered where the command cannot run in it. */
  why: string | undefined;
}

const proofs = new WeakMap<Content, CommandProof[]>();

/** The proof of every command of the notebook, in the order of the notes; told once, as every note's page asks for it. */
export function getProofs(content: Content): CommandProof[] {
  const known = proofs.get(content) ?? readProofs(content);
  proofs.set(content, known);
  return known;
}

function readProofs(content: Content): CommandProof[] {
  const records = Map.groupBy(getPaths(content).flatMap(getRecords), ({ id }) => id);
  return content.commands.map((command) => {
    const own = records.get(command.id) ?? [];
    const onCluster = content.outputs.some(({ command: id, on }) => id === command.id && on === 'cluster');
    const ran = onCluster ? 'cluster' : own.some(({ why }) => why === undefined) ? 'simulator' : undefined;
    return { command, ran, why: ran ? undefined : own.at(-1)?.why };
  });
}

/** The commands that no cluster has run, as the list of what is not proved has them. */
export function getUnrun(content: Content): Unproved[] {
  return getProofs(content)
    .filter(({ ran }) => ran === undefined)
    .map(({ command: { id, source }, why = '' }) => ({
      what: `command ${id}`,
      why: { 'pt-br': `Nenhum cluster rodou: o simulador respondeu "${why}".`, en: `No cluster has run it: the simulator answered "${why}".` },
      places: [source],
    }));
}

/** Of the commands that a note shows, how many ran on a cluster. */
export function countProved(content: Content, { commands }: Pick<NoteFile, 'commands'>): { ran: number; all: number } {
  const shown = getProofs(content).filter(({ command: { id } }) => commands.some((command) => command.id === id));
  return { ran: shown.filter(({ ran }) => ran !== undefined).length, all: shown.length };
}
