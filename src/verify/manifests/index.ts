import type { Finding } from '../../content/finding.ts';
import type { Content, Manifest } from '../../content/read.ts';
import { readSchemas, type Schemas } from '../../schemas/index.ts';
import { checkSource, getDocuments, getValidSets } from './check.ts';
import { getMade } from './commands.ts';
import type { ManifestDocument } from './document.ts';
import { expectFinding } from './marked.ts';
import { fileOf, getInlineSources } from './sources.ts';

/** Everything that is wrong in the manifests of content/: its files, the YAML blocks of its notes, the heredocs of its commands. */
export function checkManifests(content: Content, schemas: Schemas = readSchemas()): Finding[] {
  const site = getSite(content);
  return [
    ...content.manifests.flatMap((manifest) => expectFinding(manifest, checkManifest(manifest, site, schemas))),
    ...getInlineSources(content).flatMap((source) => checkSource(source, schemas, site)),
  ];
}

/** What is wrong in one manifest of a site, whatever its author says of it. */
export function checkManifest(manifest: Pick<Manifest, 'path' | 'text'>, site: ManifestDocument[], schemas: Schemas = readSchemas()): Finding[] {
  const file = fileOf(manifest.path);
  return checkSource(
    toSource(manifest),
    schemas,
    site.filter((document) => document.file !== file),
  );
}

/** What a manifest was found right against, like `Kubernetes 1.36` or `KEDA 2.19`; nothing for one that is wrong by the schemas. */
export function getValidAgainst(manifest: Manifest, schemas: Schemas = readSchemas()): string[] {
  return getValidSets(toSource(manifest), schemas);
}

const toSource = ({ path, text }: Pick<Manifest, 'path' | 'text'>) => ({ file: fileOf(path), firstLine: 1, text });

/** All that the manifests and commands of the site make. What is broken on purpose stands for itself only. */
export function getSite({ manifests, commands }: Pick<Content, 'manifests' | 'commands'>): ManifestDocument[] {
  return [
    ...manifests.filter(({ finding }) => finding === undefined).flatMap((manifest) => getDocuments(toSource(manifest))),
    ...commands.flatMap(({ run }) => getMade(run)),
  ];
}
