/// <reference lib="webworker" />
import { CacheFirst, ExpirationPlugin, NavigationRoute, NetworkFirst, NetworkOnly, Serwist, type PrecacheEntry } from 'serwist';
import { compressed } from './compressed.ts';
import type { Kept } from './kept.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const KEPT: Kept[];
declare const FALLBACKS: Record<string, string>;

const scope = self.registration.scope;

/**
 * The whole notebook of one build is kept, and pages come from it first: a tab never sees two builds. A file that the
 * server has already replaced does not pass its integrity, so a deployment in the middle of an install makes it fail
 * and be tried again, and never a mix.
 */
const serwist = new Serwist({
  precacheEntries: KEPT.map(([url, integrity]): PrecacheEntry => ({ url: scope + url, revision: integrity ?? null, ...(integrity && { integrity: `sha256-${integrity}` }) })),
  precacheOptions: {
    cleanupOutdatedCaches: true,
    plugins: [compressed],
    // `?q=` is the page's own business, and Pagefind asks for its index with the time.
    ignoreURLParametersMatching: [/./],
    urlManipulation: ({ url }) => [new URL(`${url.pathname}/`, url)],
  },
  clientsClaim: true,
  runtimeCaching: [
    {
      // What is too large to be kept for everybody is kept for who has used it: its name holds its hash.
      matcher: ({ url, sameOrigin }) => sameOrigin && url.href.startsWith(`${scope}_astro/`),
      handler: new CacheFirst({ cacheName: 'used', plugins: [new ExpirationPlugin({ maxEntries: 20, purgeOnQuotaError: true })] }),
    },
    {
      // What the lab reads beside its code, for who has used it.
      matcher: ({ url, sameOrigin }) => sameOrigin && url.href.startsWith(`${scope}lab/`) && url.pathname.endsWith('.json'),
      handler: new NetworkFirst({ cacheName: 'lab' }),
    },
  ],
});

/** A page that is not in the notebook: the server's answer, and without a network a word that says so. */
const network = new NetworkOnly();
serwist.registerRoute(
  new NavigationRoute(async (options) => network.handle(options).catch(() => serwist.createHandlerBoundToUrl(fallbackFor(options.request.url))(options))),
);

/** The fallback of the longest folder that holds the address: `en/` before the root. */
function fallbackFor(address: string): string {
  const folder = Object.keys(FALLBACKS).filter((path) => address.startsWith(scope + path)).sort((a, b) => b.length - a.length)[0];
  return scope + FALLBACKS[folder ?? ''];
}

/** A new build takes over when a reader goes to another page and has no second tab open that still reads the old one. */
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || !self.registration.waiting) return;
  event.stopImmediatePropagation();
  event.respondWith(takeOver(event));
});

/** Once: were the browser to ask again and again, this worker would never be idle, and only an idle one is replaced. */
let stepping = false;

async function takeOver(event: FetchEvent): Promise<Response> {
  const tabs = await self.clients.matchAll({ type: 'window' });
  if (stepping || tabs.length > 1) return (await serwist.handleRequest({ request: event.request, event })) ?? Response.error();
  stepping = true;
  self.registration.waiting?.postMessage({ type: 'SKIP_WAITING' });
  // The browser asks again at once, and the new worker answers.
  return new Response('', { headers: { refresh: '0' } });
}

serwist.addEventListeners();
