import type { AstroIntegration } from 'astro';
import { closePress, openPress } from './press.ts';

/** Draws the picture that each page names as its `og:image`, beside the page, while the pages are made. */
export function cards(): AstroIntegration {
  let site: { folder: URL; base: string } | undefined;
  return {
    name: 'cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        site = { folder: config.outDir, base: config.base };
      },
      'astro:build:start': () => {
        if (site) openPress(site.folder, site.base);
      },
      'astro:build:done': async ({ logger }) => {
        logger.info(`${await closePress()} pictures.`);
      },
    },
  };
}
