import type { Finding } from '../content/finding.ts';
import type { Content, Written } from '../content/read.ts';
import type { UnprovedData } from '../content/schema.ts';
import { getSum, type RecordSum } from '../record/sum.ts';
import { reportCommands, type CommandReport } from './commands/index.ts';
import { verifyContent } from './content/index.ts';
import { checkManifests } from './manifests/index.ts';

/** What holds of the whole notebook: all that is wrong, how much was looked at, and what nothing proves. */
export interface Report {
  findings: Finding[];
  counts: Counts;
  unproved: Unproved[];
}

export interface Counts {
  notes: number;
  commands: number;
  manifests: number;
  /** Calls of kubectl and kind, in commands, blocks and sentences, that were checked word by word. */
  calls: number;
  /** Calls of other programs, which were read as shell and no further. */
  otherCalls: number;
  /** Blocks of notes that show a command. */
  blocks: number;
  /** Those of them under which stands what a real cluster printed. */
  recorded: number;
  /** Those of them whose note says what the output shows. */
  claims: number;
  unproved: number;
}

/** Something that nothing proves, with the reason in both languages and the places where it stands. */
export interface Unproved {
  what: string;
  why: UnprovedData['why'];
  places: Pick<Finding, 'file' | 'line' | 'column'>[];
}

/** Verifies the content read below that root. */
export async function verifyAll(content: Content, root: string): Promise<Report> {
  const commands = await reportCommands(content);
  const unproved = listUnproved(content, commands);
  return {
    findings: [...(await verifyContent(content, root)), ...checkManifests(content)],
    counts: countAll(content, commands, unproved),
    unproved,
  };
}

function listUnproved(content: Content, { unchecked }: CommandReport): Unproved[] {
  const excuses = content.unproved.flatMap((entry) =>
    entry.programs
      ? entry.programs.map((name) => ({ what: name, why: entry.why, places: unchecked.get(name) ?? [] }))
      : [excused(entry)],
  );
  return [...excuses, ...getSum(content).left.map(unrecorded)];
}

const unrecorded = ({ why, blocks }: RecordSum['left'][number]): Unproved => ({
  what: `outputs of ${[...new Set(blocks.map(({ block }) => block.id))].join(', ')}`,
  why: why ?? { 'pt-br': 'Ainda não gravado.', en: 'Not recorded yet.' },
  places: blocks.map(({ plan, block }) => ({ file: plan.file, line: block.line, column: 1 })),
});

function excused({ command, mention, finding, why, source }: Written<UnprovedData>): Unproved {
  return { what: `${command ?? mention} (${finding})`, why, places: [source] };
}

function countAll(content: Content, { checked, unchecked }: CommandReport, unproved: readonly Unproved[]): Counts {
  const { notes, commands, manifests } = content;
  const { all, recorded, claimed } = getSum(content);
  return {
    notes: notes.length,
    commands: commands.length,
    manifests: manifests.length,
    calls: checked,
    otherCalls: [...unchecked.values()].flat().length,
    blocks: all,
    recorded,
    claims: claimed,
    unproved: unproved.length,
  };
}
