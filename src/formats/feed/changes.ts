import type { History } from '../../content/history.ts';
import { pathOf } from '../../content/anchors.ts';
import type { Content } from '../../content/read.ts';
import type { Language } from '../../i18n/index.ts';

/** One thing that changed in the notebook. */
export interface Change {
  kind: 'new' | 'changed' | 'statement';
  /** Path without base and language. */
  path: string;
  title: string;
  text: string;
  /** Missing where there is no history. */
  date: Date | undefined;
}

/**
 * The notes and the corrections of a language, those that changed last first; in reading order where
 * there is no history.
 */
export function listChanges(content: Content, language: Language, history: History): Change[] {
  const notes = content.notes
    .filter((note) => note.language === language)
    .map((note): Change => {
      const age = history.ages.get(note.file);
      const kind = age && age.changed > age.since ? 'changed' : 'new';
      return {
        kind,
        path: pathOf(note),
        title: note.data?.title ?? '',
        text: note.data?.description ?? '',
        date: age?.changed,
      };
    });
  return [...notes, ...listCorrections(content, language, history.statementLines)].toSorted(
    (a, b) => Number(b.date ?? 0) - Number(a.date ?? 0),
  );
}

function listCorrections({ statements }: Content, language: Language, lines: readonly Date[]): Change[] {
  return statements.map(({ id, says, correction, source }, index) => {
    const own = lines.slice(source.line - 1, (statements[index + 1]?.source.line ?? Infinity) - 1);
    const date = own.length > 0 ? new Date(Math.max(...own.map(Number))) : undefined;
    return { kind: 'statement', path: `/what-changed/#${id}`, title: says[language], text: correction[language], date };
  });
}
