import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { bundleWorker, writeWorker } from './worker.ts';

/**
 * What development serves as the service worker: it removes the one that a built site on the same port has left,
 * and reloads its pages.
 */
const leaving = `
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await self.registration.unregister();
  for (const tab of await self.clients.matchAll({ type: 'window' })) tab.navigate(tab.url);
})()));
`;

/**
 * Writes the service worker that keeps the whole notebook and its search for reading without a network. After the
 * search.
 */
export function offline(): AstroIntegration {
  let script: Promise<string> | undefined;
  return {
    name: 'offline',
    hooks: {
      'astro:config:setup': ({ command }) => {
        if (command === 'build') script = bundleWorker();
        // Handle the rejection later, when `script` is awaited.
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
        logger.info(`${await writeWorker(fileURLToPath(dir), script)} files are kept for reading without a network.`);
      },
    },
  };
}
