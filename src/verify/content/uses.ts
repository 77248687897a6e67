import { didYouMean, type Finding } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';

/** Every command, manifest and term that a note names exists, and every command and manifest is shown by a note. */
export function checkUses(content: Content): Finding[] {
  const commands = content.commands.map((command) => command.id);
  const manifests = content.manifests.map((manifest) => manifest.path);
  const terms = content.glossary.map((term) => term.id);
  const missing = content.notes.flatMap((note) => [
    ...note.terms
      .filter(({ id }) => !terms.includes(id))
      .map(({ id, line, column }) => ({
        file: note.file,
        line,
        column,
        code: 'note/no-such-term',
        message: `content/glossary.yaml has no term "${id}".${didYouMean(id, terms)}`,
      })),
    ...note.commands
      .filter(({ id }) => !commands.includes(id))
      .map(({ id, line, column }) => ({
        file: note.file,
        line,
        column,
        code: 'note/no-such-command',
        message: `No commands.yaml has a command "${id}".${didYouMean(id, commands)}`,
      })),
    ...note.manifests
      .filter(({ file }) => !manifests.includes(file))
      .map(({ file, line, column }) => ({
        file: note.file,
        line,
        column,
        code: 'note/no-such-manifest',
        message: `There is no manifest "${file}": name it as topic/file.yaml.${didYouMean(file, manifests)}`,
      })),
  ]);
  const shownCommands = new Set(content.notes.flatMap((note) => note.commands.map(({ id }) => id)));
  const shownManifests = new Set(content.notes.flatMap((note) => note.manifests.map(({ file }) => file)));
  return [
    ...missing,
    ...content.commands
      .filter((command) => !shownCommands.has(command.id))
      .map((command) => ({ ...command.source, code: 'command/unused', message: `No note shows it: place <Command id="${command.id}" /> in one.` })),
    ...content.manifests
      .filter((manifest) => !shownManifests.has(manifest.path))
      .map((manifest) => ({ ...manifest.source, code: 'manifest/unused', message: `No note shows it: place <Manifest file="${manifest.path}" /> in one.` })),
  ];
}
