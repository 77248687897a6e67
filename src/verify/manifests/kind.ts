import { didYouMean } from '../../content/finding.ts';
import type { KindSchema, Schemas, SchemaSet } from '../../schemas/index.ts';
import type { ManifestDocument, Problem } from './document.ts';
import { removedIn } from './removed.ts';

/** The kind of a document in a set. */
export const kindIn = ({ apiVersion, kind }: Pick<ManifestDocument, 'apiVersion' | 'kind'>, set: SchemaSet): KindSchema | undefined =>
  set.kinds[`${apiVersion}/${kind}`];

/** What a document of a kind that no set knows should say instead. */
export function checkKind(document: ManifestDocument, schemas: Schemas): Problem[] {
  const { apiVersion, kind } = document;
  const [newest] = schemas.kubernetes;
  const sets = [...(newest ? [newest] : []), ...schemas.extensions, schemas.kind];
  if (!newest || sets.some((set) => kindIn(document, set))) return [];
  for (const field of ['apiVersion', 'kind'] as const)
    if (document[field] === '') return [{ path: [], code: 'missing-field', message: `${field} is missing: every object has apiVersion and kind.` }];
  const known = sets.flatMap((set) => Object.values(set.kinds));
  const elsewhere = known.filter((other) => other.kind === kind).map((other) => other.apiVersion);
  const removed = removedIn(apiVersion, kind);
  const name = `${apiVersion}/${kind}`;
  if (removed) {
    const instead = removed.instead ?? (elsewhere.length > 0 ? `write apiVersion: ${stable(elsewhere)}` : 'nothing replaced it');
    return [
      { path: ['apiVersion'], code: 'k8s/removed-api', message: `${name} does not exist in ${newest.name}: it was removed in ${removed.minor}; ${instead}.` },
    ];
  }
  const path = elsewhere.length > 0 ? ['apiVersion'] : ['kind'];
  const here = known.filter((other) => other.apiVersion === apiVersion).map((other) => other.kind);
  const hint = elsewhere.length > 0 ? ` It is served as ${elsewhere.join(', ')}.` : didYouMean(kind, here.length > 0 ? here : known.map((other) => other.kind));
  return [{ path, code: 'k8s/unknown-kind', message: `${name} does not exist in ${sets.map((set) => set.name).join(', ')}.${hint}` }];
}

const stable = (versions: string[]) => versions.find((version) => /(^|\/)v\d+$/.test(version)) ?? versions[0] ?? '';
