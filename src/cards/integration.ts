import { readFile, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { parseCard } from './page.ts';
import { drawPicture } from './picture.ts';

/** Pictures under way at one time: they are drawn in threads, and each holds megabytes. */
const atOnce = 8;

/** Draws the picture that each built page names as its `og:image`, from what the page says of itself, beside the page. */
export function cards(): AstroIntegration {
  return {
    name: 'cards',
    hooks: {
      'astro:build:done': async ({ dir, pages, logger }) => {
        const start = performance.now();
        const root = process.cwd();
        let drawn = 0;
        const rest = pages.values();
        const work = async () => {
          for (const { pathname } of rest) {
            const html = await readFile(new URL(`${pathname}index.html`, dir), 'utf8').catch(() => '');
            const card = parseCard(html);
            if (!card) continue;
            await writeFile(new URL(`${pathname}og.png`, dir), await drawPicture(card, root));
            drawn += 1;
          }
        };
        await Promise.all(Array.from({ length: atOnce }, work));
        logger.info(`${drawn} pictures in ${Math.round(performance.now() - start)} ms`);
      },
    },
  };
}
