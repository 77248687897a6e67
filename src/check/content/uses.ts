import { didYouMean, type Finding } from '../../content/finding.ts';
import type { Content, NoteFile, Written } from '../../content/read.ts';
import type { Place } from '../../content/yaml.ts';

/**
 * Every command, manifest, diagram and term that a note names exists, and every command, manifest and diagram
 * is shown by a note.
 */
export function checkUses({ notes, commands, manifests, diagrams, glossary, states }: Content): Finding[] {
  const ids = commands.map(({ id }) => id);
  const paths = manifests.map(({ path }) => path);
  const pictures = diagrams.map(({ path }) => path);
  const terms = glossary.map(({ id }) => id);
  // States and clean-ups stand on the pages too, at the top and at the end of a note.
  const behind = new Set([...states.flatMap(({ steps }) => steps), ...notes.flatMap(({ data }) => data?.cleans ?? [])]);
  const named = {
    commands: (note: NoteFile) => note.commands.map(({ id, ...place }) => ({ name: id, place })),
    manifests: (note: NoteFile) => note.manifests.map(({ file, ...place }) => ({ name: file, place })),
    diagrams: (note: NoteFile) => note.diagrams.map(({ name, ...place }) => ({ name, place })),
    terms: (note: NoteFile) => note.terms.map(({ id, ...place }) => ({ name: id, place })),
  };
  return [
    ...missing(notes, named.commands, ids, 'note/no-such-command', (id) => `No commands.yaml has a command "${id}".`),
    ...missing(
      notes,
      named.manifests,
      paths,
      'note/no-such-manifest',
      (path) => `There is no manifest "${path}": name it as topic/file.yaml.`,
    ),
    ...missing(
      notes,
      named.diagrams,
      pictures,
      'note/no-such-diagram',
      (path) => `There is no diagram "${path}": name it as topic/file, without .yaml.`,
    ),
    ...missing(notes, named.terms, terms, 'note/no-such-term', (id) => `content/glossary.yaml has no term "${id}".`),
    ...unused(
      notes,
      named.commands,
      commands.filter(({ id }) => !behind.has(id)).map(({ id, source }) => ({ name: id, source })),
      'command/unused',
      (id) => `<Command id="${id}" />`,
    ),
    ...unused(
      notes,
      named.diagrams,
      diagrams.map(({ path, source }) => ({ name: path, source })),
      'diagram/unused',
      (path) => `<Diagram name="${path}" />`,
    ),
    ...unused(
      notes,
      named.manifests,
      manifests.map(({ path, source }) => ({ name: path, source })),
      'manifest/unused',
      (path) => `<Manifest file="${path}" />`,
    ),
  ];
}

type Named = (note: NoteFile) => { name: string; place: Place }[];

function missing(
  notes: NoteFile[],
  namesOf: Named,
  known: string[],
  code: string,
  say: (name: string) => string,
): Finding[] {
  return notes.flatMap((note) =>
    namesOf(note)
      .filter(({ name }) => !known.includes(name))
      .map(({ name, place: { line, column } }) => ({
        file: note.file,
        line,
        column,
        code,
        message: say(name) + didYouMean(name, known),
      })),
  );
}

function unused(
  notes: NoteFile[],
  namesOf: Named,
  known: Written<{ name: string }>[],
  code: string,
  block: (name: string) => string,
): Finding[] {
  const shown = new Set(notes.flatMap((note) => namesOf(note).map(({ name }) => name)));
  return known
    .filter(({ name }) => !shown.has(name))
    .map(({ name, source }) => ({ ...source, code, message: `No note shows it: place ${block(name)} in one.` }));
}
