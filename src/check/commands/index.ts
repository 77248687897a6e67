import type { Finding } from '../../content/finding.ts';
import type { Command, Content } from '../../content/read.ts';
import { checkFiles } from './files.ts';
import { checkHelm } from './helm.ts';
import { checkKind } from './kind.ts';
import { checkKubectl } from './kubectl.ts';
import { entryLine, getLines, type Line } from './lines.ts';
import { checkNeeds } from './needs.ts';
import { getPrograms, type Program } from './programs.ts';
import { checkSince } from './since.ts';
import { excuse } from './unproved.ts';

/** What a check says of one program: the code after "command/", in words, and the offset in the text where it is. */
export interface Fault {
  code: string;
  message: string;
  at: number;
}

/** How far the notebook's commands are checked. */
export interface CommandReport {
  findings: Finding[];
  /** Programs by name that are parsed as shell and not checked further, with the places that call them. */
  unchecked: Map<string, Finding[]>;
  /** Calls of kubectl, kind and helm whose every word was checked. */
  checked: number;
}

/** Checks every command that the notebook shows or mentions. */
export async function checkCommands(content: Content): Promise<Finding[]> {
  return (await reportCommands(content)).findings;
}

/** As checkCommands, with what was and was not checked. */
export async function reportCommands(content: Content): Promise<CommandReport> {
  const report: CommandReport = { findings: [], unchecked: new Map(), checked: 0 };
  const lines = getLines(content);
  for (const line of lines) await checkLine(line, content, report);
  report.findings = excuse(report, content, lines);
  return report;
}

/** The findings of one entry among that content, before anything is excused. */
export async function checkEntry(entry: Command, content: Content): Promise<Finding[]> {
  const report: CommandReport = { findings: [], unchecked: new Map(), checked: 0 };
  await checkLine(entryLine(entry), content, report);
  return report.findings;
}

async function checkLine(line: Line, content: Content, report: CommandReport): Promise<void> {
  const finding = ({ code, message, at }: Fault): Finding => ({
    file: line.file,
    ...line.at(at),
    code: `command/${code}`,
    message,
  });
  const { programs, errors } = getPrograms(line.kind === 'mention' ? withoutEllipsis(line.text) : line.text);
  const faults = errors.map(
    ({ message, at }): Fault => ({ code: 'shell', message: `This is not shell: ${message}.`, at }),
  );
  for (const program of programs) {
    const check = checks[program.name];
    if (check) report.checked += 1;
    else
      report.unchecked.set(program.name, [
        ...(report.unchecked.get(program.name) ?? []),
        finding({ code: 'unchecked', message: program.name, at: program.at }),
      ]);
    faults.push(...((await check?.(program, line.kind === 'mention')) ?? []));
  }
  faults.push(
    ...checkFiles(programs, line, content),
    ...(line.entry ? [...checkNeeds(programs, line.entry), ...checkSince(programs, line.entry)] : []),
  );
  report.findings.push(...faults.map(finding));
}

const checks: Record<string, (program: Program, isMention: boolean) => Fault[] | Promise<Fault[]>> = {
  kubectl: checkKubectl,
  kind: checkKind,
  helm: checkHelm,
};

/** `…` and `...` stand for words that a sentence leaves out; blanks keep the offsets. */
const withoutEllipsis = (text: string) =>
  text.replace(/(?<=^|\s)(…|\.\.\.)(?=\s|$)/g, (dots) => ' '.repeat(dots.length));
