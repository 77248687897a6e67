import { readFacts, readReleases } from './data.build.ts';
import type { Facts } from './facts.ts';
import { kindConfig } from './kind-config.ts';
import { extensions } from './minors.ts';
import type { SchemaSet } from './schema.ts';
import { getStrict } from './strict.ts';

export { getClusterSchemas, getClusterTypes } from './cluster.build.ts';

/** Strict schemas of everything that a manifest of this site may be, as JSON. */
export interface Schemas {
  /** Every supported minor, newest first. */
  kubernetes: (SchemaSet & { minor: string })[];
  /** Kinds of projects that extend Kubernetes. */
  extensions: SchemaSet[];
  /** The config file of kind. */
  kind: SchemaSet;
}

const kept = new Map<string, Schemas>();

/** The schemas of the project in `root`, from the files of src/kubernetes/schemas/data. */
export function readSchemas(root = process.cwd()): Schemas {
  const schemas = kept.get(root) ?? read(root);
  kept.set(root, schemas);
  return schemas;
}

function read(root: string): Schemas {
  const releases = readReleases(root);
  return {
    kubernetes: releases.map((facts) => ({ minor: facts.minor, ...getStrict(`Kubernetes ${facts.minor}`, facts) })),
    extensions: extensions.map(({ file, project }) => {
      const facts = readFacts<Facts>(root, file);
      return getStrict(`${project} ${/@v(\d+\.\d+)/.exec(facts.from)?.[1]}`, facts, releases[0]?.types);
    }),
    kind: kindConfig,
  };
}
