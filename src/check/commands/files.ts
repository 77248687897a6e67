import { didYouMean } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';
import { kindTree, kubectlTree, parse } from '../../kubernetes/index.ts';
import type { Fault } from './index.ts';
import type { Line } from './lines.ts';
import { getPrograms, type Program } from './programs.ts';

/** Reports files given to -f and --config that the topic does not offer and that no command of the notebook writes. */
export function checkFiles(programs: readonly Program[], line: Line, content: Content): Fault[] {
  if (line.kind === 'mention') return [];
  return programs.flatMap((program) => filesOf(program).flatMap((file) => checkFile(file, program, line, content)));
}

function filesOf(program: Program): string[] {
  const tree = { kubectl: kubectlTree, kind: kindTree }[program.name];
  if (!tree) return [];
  const parsed = parse(
    program.args.map(({ text }) => text),
    tree,
  );
  if ('stderr' in parsed) return [];
  const files = parsed.flags.get(program.name === 'kind' ? 'config' : 'filename') ?? [];
  return files.filter(
    (file) =>
      file !== '-' && !/^https?:/.test(file) && !program.args.some(({ open, text }) => open && text.includes(file)),
  );
}

function checkFile(file: string, program: Program, { topic }: Line, content: Content): Fault[] {
  const at = program.args.find(({ text }) => text.includes(file))?.at ?? program.at;
  const name = file.replace(/^\.\//, '');
  const manifest = content.manifests.find((each) => each.topic === topic && each.file === name);
  if (manifest && manifest.apply !== program.name)
    return [
      { code: 'wrong-program', message: `${name} is applied with ${manifest.apply}, not with ${program.name}.`, at },
    ];
  if (manifest || writtenFiles(content).has(name)) return [];
  const offered = content.manifests.filter((each) => each.topic === topic).map((each) => each.file);
  return [
    {
      code: 'no-such-file',
      message: `The topic offers no ${name}, and no command writes it.${didYouMean(name, offered)}`,
      at,
    },
  ];
}

const written = new WeakMap<Content, Set<string>>();

/** Files that commands of the notebook write, by redirection. */
function writtenFiles(content: Content): Set<string> {
  const known =
    written.get(content) ??
    new Set(
      content.commands.flatMap(({ run }) =>
        run.includes('>') ? getPrograms(run).programs.flatMap(({ writes }) => writes) : [],
      ),
    );
  written.set(content, known);
  return known;
}
