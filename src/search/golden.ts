import { commandAnchor, manifestAnchor } from '../content/anchors.ts';
import type { Search } from '../content/searches.ts';
import { folderOf, type Language } from '../i18n/languages.ts';

/** One query of content/searches.yaml: part of a result's address each; none where nothing may be found. */
export type Golden = Omit<Search, 'source'>;

export interface Scored extends Golden {
  /** The addresses that came first, at most three. */
  got: string[];
  /** The place of the first right one, from 1; Infinity when it is not among the three. */
  place: number;
}

/** Asks every query; `find` gives the addresses of the first three results, below the site's base. */
export async function score(
  golden: readonly Golden[],
  find: (language: Language, query: string) => Promise<{ url: string }[]>,
): Promise<Scored[]> {
  const scored: Scored[] = [];
  for (const one of golden) {
    const got = (await find(one.language, one.query)).map(({ url }) => url);
    const at = got.findIndex((url) => one.wanted.some((wanted) => isAt(url, wanted, one.language)));
    const place = one.wanted.length === 0 ? (got.length === 0 ? 1 : Infinity) : at < 0 ? Infinity : at + 1;
    scored.push({ ...one, got, place });
  }
  return scored;
}

/** Is a result's address that of a command's id, a note's path or a manifest's file? */
function isAt(url: string, wanted: string, language: Language): boolean {
  const [path = '', hash = ''] = url.split('#');
  const prefix = folderOf(language);
  if (wanted.startsWith('/')) return path === prefix + wanted.slice(1) && !/^(cmd|manifest)-/.test(hash);
  return hash === (wanted.endsWith('.yaml') ? manifestAnchor(wanted) : commandAnchor(wanted));
}

/** A line per group, the whole, and each query whose first result is not a right one. */
export function printScore(scored: readonly Scored[]): string {
  const groups = Object.entries(Object.groupBy(scored, ({ group }) => group));
  const line = (name: string, all: readonly Scored[]) => {
    const first = all.filter(({ place }) => place === 1).length;
    const three = all.filter(({ place }) => place <= 3).length;
    return `${name.padEnd(22)}${String(all.length).padStart(5)}${share(first, all.length)}${share(three, all.length)}`;
  };
  const missed = scored.filter(({ place }) => place !== 1);
  return [
    `${''.padEnd(22)}  queries  first   in three`,
    ...groups.map(([name, all]) => line(name, all ?? [])),
    line('all', scored),
    ...missed.map(
      ({ language, query, wanted, got, place }) =>
        `${place === Infinity ? 'missed' : `  at ${place}`}  ${language}  ${query}\n` +
        `          wanted ${wanted.join(', ') || 'nothing'}\n          got    ${got.join(', ') || 'nothing'}`,
    ),
  ].join('\n');
}

const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`.padStart(11);
