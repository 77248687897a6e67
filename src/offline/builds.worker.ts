/// <reference lib="webworker" />
declare const self: ServiceWorkerGlobalScope;

/** Where each file of a build stands in the cache, by its address. */
export type Places = Record<string, string>;

/**
 * Which build each open tab reads, and what each of those builds has. Both are in a cache, not in memory: a worker is
 * stopped whenever it is idle, and the next build's worker answers the tabs of this one too.
 */
const open = () => caches.open('builds');
const keyOf = (kind: 'build' | 'tab', id: string) => `${self.registration.scope}${kind}/${id}`;
/** `clients.matchAll()` leaves out a tab whose page is still loading: it counts as open for so many milliseconds. */
const opening = 30_000;
/** The builds of tabs that were looked up already: most requests come from the same tab. */
const known = new Map<string, string>();

/**
 * Stores what a build has. Call it before the files are fetched, so that `forgetClosed` of another build
 * does not delete them.
 */
export async function keepBuild(build: string, places: Places): Promise<void> {
  const cache = await open();
  // Deleted first: a build that comes back must be the last in the cache's order.
  await cache.delete(keyOf('build', build));
  await cache.put(keyOf('build', build), Response.json(places));
}

export async function getBuild(build: string): Promise<Places> {
  return ((await (await (await open()).match(keyOf('build', build)))?.json()) ?? {}) as Places;
}

export async function setTab(tab: string, build: string): Promise<void> {
  known.set(tab, build);
  // When the storage is full, `known` has to do.
  await open()
    .then((cache) => cache.put(keyOf('tab', tab), new Response(build, { headers: { since: `${Date.now()}` } })))
    .catch(() => undefined);
}

/** The build that a tab, or the worker of one, reads. */
export async function getTab(tab: string): Promise<string | undefined> {
  return known.get(tab) ?? (await (await (await open()).match(keyOf('tab', tab)))?.text());
}

/**
 * Forgets the tabs that are closed, and the builds before `current` that no tab reads; gives where all that is still
 * needed stands, or nothing if no build went.
 */
export async function forgetClosed(current: string): Promise<Set<string> | undefined> {
  const cache = await open();
  const builds = await getKeys(cache, 'build');
  const read = await getRead(cache);
  // What stands after the current build is a newer one, which may still be fetching its files.
  const gone = builds
    .slice(0, Math.max(0, builds.indexOf(keyOf('build', current))))
    .filter((build) => !read.has(build));
  if (gone.length === 0) return undefined;
  for (const build of gone) await cache.delete(build);
  const left = builds
    .filter((build) => !gone.includes(build))
    .map((build) => getBuild(build.slice(keyOf('build', '').length)));
  return new Set((await Promise.all(left)).flatMap((places) => Object.values(places)));
}

/** The keys of the builds that a tab reads which is open or may be opening; forgets the other tabs. */
async function getRead(cache: Cache): Promise<Set<string>> {
  const tabs = await self.clients.matchAll({ type: 'all', includeUncontrolled: true });
  const alive = new Set(tabs.map(({ id }) => keyOf('tab', id)));
  const read = new Set<string>();
  for (const key of await getKeys(cache, 'tab')) {
    const tab = await cache.match(key);
    if (alive.has(key) || Date.now() - Number(tab?.headers.get('since')) < opening)
      read.add(keyOf('build', (await tab?.text()) ?? ''));
    else await cache.delete(key);
  }
  return read;
}

/** In the order in which they were put. */
const getKeys = async (cache: Cache, kind: 'build' | 'tab') =>
  (await cache.keys()).map(({ url }) => url).filter((key) => key.startsWith(keyOf(kind, '')));
