import { pathOf } from '../content/home.ts';
import type { Command, Content, Manifest, NoteFile } from '../content/read.ts';
import type { Topic } from '../content/topics.ts';
import { defaultLanguage, type Language } from '../i18n/languages.ts';
import type { Where } from './protocol.ts';

/** One thing to run on a path: a command, or a manifest that its note shows and no command of the note applies. */
export interface Step {
  /** The command's id, or the manifest's `topic/name.yaml`. */
  id: string;
  run: string;
  does: Record<Language, string>;
  where: Where;
  needsCluster: boolean;
}

/** The commands of one note, in its order. */
export interface Path {
  /** `topic/slug` of the note. */
  name: string;
  topic: Topic;
  note: NoteFile;
  steps: Step[];
}

/** The paths of all notes that have commands, in reading order. */
export function getPaths(content: Content): Path[] {
  return content.notes
    .filter((note) => note.language === defaultLanguage && note.commands.length > 0)
    .map((note) => ({ name: pathOf(note).slice(1, -1), topic: note.topic, note, steps: stepsOf(note, content) }));
}

function stepsOf(note: NoteFile, { commands, manifests }: Content): Step[] {
  const shown = note.commands.flatMap(({ id, line }) => commands.filter((command) => command.id === id).map((command) => ({ line, step: toStep(command) })));
  const applied = shown.map(({ step }) => step.run).join('\n');
  const given = note.manifests.flatMap(({ file, line }) =>
    manifests.filter((manifest) => manifest.path === file && isApplied(manifest, applied)).map((manifest) => ({ line, step: toApply(manifest) })),
  );
  return [...shown, ...given].sort((a, b) => a.line - b.line).map(({ step }) => step);
}

/** What the reader is to apply without being told the command for it. What is broken on purpose is told. */
const isApplied = ({ apply, finding, file }: Manifest, commands: string) => apply === 'kubectl' && finding === undefined && !commands.includes(`-f ${file}`);

const toStep = ({ id, run, does, where, needs }: Command): Step => ({
  id,
  run,
  does,
  where: where === 'pod' ? 'pod' : 'host',
  needsCluster: needs === 'cluster',
});

const toApply = ({ path, file, does }: Manifest): Step => ({
  id: path,
  run: `kubectl apply -f ${file}`,
  does: { 'pt-br': `Aplicar: ${does['pt-br']}`, en: `Apply: ${does.en}` },
  where: 'host',
  needsCluster: true,
});
