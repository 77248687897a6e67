import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from '../i18n/languages.ts';
import type { Finding } from './finding.ts';
import { parseOne } from './list.ts';
import type { Written } from './read.ts';
import { searchesSchema } from './schema.ts';
import { checkSchema } from './yaml.ts';

/** What readers type, and what must come first for it: nothing where `wanted` is empty. */
export type Search = Written<{ group: string; language: Language; query: string; wanted: string[] }>;

/** The queries of content/searches.yaml. */
export function readSearches(root: string): { searches: Search[]; findings: Finding[] } {
  const file = 'content/searches.yaml';
  if (!existsSync(join(root, file))) return { searches: [], findings: [] };
  const yaml = parseOne(readFileSync(join(root, file), 'utf8'), file);
  if (yaml.findings.length > 0) return { searches: [], findings: yaml.findings };
  const { data = {}, findings } = checkSchema(searchesSchema, yaml.values[0], { file, kind: 'search', at: yaml.at });
  const searches = Object.entries(data).flatMap(([group, perLanguage]) =>
    languages.flatMap((language) =>
      Object.entries(perLanguage[language]).map(([query, answers]) => ({
        group,
        language,
        query,
        wanted: answers.filter((answer) => answer !== 'nothing'),
        source: { file, ...yaml.at([group, language, query]) },
      })),
    ),
  );
  return { searches, findings };
}
