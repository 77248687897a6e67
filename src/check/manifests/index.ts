import type { Finding } from '../../content/finding.ts';
import type { Content, Manifest } from '../../content/read.ts';
import { readSchemas, type Schemas } from '../../kubernetes/build.ts';
import { checkSource, getDocuments, getValidSets } from './check.ts';
import { getMade } from './commands.ts';
import type { ManifestDocument, Source } from './document.ts';
import { expectFinding } from './marked.ts';
import { fileOf, getInlineSources } from './sources.ts';

/**
 * Everything that is wrong in the manifests of content/: its files, the YAML blocks of its notes, the
 * heredocs of its commands.
 */
export function checkManifests(content: Content, schemas?: Schemas): Finding[] {
  return [...checkEachManifest(content, schemas)].flat();
}

/** As checkManifests, one text after the other. */
export function* checkEachManifest(content: Content, schemas: Schemas = readSchemas()): Generator<Finding[]> {
  const site = getSite(content);
  for (const manifest of content.manifests) yield expectFinding(manifest, checkManifest(manifest, site, schemas));
  for (const source of getInlineSources(content)) yield checkSource(source, schemas, site);
}

/** What is wrong in one manifest of a site, whatever its author says of it. */
export function checkManifest(
  manifest: Pick<Manifest, 'path' | 'text'>,
  site: ManifestDocument[],
  schemas: Schemas = readSchemas(),
): Finding[] {
  const file = fileOf(manifest.path);
  return checkSource(
    toSource(manifest),
    schemas,
    site.filter((document) => document.file !== file),
  );
}

/**
 * What a manifest was found right against, like `Kubernetes 1.36` or `KEDA 2.21`; nothing for one that is
 * wrong by the schemas.
 */
export function getValidAgainst(manifest: Manifest, schemas: Schemas = readSchemas()): string[] {
  return getValidSets(toSource(manifest), schemas);
}

const sources = new WeakMap<object, Source>();

/** One source for a manifest, as what is parsed of it is kept by that. */
function toSource(manifest: Pick<Manifest, 'path' | 'text'>): Source {
  const source = sources.get(manifest) ?? { file: fileOf(manifest.path), firstLine: 1, text: manifest.text };
  sources.set(manifest, source);
  return source;
}

/** All that the manifests and commands of the site make. What is broken on purpose stands for itself only. */
export function getSite({ manifests, commands }: Pick<Content, 'manifests' | 'commands'>): ManifestDocument[] {
  return [
    ...manifests.filter(({ finding }) => finding === undefined).flatMap((manifest) => getDocuments(toSource(manifest))),
    ...commands.flatMap(({ run }) => getMade(run)),
  ];
}
