import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { parseCard } from './page.ts';
import { drawPicture } from './picture.ts';

/** Draws the picture that each built page names as its `og:image`, from what the page says of itself, beside the page. */
export function cards(): AstroIntegration {
  return {
    name: 'cards',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const start = performance.now();
        let drawn = 0;
        for (const { pathname } of pages) {
          const html = await readFile(new URL(`${pathname}index.html`, dir), 'utf8').catch(() => '');
          const card = parseCard(html);
          if (!card) continue;
          await writeFile(new URL(`${pathname}og.png`, dir), await drawPicture(card));
          drawn += 1;
        }
        logger.info(`${drawn} pictures in ${Math.round(performance.now() - start)} ms`);
      },
    },
  };
}
