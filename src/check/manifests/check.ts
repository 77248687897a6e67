import { printFindings, type Finding } from '../../content/finding.ts';
import type { Schemas } from '../../kubernetes/build.ts';
import type { SchemaSet } from '../../kubernetes/index.ts';
import { agree } from './agree.ts';
import { parseDocuments, type ManifestDocument, type Problem, type Source } from './document.ts';
import { checkFragment } from './fragment.ts';
import { checkKind, kindIn } from './kind.ts';
import { rules } from './rules/index.ts';
import { checkShape } from './shape.ts';
import type { World } from './world.ts';

/**
 * What is wrong in a YAML text, in the order of its places. `far` is what else there is on the site; undefined when
 * nothing is known of it.
 */
export function checkSource(source: Source, schemas: Schemas, far: ManifestDocument[] | undefined): Finding[] {
  const { documents, fragments, findings } = parseDocuments(source);
  const world: World = { near: documents, far };
  const problems = [
    ...documents.flatMap((document) => toFindings(document, checkDocument(document, world, schemas))),
    ...fragments.flatMap((document) =>
      toFindings(
        document,
        checkInEach(schemas.kubernetes, (set) => checkFragment(document.value, set, schemas)),
      ),
    ),
  ];
  return sorted([...findings, ...problems]);
}

/**
 * The sets of schemas by which a YAML text is right, of those that know its kinds: `Kubernetes 1.36`,
 * `KEDA 2.21`. The oldest first.
 */
export function getValidSets(source: Source, { kubernetes, extensions, kind }: Schemas): string[] {
  const { documents } = parseDocuments(source);
  const known = (sets: SchemaSet[]) => documents.filter((document) => sets.some((set) => kindIn(document, set)));
  const holds = (set: SchemaSet, family: SchemaSet[]) =>
    known([set]).length > 0 &&
    known([set]).length === known(family).length &&
    known([set]).every((document) => checkIn(document, set).length === 0);
  const minors = kubernetes.filter((set) => holds(set, kubernetes)).toReversed();
  return [...minors, ...[...extensions, kind].filter((set) => holds(set, [set]))].map(({ name }) => name);
}

function checkDocument(document: ManifestDocument, world: World, schemas: Schemas): Problem[] {
  const families = [schemas.kubernetes, ...[...schemas.extensions, schemas.kind].map((set) => [set])];
  const family = families.find((sets) => sets.some((set) => kindIn(document, set)));
  if (!family) return checkKind(document, schemas.kubernetes, schemas);
  const shape = checkInEach(family, (set) =>
    kindIn(document, set) ? checkIn(document, set) : checkKind(document, [set], schemas),
  );
  return [...shape, ...rules.flatMap((rule) => rule(document, world))];
}

function checkInEach(sets: SchemaSet[], check: (set: SchemaSet) => Problem[]): Problem[] {
  return agree(sets.map((set) => ({ set, problems: check(set) })));
}

function checkIn(document: ManifestDocument, set: SchemaSet): Problem[] {
  const kind = kindIn(document, set);
  return kind
    ? checkShape(document.value, set, kind.type, {
        root: document.kind,
        kind: `${document.apiVersion}/${document.kind}`,
      })
    : [];
}

function toFindings(document: ManifestDocument, problems: Problem[]): Finding[] {
  const prefix = document.apiVersion.startsWith('kind.x-k8s.io/') ? 'kind' : 'k8s';
  return problems.map(({ path, code, message }) => ({
    file: document.file,
    ...document.at(path),
    code: code.includes('/') ? code : `${prefix}/${code}`,
    message,
  }));
}

/** Each once: the schema and a rule may say the same. */
function sorted(findings: Finding[]): Finding[] {
  const lines = new Map(findings.map((finding) => [printFindings([finding]), finding]));
  return [...lines.values()].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** The documents of a text, for the world of others. */
export const getDocuments = (source: Source): ManifestDocument[] => parseDocuments(source).documents;
