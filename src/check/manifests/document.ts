import type { Finding } from '../../content/finding.ts';
import { parseYaml, type Place } from '../../content/yaml.ts';
import { dropNulls, itemsAt, textAt, type Path } from './value.ts';

/** A YAML text on the site and the file and line where it begins. */
export interface Source {
  file: string;
  firstLine: number;
  text: string;
}

/** One object of a source. */
export interface ManifestDocument {
  file: string;
  apiVersion: string;
  kind: string;
  /** Empty when it has none. */
  name: string;
  namespace: string;
  /** Without the nulls that the API drops. */
  value: unknown;
  at(path: Path): Place;
}

/** Something wrong in a document, at a path. */
export interface Problem {
  path: Path;
  code: string;
  message: string;
}

interface Documents {
  documents: ManifestDocument[];
  fragments: ManifestDocument[];
  findings: Finding[];
}

const parsed = new WeakMap<Source, Documents>();

/**
 * The objects of a source; those of a v1/List count as its own. One with neither apiVersion nor kind is a
 * fragment. Parsed once.
 */
export function parseDocuments(source: Source): Documents {
  const known = parsed.get(source) ?? parse(source);
  parsed.set(source, known);
  return known;
}

function parse({ file, firstLine, text }: Source): Documents {
  const yaml = parseYaml(text, file, firstLine, 'kubernetes');
  const all = yaml.values
    .map((value, index) => ({ value: dropNulls(value), at: (path: Path) => yaml.at(path, index) }))
    .filter(({ value }) => value !== null && value !== undefined)
    .flatMap(({ value, at }) => listed(toDocument(file, value, at)));
  const whole = ({ apiVersion, kind }: ManifestDocument) => apiVersion !== '' || kind !== '';
  return {
    documents: all.filter(whole),
    fragments: all.filter((document) => !whole(document)),
    findings: yaml.findings,
  };
}

/** A document of that value; `at` gives the place of a path of it. */
export function toDocument(
  file: string,
  value: unknown,
  at: (path: Path) => Place = () => ({ line: 1, column: 1 }),
): ManifestDocument {
  const text = (...path: Path) => textAt(value, ...path) ?? '';
  return {
    file,
    apiVersion: text('apiVersion'),
    kind: text('kind'),
    name: text('metadata', 'name'),
    namespace: text('metadata', 'namespace') || 'default',
    value,
    at,
  };
}

function listed(document: ManifestDocument): ManifestDocument[] {
  if (document.apiVersion !== 'v1' || document.kind !== 'List') return [document];
  return itemsAt(document.value, 'items').map(({ item, path }) =>
    toDocument(document.file, item, (rest) => document.at([...path, ...rest])),
  );
}
