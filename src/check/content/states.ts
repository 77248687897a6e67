import { didYouMean, type Finding } from '../../content/finding.ts';
import type { Content, Manifest, NoteFile } from '../../content/read.ts';
import { namedIn, toStep } from '../../record/plan.ts';

/**
 * Every state, step and requirement that is named exists, and a note with commands says what it begins from and leaves.
 */
export function checkStates(content: Content): Finding[] {
  const { notes, states, requirements, commands } = content;
  const stateIds = states.map(({ id }) => id);
  const needIds = requirements.map(({ id }) => id);
  const no = (
    place: { file: string; line: number; column: number },
    code: string,
    what: string,
    name: string,
    known: readonly string[],
  ): Finding[] =>
    known.includes(name)
      ? []
      : [{ ...place, code, message: `There is no ${what} "${name}".${didYouMean(name, known)}` }];
  const steps = [...commands.map(({ id }) => id), ...content.manifests.map(({ path }) => path)];
  return [
    ...states.flatMap(({ needs, source }) =>
      needs.flatMap((id) => no(source, 'state/no-such-state', 'state', id, stateIds)),
    ),
    ...states.flatMap(({ steps: own, source }) =>
      own
        .filter((id) => !toStep(id, content))
        .flatMap((id) => no(source, 'state/no-such-step', 'command or manifest', id, steps)),
    ),
    ...commands.flatMap(({ requires, source }) =>
      requires === undefined ? [] : no(source, 'command/no-such-requirement', 'requirement', requires, needIds),
    ),
    ...notes.flatMap((note) => [
      ...[...(note.data?.begins ?? []), ...(note.data?.leaves ?? [])].flatMap((id) =>
        no(top(note), 'note/no-such-state', 'state', id, stateIds),
      ),
      ...(note.data?.cleans ?? []).flatMap((id) =>
        no(top(note), 'note/no-such-step', 'command or manifest', id, steps),
      ),
      ...note.commands.flatMap(({ requires, line, column }) =>
        requires === undefined
          ? []
          : no({ file: note.file, line, column }, 'note/no-such-requirement', 'requirement', requires, needIds),
      ),
      ...saysItsState(note, content),
      ...showsItsFiles(note, content),
    ]),
  ];
}

const top = ({ file }: NoteFile) => ({ file, line: 1, column: 1 });

function saysItsState(note: NoteFile, { commands }: Content): Finding[] {
  const needsCluster = note.commands.some(({ id }) =>
    commands.some((command) => command.id === id && command.needs === 'cluster'),
  );
  if (!needsCluster || !note.data || note.data.begins.length > 0) return [];
  return [
    {
      ...top(note),
      code: 'note/no-state',
      message:
        'Its commands need a cluster: say in the frontmatter what the note begins ' +
        'from and leaves, like begins: [cluster].',
    },
  ];
}

/**
 * Whoever follows the note has each file that a command reads: shown, linked or written above it, or of what the note
 * begins from.
 */
function showsItsFiles(note: NoteFile, { commands, manifests, states }: Content): Finding[] {
  const begun = (note.data?.begins ?? []).flatMap((id) => states.find((state) => state.id === id)?.steps ?? []);
  const runOf = (id: string) => commands.find((command) => command.id === id)?.run ?? '';
  const has = ({ path, file }: Manifest, line: number) =>
    begun.includes(path) ||
    note.manifests.some((shown) => shown.file === path && shown.line < line) ||
    note.links.some((link) => link.url === `/manifests/${path}` && link.line < line) ||
    note.commands.some((written) => written.line <= line && runOf(written.id).includes(`> ${file}`));
  return note.commands.flatMap(({ id, line, column }) =>
    namedIn(runOf(id), manifests)
      .filter((manifest) => !has(manifest, line))
      .map(({ path, file }) => ({
        file: note.file,
        line,
        column,
        code: 'note/no-file',
        message:
          `The command reads ${file}, which the reader does not have: show it above with ` +
          `<Manifest file="${path}" />, or link to /manifests/${path}.`,
      })),
  );
}
