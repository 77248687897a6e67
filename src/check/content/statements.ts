import type { Finding } from '../../content/finding.ts';
import type { Content } from '../../content/read.ts';

/** A note names only statements that exist, and every statement of the original notes is covered by a note. */
export function checkStatements(content: Content): Finding[] {
  const known = new Set(content.statements.map((statement) => statement.id));
  const covered = new Set(content.notes.flatMap((note) => note.statementPlaces.map(({ id }) => id)));
  const unknown = content.notes.flatMap((note) =>
    note.statementPlaces
      .filter(({ id }) => !known.has(id))
      .map(({ id, line, column }) => ({
        file: note.file,
        line,
        column,
        code: 'note/unknown-statement',
        message: `content/statements.yaml has no statement ${id}: it has S1 to S${known.size}.`,
      })),
  );
  const uncovered = content.statements
    .filter((statement) => !covered.has(statement.id))
    .map((statement) => ({
      ...statement.source,
      code: 'statement/not-covered',
      message: `No note covers ${statement.id}: name it in the "statements" of the note that corrects it.`,
    }));
  return [...unknown, ...uncovered];
}
