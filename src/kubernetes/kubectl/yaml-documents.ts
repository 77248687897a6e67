import { LineCounter, parseAllDocuments, type Document } from 'yaml';

/** One document of a file: its value, or why it could not be read, in go-yaml's words. */
export type YamlDocument = { value: unknown } | { error: string };

/** Reads the documents of a YAML or JSON text up to the first broken one; empty documents are left out. */
export function parseYamlDocuments(text: string): YamlDocument[] {
  const documents: YamlDocument[] = [];
  for (const part of text.replaceAll('\r\n', '\n').split(/^---(?:[ \t].*)?$/m)) {
    const lines = new LineCounter();
    const [document] = parseAllDocuments(part, {
      lineCounter: lines,
      uniqueKeys: true,
      schema: 'yaml-1.1',
      merge: true,
      customTags: withoutDates,
    });
    if (!document || 'empty' in document) continue;
    const error = printYamlError(document as Document.Parsed, part, lines);
    if (error !== undefined) return [...documents, { error }];
    const value: unknown = (document as Document.Parsed).toJS();
    if (value !== null && value !== undefined) documents.push({ value });
  }
  return documents;
}

/** YAML 1.1 reads dates and base-60 numbers; Kubernetes' JSON has neither. */
type TagList = (string | { tag?: string })[];
function withoutDates<T extends TagList>(tags: T): T {
  return tags.filter((tag) => typeof tag === 'string' || tag.tag !== 'tag:yaml.org,2002:timestamp') as T;
}

function printYamlError(document: Document.Parsed, text: string, lines: LineCounter): string | undefined {
  const error = document.errors[0];
  if (!error) return undefined;
  const { line } = lines.linePos(error.pos[0]);
  const said = wordings.find(
    ({ code, message }) => code === error.code && (!message || message.test(error.message)),
  )?.says;
  if (error.code === 'DUPLICATE_KEY') return printDuplicate(text, line);
  const shift = said === 'mapping values are not allowed in this context' || error.code === 'TAB_AS_INDENT' ? 0 : -1;
  return (
    'error converting YAML to JSON: yaml: ' +
    `line ${Math.max(1, line + shift)}: ${said ?? error.message.split(' at line')[0]}`
  );
}

function printDuplicate(text: string, line: number): string {
  const key = /^\s*(?:- )?["']?([^:"']+)/.exec(text.split('\n')[line - 1] ?? '')?.[1] ?? '';
  return (
    'error converting YAML to JSON: yaml: unmarshal errors:\n' +
    `  line ${line}: key ${JSON.stringify(key)} already set in map`
  );
}

/** The words of go-yaml for the parse errors of the `yaml` package. */
const wordings: { code: string; message?: RegExp; says: string }[] = [
  { code: 'BLOCK_AS_IMPLICIT_KEY', says: 'mapping values are not allowed in this context' },
  { code: 'MULTILINE_IMPLICIT_KEY', says: "could not find expected ':'" },
  { code: 'MISSING_CHAR', message: /closing|quote/, says: 'found unexpected end of stream' },
  { code: 'MISSING_CHAR', says: "could not find expected ':'" },
  { code: 'TAB_AS_INDENT', says: 'found character that cannot start any token' },
  { code: 'BAD_INDENT', says: 'did not find expected key' },
  { code: 'UNEXPECTED_TOKEN', says: 'did not find expected key' },
  { code: 'BAD_ALIAS', says: 'unknown anchor' },
];
