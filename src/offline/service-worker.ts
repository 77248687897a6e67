/// <reference lib="webworker" />
import {
  CacheFirst,
  ExpirationPlugin,
  NavigationRoute,
  NetworkFirst,
  NetworkOnly,
  Serwist,
  type PrecacheEntry,
} from 'serwist';
import { forgetClosed, getBuild, getTab, keepBuild, setTab } from './builds.worker.ts';
import { compressed } from './compressed.worker.ts';
import type { Kept } from './kept.ts';

declare const self: ServiceWorkerGlobalScope;
/** Written in by the build. */
declare const BUILD: string;
declare const KEPT: Kept[];
declare const FALLBACKS: Record<string, string>;

const scope = self.registration.scope;

/**
 * The whole notebook of one build is kept, and pages come from it first. A file that the server has already replaced
 * does not pass its integrity, so a deployment in the middle of an install makes it fail and be tried again, and never
 * a mix. What two builds have in common is fetched and kept once.
 */
const serwist = new Serwist({
  precacheEntries: KEPT.map(
    ([url, integrity]): PrecacheEntry => ({
      url: scope + url,
      revision: integrity ?? null,
      ...(integrity && { integrity: `sha256-${integrity}` }),
    }),
  ),
  precacheOptions: {
    cleanupOutdatedCaches: true,
    plugins: [compressed],
    // `?q=` is read by the page itself, and the search adds a number to its index's address after a failure.
    ignoreURLParametersMatching: [/./],
    urlManipulation: ({ url }) => [new URL(url.pathname.replace(/\/(index\.html)?$|$/, '/'), url)],
  },
  skipWaiting: true,
  clientsClaim: true,
  runtimeCaching: [
    {
      // Files too large to be kept in advance are kept once they were used. Their names hold their hashes: they never
      // change.
      matcher: ({ url, sameOrigin }) => sameOrigin && url.href.startsWith(`${scope}_astro/`),
      handler: new CacheFirst({
        cacheName: 'used',
        plugins: [new ExpirationPlugin({ maxEntries: 20, purgeOnQuotaError: true })],
      }),
    },
    {
      // What the lab reads beside its code, once it was used.
      matcher: ({ url, sameOrigin }) =>
        sameOrigin && url.href.startsWith(`${scope}lab/`) && url.pathname.endsWith('.json'),
      handler: new NetworkFirst({ cacheName: 'lab' }),
    },
  ],
});

/** A page that is not kept: the server's answer, and without a network the page that says so. */
const network = new NetworkOnly();
serwist.registerRoute(
  new NavigationRoute(async (options) =>
    network.handle(options).catch(() => serwist.createHandlerBoundToUrl(fallbackFor(options.request.url))(options)),
  ),
);

/** The fallback of the longest folder that holds the address: `en/` before the root. */
function fallbackFor(address: string): string {
  const folder = Object.keys(FALLBACKS)
    .filter((path) => address.startsWith(scope + path))
    .sort((a, b) => b.length - a.length)[0];
  return scope + FALLBACKS[folder ?? ''];
}

self.addEventListener('install', (event) => {
  event.waitUntil(
    keepBuild(BUILD, Object.fromEntries(serwist.getUrlsToPrecacheKeys())).then(() => serwist.handleInstall(event)),
  );
});

/**
 * A new build answers from its first moment, but an open tab reads on in the build of its page until it goes to
 * another.
 */
self.addEventListener('activate', (event) => event.waitUntil(adoptTabs().then(forget)));

self.addEventListener('fetch', (event) => {
  const { request, resultingClientId } = event;
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return;
  if (request.mode !== 'navigate') return event.respondWith(answer(event));
  const integrity = new Map(KEPT).get(request.url.slice(scope.length).replace(/[?#].*/, ''));
  if (integrity && isReload(request)) return event.respondWith(answerReload(event, integrity));
  event.waitUntil(setTab(resultingClientId, BUILD).then(forget));
  serwist.handleFetch(event);
});

/** A tab that no build has answered yet came from the server just before this build was kept: it reads this one. */
async function adoptTabs(): Promise<void> {
  const tabs = await self.clients.matchAll({ type: 'all', includeUncontrolled: true });
  await Promise.all(tabs.map(async ({ id }) => (await getTab(id)) ?? setTab(id, BUILD)));
}

/** How long the server has for its answer to a reload, in milliseconds. */
const patience = 3000;
/** Stands for the build of a tab whose page is newer than what is kept: all that it asks for comes from the server. */
const newer = 'newer';

const isReload = (request: Request & { isReloadNavigation?: boolean }) =>
  request.isReloadNavigation ?? request.cache === 'no-cache';

/** A reader who reloads wants what the server has now: the kept page is for where that is the same, or does not come. */
async function answerReload(event: FetchEvent, integrity: string): Promise<Response> {
  const { request, resultingClientId } = event;
  const fresh = await fetchOther(request, integrity).catch(() => undefined);
  event.waitUntil(setTab(resultingClientId, fresh ? newer : BUILD).then(forget));
  return fresh ?? (await serwist.handleRequest({ request, event })) ?? fetch(request);
}

/** The server's page, unless it is the kept one. Rejects when it does not come in time. */
async function fetchOther(request: Request, integrity: string): Promise<Response | undefined> {
  const response = await fetch(request, { signal: AbortSignal.timeout(patience) });
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
  return response.ok && btoa(String.fromCharCode(...hash)) !== integrity ? response : undefined;
}

/** What a page asks for, from the build that the page came from. */
async function answer(event: FetchEvent): Promise<Response> {
  const { request, clientId, resultingClientId } = event;
  const build = await getTab(clientId);
  if (build === undefined && clientId) await setTab(clientId, BUILD);
  // The lab's worker is a client of its own to the browser: it gets the build of its page.
  if (resultingClientId) await setTab(resultingClientId, build ?? BUILD);
  const answerKept = async () => (await serwist.handleRequest({ request, event })) ?? fetch(request);
  if (build === newer) return fetch(request).catch(answerKept);
  const [address = ''] = request.url.split(/[?#]/);
  const place = build === undefined || build === BUILD ? undefined : (await getBuild(build))[address];
  if (place !== undefined)
    return serwist.precacheStrategy.handle({
      request,
      event,
      url: new URL(request.url),
      params: { cacheKey: place, integrity: integrityOf(place) },
    });
  return answerKept();
}

/**
 * Serwist fetches a file that is missing from the cache. The server may have another build by then: its integrity
 * refuses that.
 */
function integrityOf(place: string): string | undefined {
  const revision = new URL(place).searchParams.get('__WB_REVISION__');
  return revision === null ? undefined : `sha256-${revision}`;
}

/** Throws away the files of builds that no tab reads. */
async function forget(): Promise<void> {
  const needed = await forgetClosed(BUILD);
  if (needed === undefined) return;
  const files = await caches.open(serwist.precacheStrategy.cacheName);
  for (const file of await files.keys()) if (!needed.has(file.url)) await files.delete(file);
}
