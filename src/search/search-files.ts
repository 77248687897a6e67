import { writeFile } from 'node:fs/promises';
import { toCards } from './cards-file.ts';
import { writeIndex, type SearchPage } from './pagefind/index-writer.ts';
import type { SearchRecord } from './records.ts';

/**
 * Writes the index of a language and its cards into a folder; gives how many things they hold.
 * Throws what Pagefind reports.
 */
export async function writeSearch(
  pages: readonly SearchPage[],
  records: readonly SearchRecord[],
  folder: URL,
): Promise<number> {
  const indexed = await writeIndex(pages, records, folder);
  await writeFile(new URL('cards.json', folder), JSON.stringify(toCards(records, indexed)));
  return indexed.length;
}
