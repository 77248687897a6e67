import { join } from 'node:path';
import { cached } from './cache.ts';
import { readClient } from './client.ts';
import { readExtension } from './extension.ts';
import { kindConfig } from './kind-config.ts';
import { clients, extensions } from './minors.ts';
import { readModels } from './models.ts';
import { getModels, refine } from './refine.ts';
import type { SchemaSet } from './schema.ts';

export { referenceMinor, supportedMinors } from './minors.ts';
export type { KindSchema, ObjectSchema, Schema, SchemaSet } from './schema.ts';
export { getClusterSchemas, getClusterTypes } from './cluster.ts';
export { slim } from './slim.ts';

/** Strict schemas of everything that a manifest of this site may be, as JSON. */
export interface Schemas {
  /** Newest first: every minor that the official client was released for, of the supported ones and the last ended one. */
  kubernetes: (SchemaSet & { minor: string })[];
  /** Kinds of projects that extend Kubernetes. */
  extensions: SchemaSet[];
  /** The config file of kind. */
  kind: SchemaSet;
}

const packages = [...clients, 'kubernetes-models', '@kubernetes-models/apimachinery', ...extensions.map((extension) => extension.package)];

const kept = new Map<string, Schemas>();

/** The schemas of the installed packages of the project in `root`; derived once and then kept in node_modules/.cache. */
export function readSchemas(root = process.cwd()): Schemas {
  const schemas = kept.get(root) ?? cached(root, 'schemas', { packages, code: 'src/schemas' }, () => deriveSchemas(join(root, 'node_modules')));
  kept.set(root, schemas);
  return schemas;
}

/** Derives the schemas from the packages below node_modules; throws when a package is not what it was. */
export function deriveSchemas(modules: string): Schemas {
  const found = clients.map((client) => readClient(join(modules, client)));
  const models = readModels(modules, getModels(modules, found));
  return {
    kubernetes: found.map((client) => refine(client, models)),
    extensions: extensions.map((extension) => readExtension(modules, extension)),
    kind: kindConfig,
  };
}
