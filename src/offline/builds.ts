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
/** What was read once, as most requests come from the same tab. */
const known = new Map<string, string>();

/** Writes down what a build has; to be called before its files are fetched, so that nobody throws them away. */
export async function keepBuild(build: string, places: Places): Promise<void> {
  const cache = await open();
  // Anew, and so the last in order, when a build returns.
  await cache.delete(keyOf('build', build));
  await cache.put(keyOf('build', build), Response.json(places));
}

export async function getBuild(build: string): Promise<Places> {
  return ((await (await (await open()).match(keyOf('build', build)))?.json()) ?? {}) as Places;
}

export async function setTab(tab: string, build: string): Promise<void> {
  known.set(tab, build);
  // Where the storage is full, memory has to do.
  await open().then((cache) => cache.put(keyOf('tab', tab), new Response(build))).catch(() => undefined);
}

/** The build that a tab, or the worker of one, reads. */
export async function getTab(tab: string): Promise<string | undefined> {
  return known.get(tab) ?? (await (await (await open()).match(keyOf('tab', tab)))?.text());
}

/**
 * Forgets the tabs that are closed, but for the one that is just opening, and the builds before `current` that no tab
 * reads; gives where all that is still needed stands, or nothing if no build went.
 */
export async function forgetClosed(current: string, opening = ''): Promise<Set<string> | undefined> {
  const cache = await open();
  const tabs = await self.clients.matchAll({ type: 'all', includeUncontrolled: true });
  const alive = new Set([opening, ...tabs.map(({ id }) => id)].map((id) => keyOf('tab', id)));
  const keys = (await cache.keys()).map(({ url }) => url);
  const builds = keys.filter((key) => key.startsWith(keyOf('build', '')));
  const read = new Set<string>();
  for (const key of keys.filter((key) => key.startsWith(keyOf('tab', '')))) {
    if (alive.has(key)) read.add(keyOf('build', (await (await cache.match(key))?.text()) ?? ''));
    else await cache.delete(key);
  }
  // What stands after the current build is a newer one, which may still be fetching its files.
  const gone = builds.slice(0, builds.indexOf(keyOf('build', current))).filter((build) => !read.has(build));
  if (gone.length === 0) return undefined;
  for (const build of gone) await cache.delete(build);
  const left = builds.filter((build) => !gone.includes(build)).map((build) => getBuild(build.slice(keyOf('build', '').length)));
  return new Set((await Promise.all(left)).flatMap((places) => Object.values(places)));
}
