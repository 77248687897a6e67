import type { Finding } from '../../content/finding.ts';
import type { Content, NoteFile } from '../../content/read.ts';
import { defaultLanguage } from '../../i18n/languages.ts';
import { checkClaims, parseClaims } from '../../record/claim.ts';
import { findEntry, isCurrent, toPrinted } from '../../record/file.ts';
import { getBlocks, noteId, type Block } from '../../record/plan.ts';

/** Every block is recorded or says why not, the record shows what the note claims, and no entry is left over. */
export function checkRecord(content: Content): Finding[] {
  const faulty = new Set(content.findings.map(({ file }) => file));
  const notes = content.notes.filter(({ language }) => language === defaultLanguage);
  // A note with faults of its own may have lost its blocks, or have none to record: it is judged once they are mended.
  const sound = notes.filter(({ file }) => !faulty.has(file));
  return [
    ...content.notes.flatMap(checkClaimTexts),
    ...sound.flatMap((note) => checkBlocks(note, content)),
    ...checkUnused(notes, content, faulty),
  ];
}

/** What an author claims can be read. */
const checkClaimTexts = ({ commands, file }: NoteFile): Finding[] =>
  commands.flatMap(({ id, shows, line, column }) => {
    const parsed = shows === undefined ? [] : parseClaims(shows);
    return typeof parsed === 'string'
      ? [{ file, line, column, code: 'record/bad-claim', message: `<Command id="${id}"> shows="${shows}": ${parsed}.` }]
      : [];
  });

function checkBlocks(note: NoteFile, content: Content): Finding[] {
  return getBlocks(note, content).flatMap((block) => {
    const at = (code: string, message: string): Finding[] => [
      { file: note.file, line: block.line, column: 1, code, message },
    ];
    const entry = findEntry(content.record, noteId(note), block);
    const again = `run npm run record -- --context NAME --note ${noteId(note)}`;
    if (entry && !isCurrent(entry, block)) {
      const what = entry.run === block.run ? 'A manifest that it names' : 'The command';
      return at('record/stale', `${what} has changed since "${block.id}" was recorded: ${again}.`);
    }
    if (entry?.day === undefined)
      return block.requires.length > 0 && entry
        ? []
        : at(
            'record/missing',
            block.requires.length > 0
              ? `The record does not say yet that "${block.id}" cannot run on every machine: ${again}.`
              : `"${block.id}" is not recorded: ${again}, ` +
                  'or say in "requires" what it needs that a recording machine has not.',
          );
    return unmet(block, toPrinted(entry)).flatMap((why) =>
      at(
        'record/claim',
        `"${block.id}" does not show what the note claims: ${why} (${entry.source.file}:${entry.source.line}).`,
      ),
    );
  });
}

/** A block that is ended by Ctrl+C, or that fails with a claim, may end with another code than 0. */
function unmet({ claims }: Block, printed: ReturnType<typeof toPrinted>): string[] {
  const expected = [0, 130].includes(printed.exit) || claims.some(({ what }) => what === 'exit');
  return [
    ...checkClaims(claims, printed),
    ...(expected ? [] : [`it ended with ${printed.exit}, and no claim says so`]),
  ];
}

/** Entries that no block of their note stands for, whether or not its command can be read. */
function checkUnused(notes: readonly NoteFile[], content: Content, faulty: ReadonlySet<string>): Finding[] {
  const blocks = Map.groupBy(notes, noteId);
  return content.record.flatMap((entry, at) => {
    const { note, block, source } = entry;
    const own = blocks.get(note) ?? [];
    if (own.some(({ file }) => faulty.has(file))) return [];
    const nth = content.record
      .slice(0, at)
      .filter((earlier) => earlier.note === note && earlier.block === block).length;
    if (own.flatMap(({ commands }) => commands).filter(({ id }) => id === block).length > nth) return [];
    const message =
      `No block of ${note} is "${block}" any more: ` +
      `npm run record -- --context NAME --note ${note} takes it out, or delete the entry.`;
    return [{ ...source, code: 'record/unused', message }];
  });
}
