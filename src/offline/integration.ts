import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { writeWorker } from './worker.ts';

/** What a reader's device keeps is never more than this on the wire, in bytes. */
const budget = 3_000_000;

/** Writes the service worker that keeps the whole notebook and its search for reading without a network. After the search. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { files, bytes } = await writeWorker(fileURLToPath(dir));
        if (bytes > budget) throw new Error(`What is kept for reading without a network weighs ${bytes} bytes, and may weigh ${budget}.`);
        logger.info(`${files} files, ${Math.round(bytes / 1000)} KB on the wire, of ${budget / 1000} KB.`);
      },
    },
  };
}
