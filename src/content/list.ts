import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'astro/zod';
import type { Finding } from './finding.ts';
import type { Placed } from './read.ts';
import { checkSchema, parseYaml, type YamlText } from './yaml.ts';

/** The entries of a YAML file that is a list of one kind; none where there is no such file. */
export function readList<T extends z.ZodType<object>>(root: string, file: string, kind: string, schema: T) {
  const findings: Finding[] = [];
  const entries: Placed<z.infer<T>>[] = [];
  if (!existsSync(join(root, file))) return { entries, findings, text: '' };
  const text = readFileSync(join(root, file), 'utf8');
  const yaml = parseOne(text, file);
  findings.push(...yaml.findings);
  const list = yaml.values[0];
  if (yaml.findings.length > 0) return { entries, findings, text };
  if (!Array.isArray(list)) {
    findings.push({
      file,
      line: 1,
      column: 1,
      code: `${kind}/not-a-list`,
      message: `This file is a list: each ${kind} begins with "- ".`,
    });
    return { entries, findings, text };
  }
  list.forEach((value, index) => {
    const at = (path: readonly PropertyKey[]) => yaml.at([index, ...path]);
    const checked = checkSchema(schema, value, { file, kind, at });
    findings.push(...checked.findings);
    if (checked.data) entries.push({ ...checked.data, at, source: { file, ...at([]) } });
  });
  return { entries, findings, text };
}

/** The one document of a file; a second one, or none, is a finding, as nobody would ever read it. */
export function parseOne(text: string, file: string): YamlText {
  const yaml = parseYaml(text, file);
  if (yaml.findings.length > 0 || (yaml.values.length === 1 && yaml.values[0] !== null)) return yaml;
  const many = yaml.values.length > 1;
  const message = many
    ? 'This file is one YAML document: take out the line --- between its parts.'
    : 'This file is empty: write its first entry, or delete it.';
  return { ...yaml, findings: [{ file, line: 1, column: 1, code: many ? 'yaml/documents' : 'yaml/empty', message }] };
}
