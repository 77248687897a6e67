import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { shipped } from './shipped.ts';

/** The packages that bundles for browsers were made of so far. */
const seen = new Set<string>();

/**
 * Keeps the list of licences whole: a bundle for browsers that holds code of a package which is not on
 * it stops the build.
 */
export function listedPackages(): Plugin {
  return {
    name: 'listed-packages',
    generateBundle(_, bundle) {
      // What draws the pages at build is sent to nobody.
      if (this.environment.name !== 'client') return;
      listPackages(Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])));
    },
  };
}

/** Takes note of the packages that the modules of a bundle belong to. Throws where the list of licences lacks one. */
export function listPackages(modules: readonly string[]) {
  for (const name of packagesOf(modules)) seen.add(name);
  const unlisted = findUnlisted(seen);
  if (unlisted.length > 0)
    throw new Error(
      `Readers are sent code of ${unlisted.join(', ')}, whose licence is not on the list: ` +
        'add it to src/build/licences/shipped.ts.',
    );
}

/** After the last bundle: fails where the list names a package that no reader is sent any more. */
export function licences(): AstroIntegration {
  return {
    name: 'licences',
    hooks: {
      'astro:build:done': () => {
        const unshipped = findUnshipped();
        if (unshipped.length > 0)
          throw new Error(
            `No bundle holds ${unshipped.join(', ')} any more: take it out of src/build/licences/shipped.ts.`,
          );
      },
    },
  };
}

const findUnshipped = (): string[] =>
  shipped.filter(({ as, name }) => as === 'code' && !seen.has(name)).map(({ name }) => name);

/** The packages among these that the list of licences lacks. */
export function findUnlisted(names: Iterable<string>): string[] {
  const listed = new Set(shipped.filter(({ as }) => as === 'code').map(({ name }) => name));
  return [...names].filter((name) => !listed.has(name)).sort();
}

/**
 * The folders, below the first node_modules, of the packages that modules belong to: `yaml`,
 * `just-bash/node_modules/diff`.
 */
export function packagesOf(modules: readonly string[]): Set<string> {
  const names = modules.flatMap(
    (id) => /\/node_modules\/((?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)/.exec(id.replaceAll('\\', '/'))?.[1] ?? [],
  );
  return new Set(names);
}
