import { didYouMean } from '../../content/finding.ts';
import type { Schemas } from '../../kubernetes/build.ts';
import type { KindSchema, SchemaSet } from '../../kubernetes/index.ts';
import type { ManifestDocument, Problem } from './document.ts';
import { removedIn } from './removed.ts';
import { printSets } from './value.ts';

/** The kind of a document in a set. */
export const kindIn = (
  { apiVersion, kind }: Pick<ManifestDocument, 'apiVersion' | 'kind'>,
  set: SchemaSet,
): KindSchema | undefined => set.kinds[`${apiVersion}/${kind}`];

/** What a document should say instead whose kind none of those minors knows, and no extension. */
export function checkKind(
  document: ManifestDocument,
  minors: SchemaSet[],
  { extensions, kind: kindConfig }: Schemas,
): Problem[] {
  const { apiVersion, kind } = document;
  const sets = [...minors, ...extensions, kindConfig];
  const kubernetes = printSets(minors.map((set) => set.name));
  for (const field of ['apiVersion', 'kind'] as const)
    if (document[field] === '')
      return [
        { path: [], code: 'missing-field', message: `${field} is missing: every object has apiVersion and kind.` },
      ];
  const known = sets.flatMap((set) => Object.values(set.kinds));
  const elsewhere = [...new Set(known.filter((other) => other.kind === kind).map((other) => other.apiVersion))];
  const removed = removedIn(apiVersion, kind);
  const name = `${apiVersion}/${kind}`;
  if (removed) {
    const instead =
      removed.instead ?? (elsewhere.length > 0 ? `write apiVersion: ${stable(elsewhere)}` : 'nothing replaced it');
    return [
      {
        path: ['apiVersion'],
        code: 'k8s/removed-api',
        message: `${name} does not exist in ${kubernetes}: it was removed in ${removed.minor}; ${instead}.`,
      },
    ];
  }
  const path = elsewhere.length > 0 ? ['apiVersion'] : ['kind'];
  const here = known.filter((other) => other.apiVersion === apiVersion).map((other) => other.kind);
  const hint =
    elsewhere.length > 0
      ? ` It is served as ${elsewhere.join(', ')}.`
      : didYouMean(kind, here.length > 0 ? here : known.map((other) => other.kind));
  return [
    {
      path,
      code: 'k8s/unknown-kind',
      message:
        `${name} does not exist in ` +
        `${[kubernetes, ...[...extensions, kindConfig].map((set) => set.name)].join(', ')}.${hint}`,
    },
  ];
}

const stable = (versions: string[]) => versions.find((version) => /(^|\/)v\d+$/.test(version)) ?? versions[0] ?? '';
