import type { Finding } from '../../content/finding.ts';
import type { Content, NoteFile } from '../../content/read.ts';
import { defaultLanguage, languages } from '../../i18n/languages.ts';

/**
 * Each note exists in every language, with the same headings, commands, manifests, diagrams and statements
 * in the same order.
 */
export function checkTwins({ notes }: Content): Finding[] {
  return notes.flatMap((note) =>
    languages
      .filter((language) => language !== note.language)
      .flatMap((language) => {
        const file = twinFile(note, language);
        const twin = notes.find((other) => other.file === file);
        if (!twin)
          return [
            {
              file: note.file,
              line: 1,
              column: 1,
              code: 'twin/missing',
              message: `Its twin is missing: write ${file}.`,
            },
          ];
        // Each pair is compared once, seen from the default language.
        return note.language === defaultLanguage ? differences(note, twin) : [];
      }),
  );
}

/** The path of a note's twin in a language. */
const twinFile = (note: Pick<NoteFile, 'file' | 'language'>, language: string) =>
  note.file.replace(`/${note.language}/`, `/${language}/`);

/** A block as its author wrote it: what both languages must say alike. */
const printCommand = ({ id, again, shows, terminal, requires }: NoteFile['commands'][number]) =>
  [
    `<Command id="${id}"`,
    again && 'again',
    shows !== undefined && `shows="${shows}"`,
    terminal === 'second' && 'terminal="second"',
    requires !== undefined && `requires="${requires}"`,
    '/>',
  ]
    .filter(Boolean)
    .join(' ');

const statesOf = ({ data }: NoteFile) =>
  (['begins', 'leaves', 'cleans'] as const).map((key) => `${key}: [${data?.[key].join(', ')}]`);

function differences(note: NoteFile, twin: NoteFile): Finding[] {
  const lists: [code: string, of: (note: NoteFile) => { name: string; line: number; column: number }[]][] = [
    [
      'twin/headings',
      (n) => n.headings.map(({ id, depth, ...place }) => ({ name: `${'#'.repeat(depth)} {#${id}}`, ...place })),
    ],
    ['twin/commands', (n) => n.commands.map((command) => ({ ...command, name: printCommand(command) }))],
    // Frontmatter that cannot be read is a finding of its own.
    ['twin/states', (n) => (note.data && twin.data ? statesOf(n).map((name) => ({ name, line: 1, column: 1 })) : [])],
    [
      'twin/manifests',
      (n) => n.manifests.map(({ file, ...place }) => ({ name: `<Manifest file="${file}" />`, ...place })),
    ],
    [
      'twin/diagrams',
      (n) => n.diagrams.map(({ name, ...place }) => ({ name: `<Diagram name="${name}" />`, ...place })),
    ],
    ['twin/statements', (n) => n.statementPlaces.map(({ id, ...place }) => ({ name: id, ...place }))],
  ];
  return lists.flatMap(([code, of]) => {
    const [ours, theirs] = [of(note), of(twin)];
    const lacks = (has: NoteFile, list: typeof ours, other: typeof ours, otherFile: string) =>
      list
        .filter(({ name }) => !other.some((item) => item.name === name))
        .map(({ name, line, column }) => ({
          file: has.file,
          line,
          column,
          code,
          message: `${name} stands here and not in ${otherFile}.`,
        }));
    const found = [...lacks(note, ours, theirs, twin.file), ...lacks(twin, theirs, ours, note.file)];
    const index = ours.findIndex(({ name }, i) => theirs[i]?.name !== name);
    const moved = theirs[index];
    if (found.length > 0 || index < 0 || !moved) return found;
    return [
      {
        file: twin.file,
        line: moved.line,
        column: moved.column,
        code,
        message: `${moved.name} stands here where ${note.file} has ${ours[index]?.name}: keep one order.`,
      },
    ];
  });
}
