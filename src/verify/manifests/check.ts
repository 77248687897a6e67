import { printFindings, type Finding } from '../../content/finding.ts';
import type { Schemas, SchemaSet } from '../../schemas/index.ts';
import { parseDocuments, type ManifestDocument, type Problem, type Source } from './document.ts';
import { checkFragment } from './fragment.ts';
import { checkKind, kindIn } from './kind.ts';
import { rules } from './rules/index.ts';
import { checkShape } from './shape.ts';
import type { World } from './world.ts';

/** A YAML text checked. */
export interface CheckedSource {
  /** What is wrong in the reference minor and by the rules; all of it, in the order of its places. */
  findings: Finding[];
  /** The sets of schemas whose every kind of the text was found right: `Kubernetes 1.36`, `KEDA 2.19`. */
  validAgainst: string[];
}

/** Checks a YAML text. `far` is what else there is on the site; undefined when nothing is known of it. */
export function checkSource(source: Source, schemas: Schemas, far: ManifestDocument[] | undefined): CheckedSource {
  const { documents, fragments, findings } = parseDocuments(source);
  const [newest] = schemas.kubernetes;
  if (!newest) throw new Error('There are no schemas of Kubernetes');
  const world: World = { near: documents, far };
  const problems = [
    ...documents.flatMap((document) => toFindings(document, checkDocument(document, world, [newest, ...schemas.extensions, schemas.kind], schemas))),
    ...fragments.flatMap((document) => toFindings(document, checkFragment(document.value, newest, schemas))),
  ];
  return { findings: sorted([...findings, ...problems]), validAgainst: validSets(documents, schemas) };
}

function checkDocument(document: ManifestDocument, world: World, sets: SchemaSet[], schemas: Schemas): Problem[] {
  const set = sets.find((candidate) => kindIn(document, candidate));
  if (!set) return checkKind(document, schemas);
  return [...shapeIn(document, set), ...rules.flatMap((rule) => rule(document, world))];
}

function shapeIn(document: ManifestDocument, set: SchemaSet): Problem[] {
  const kind = kindIn(document, set);
  return kind ? checkShape(document.value, set, kind.type, { root: document.kind, kind: `${document.apiVersion}/${document.kind}` }) : [];
}

function validSets(documents: ManifestDocument[], { kubernetes, extensions, kind }: Schemas): string[] {
  const own = (set: SchemaSet) => documents.filter((document) => kindIn(document, set));
  // A minor counts when it has every kind that is one of Kubernetes at all.
  const built = documents.filter((document) => kubernetes.some((set) => kindIn(document, set)));
  return [...kubernetes, ...extensions, kind]
    .filter((set) => own(set).length > 0 && own(set).every((document) => shapeIn(document, set).length === 0))
    .filter((set) => !kubernetes.some((minor) => minor === set) || own(set).length === built.length)
    .map(({ name }) => name);
}

function toFindings(document: ManifestDocument, problems: Problem[]): Finding[] {
  const prefix = document.apiVersion.startsWith('kind.x-k8s.io/') ? 'kind' : 'k8s';
  return problems.map(({ path, code, message }) => ({ file: document.file, ...document.at(path), code: code.includes('/') ? code : `${prefix}/${code}`, message }));
}

/** In the order of their places, each once: two languages of the API may say the same. */
function sorted(findings: Finding[]): Finding[] {
  const lines = new Map(findings.map((finding) => [printFindings([finding]), finding]));
  return [...lines.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The documents of a text, for the world of others. */
export const getDocuments = (source: Source): ManifestDocument[] => parseDocuments(source).documents;
