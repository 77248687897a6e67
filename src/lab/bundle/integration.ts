import type { AstroIntegration } from 'astro';
import { getWorker } from './worker.ts';

/**
 * Bundles the lab's worker, the largest of all scripts, while Astro gets ready: it is there when the pages' scripts ask
 * for it.
 */
export function lab(): AstroIntegration {
  return {
    name: 'lab',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command === 'build') void getWorker();
      },
    },
  };
}
