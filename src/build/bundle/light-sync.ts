import type { Plugin } from 'vite';

/** What src/content.config.ts imports of Astro: 60 files, which Node has read already. */
const read = ['astro/content/config', 'astro/loaders', 'astro/zod'];

/**
 * Before a build Astro reads src/content.config.ts with a development server, which would transform Astro's own files for it one by
 * one, and bundle for browsers what the toolbar asks for: a sixth of the build of a hundred notes. It has to do neither.
 */
export function lightSync(): Plugin {
  return {
    name: 'light-sync',
    configResolved({ command, mode, environments }) {
      if (command !== 'serve' || mode !== 'production') return;
      for (const { optimizeDeps, resolve } of Object.values(environments)) {
        optimizeDeps.include = [];
        if (resolve.external !== true) resolve.external.push(...read);
      }
    },
  };
}
