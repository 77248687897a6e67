import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

/** What the checks before a build have read, compiled and laid out, and its pages ask for again. */
export const shared = [
  '../content/built.ts',
  '../diagrams/draw.ts',
  '../kubernetes/schemas/schemas.build.ts',
  './explanations/index.ts',
  './manifests/index.ts',
].map((file) => new URL(file, import.meta.url).href);

const names = shared.map((file) => file.replace(/^.*\//, '').replaceAll('.', '\\.'));

/**
 * The checks and the pages of a build run in one process. The pages import these modules as they are, and not
 * as a second copy in their bundle, so that both have the same state: reading and compiling all twice makes a
 * build a quarter longer.
 */
export function verified(): Plugin {
  return {
    name: 'verified',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: new RegExp(`/(${names.join('|')})$`) },
      async handler(source, importer, options) {
        const resolved = this.environment.name === 'prerender' && (await this.resolve(source, importer, options));
        const id = resolved && pathToFileURL(resolved.id).href;
        return id && shared.includes(id) ? { id, external: true } : undefined;
      },
    },
  };
}
