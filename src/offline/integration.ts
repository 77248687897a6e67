import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bundleWorker, writeWorker } from './worker.ts';

/** In development: the worker of a built site that stood on the same port goes away, and its pages come anew. */
const leaving = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
  for (const tab of await self.clients.matchAll({ type: 'window' })) tab.navigate(tab.url);
})()));
`;

/**
 * Writes the service worker that keeps the whole notebook and its search for reading without a network. After the search.
 * What a reader's device keeps is never more than the budget on the wire, in bytes.
 */
export function offline(budget = 3_000_000): AstroIntegration {
  let script: Promise<string> | undefined;
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command === 'build') script = bundleWorker();
        // A failure is told when the script is waited for; until then nobody listens.
        script?.catch(() => {});
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (!request.url?.endsWith('/service-worker.js')) return next();
          response.setHeader('content-type', 'text/javascript');
          response.end(leaving);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const { files, bytes } = await writeWorker(fileURLToPath(dir), script);
        if (bytes > budget) throw new Error(`What is kept for reading without a network weighs ${bytes} bytes, and may weigh ${budget}.`);
        logger.info(`${files} files, ${Math.round(bytes / 1000)} KB on the wire, of ${budget / 1000} KB.`);
      },
    },
  };
}
