import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readContent, type NoteFile } from '../src/content/read.ts';
import { currentTranslations, translationsFile } from '../src/content/translations.ts';
import { defaultLanguage } from '../src/i18n/languages.ts';
import { printRecord } from '../src/record/file.ts';
import { noteId } from '../src/record/plan.ts';

/**
 * Writes content/ into a folder with so many notes, half of them in each language: the notebook's own, then round after
 * round of their copies, each with a title and an address of its own and its sections in another order. Commands,
 * manifests and terms stay those of the notebook, which its copies show too. The same folder from the same content.
 */
export function growContent(folder: string, amount: number) {
  cpSync('content', join(folder, 'content'), { recursive: true });
  const notes = readContent(process.cwd()).notes;
  const pairs = notes
    .filter(({ language }) => language === defaultLanguage)
    .map((note) => notes.filter(({ file }) => nameOf(file) === nameOf(note.file)));
  for (let made = pairs.length; made < amount / 2; made += 1) {
    const round = Math.floor(made / pairs.length);
    for (const note of pairs[made % pairs.length] ?? [])
      writeFileSync(join(folder, fileOf(note, round)), toCopy(note, round));
  }
  growRecord(folder, pairs.flat(), amount / 2);
  writeFileSync(join(folder, translationsFile), JSON.stringify(currentTranslations(readContent(folder).notes)));
}

/** What a cluster printed for a note, its copies show too. */
function growRecord(folder: string, notes: readonly NoteFile[], amount: number) {
  const { record } = readContent(process.cwd());
  const own = notes.filter(({ language }) => language === defaultLanguage);
  for (const [topic, entries] of Map.groupBy(record, (entry) => entry.topic)) {
    const copies = own.flatMap((note, place) => {
      const rounds = Math.ceil((amount - place) / own.length) - 1;
      const printed = entries.filter((entry) => entry.note === noteId(note));
      return Array.from({ length: Math.max(0, rounds) }, (_, at) =>
        printed.map((entry) => ({ ...entry, note: `${topic}/${note.slug || 'index'}-${at + 1}` })),
      ).flat();
    });
    writeFileSync(join(folder, `content/${topic}/record.yaml`), printRecord([...entries, ...copies]));
  }
}

/** The same for both languages of a note. */
const nameOf = (file: string) => file.replace(/^content\/([^/]+)\/[^/]+\//, '$1/');

function fileOf({ file }: NoteFile, round: number): string {
  const [, number = '0', slug = ''] = /^(?:(\d+)-)?(.*)\.mdx$/.exec(basename(file)) ?? [];
  return join(dirname(file), `${round}${number.padStart(3, '0')}-${slug}-${round}.mdx`);
}

function toCopy(note: NoteFile, round: number): string {
  const source = readFileSync(note.file, 'utf8');
  const head = /^---\n[\s\S]*?\n---\n/.exec(source)?.[0] ?? '';
  const [lead = '', ...sections] = source.slice(head.length).split(/^(?=## )/m);
  const turn = round % Math.max(1, sections.length);
  const title = `title: ${JSON.stringify(`${note.data?.title.slice(0, 55)} ${round}`)}`;
  return [
    head.replace(/^title: .*$/m, title),
    lead,
    ...endLines(sections.slice(turn)),
    ...endLines(sections.slice(0, turn)),
  ].join('');
}

/** The last section of a file may end without an empty line, which the next one needs. */
const endLines = (sections: string[]) => sections.map((text) => `${text.trimEnd()}\n\n`);
