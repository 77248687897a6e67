import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const shared = /\/src\/(content\/built|diagrams\/draw|kubernetes\/schemas\/schemas.build|check\/\w+\/index)\.ts$/;

/**
 * What has read, checked and laid out the content before a build, and what works beside it, is not bundled once more for its
 * pages: they import the same modules and take what those have kept. Schemas alone take seconds to compile.
 */
export function verified(): Plugin {
  return {
    name: 'verified',
    enforce: 'pre',
    apply: 'build',
    resolveId: {
      filter: { id: /\/(built|draw|index|schemas\.build)\.ts$/ },
      async handler(source, importer, options) {
        const resolved = this.environment.name === 'prerender' && (await this.resolve(source, importer, options));
        return resolved && shared.test(resolved.id)
          ? { id: pathToFileURL(resolved.id).href, external: true }
          : undefined;
      },
    },
  };
}
