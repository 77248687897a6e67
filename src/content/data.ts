import { readContent, type Command, type Content, type Manifest, type Written } from './read.ts';
import type { TermData } from './schema.ts';

let kept: Content | undefined;

/** The commands, manifests and statements of content/. Read once in a build, anew each time in development. */
export function getData(): Content {
  if (!kept || import.meta.env.DEV) kept = readContent(process.cwd());
  return kept;
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

/** The manifest at `topic/name.yaml`; throws when there is none. */
export function getManifest(path: string): Manifest {
  const manifest = getData().manifests.find((candidate) => candidate.path === path);
  if (!manifest) throw new Error(`There is no manifest "${path}"`);
  return manifest;
}
