import { getBuilt } from './built.ts';
import { readContent, type Command, type Content, type Diagram, type Manifest, type Written } from './read.ts';
import type { TermData } from './schema.ts';

let kept: { content: Content; at: number } | undefined;

/**
 * The commands, manifests and statements of content/. Read once in a build; in development again when
 * a second has passed.
 */
export function getData(): Content {
  if (!import.meta.env.DEV) return getBuilt(process.cwd());
  if (!kept || Date.now() - kept.at > 1000) kept = { content: readContent(process.cwd()), at: Date.now() };
  return kept.content;
}

/** The command of that id; throws when there is none. */
export function getCommand(id: string): Command {
  const command = getData().commands.find((candidate) => candidate.id === id);
  if (!command) throw new Error(`No commands.yaml has a command "${id}"`);
  return command;
}

/** The glossary's term of that id; throws when there is none. */
export function getTerm(id: string): Written<TermData> {
  const term = getData().glossary.find((candidate) => candidate.id === id);
  if (!term) throw new Error(`content/glossary.yaml has no term "${id}"`);
  return term;
}

/** The diagram at `topic/name`; throws when there is none. */
export function getDiagram(path: string): Diagram {
  const diagram = getData().diagrams.find((candidate) => candidate.path === path);
  if (!diagram) throw new Error(`There is no diagram "${path}"`);
  return diagram;
}

/** The manifest at `topic/name.yaml`; throws when there is none. */
export function getManifest(path: string): Manifest {
  const manifest = getData().manifests.find((candidate) => candidate.path === path);
  if (!manifest) throw new Error(`There is no manifest "${path}"`);
  return manifest;
}
