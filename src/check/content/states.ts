import { didYouMean, type Finding } from '../../content/finding.ts';
import type { Content, NoteFile } from '../../content/read.ts';
import { toStep } from '../../record/plan.ts';

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
