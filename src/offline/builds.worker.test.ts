import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** As much of a cache as builds.worker.ts asks for. */
class MemoryCache {
  private readonly kept = new Map<string, Response>();
  put = async (key: string, response: Response) => void this.kept.set(key, response);
  match = async (key: string) => this.kept.get(key)?.clone();
  delete = async (key: string) => this.kept.delete(key);
  keys = async () => [...this.kept.keys()].map((url) => ({ url }));
}

let open: string[];
let builds: typeof import('./builds.worker.ts');

beforeEach(async () => {
  const cache = new MemoryCache();
  open = [];
  vi.useFakeTimers();
  vi.stubGlobal('caches', { open: async () => cache });
  vi.stubGlobal('self', {
    registration: { scope: 'https://x/' },
    clients: { matchAll: async () => open.map((id) => ({ id })) },
  });
  await restart();
  for (const build of ['old', 'new']) await builds.keepBuild(build, { both: 'both', [build]: build });
});
afterEach(() => void [vi.useRealTimers(), vi.unstubAllGlobals()]);

/** As when the browser stops an idle worker: what it has in memory is lost. */
async function restart() {
  vi.resetModules();
  builds = await import('./builds.worker.ts');
}

test('keeps the build of an open tab, however long it is open and whichever worker is asked', async () => {
  open = ['a'];
  await builds.setTab('a', 'old');
  vi.advanceTimersByTime(86_400_000);
  await restart();
  expect(await builds.forgetClosed('new')).toBeUndefined();
  expect(await builds.getTab('a')).toBe('old');
  expect(await builds.getBuild('old')).toEqual({ both: 'both', old: 'old' });
});

test('keeps the builds of two tabs that open at once, of which the browser does not tell yet', async () => {
  await builds.setTab('a', 'old');
  await builds.setTab('b', 'old');
  await builds.forgetClosed('new');
  await restart();
  expect([await builds.getTab('a'), await builds.getTab('b')]).toEqual(['old', 'old']);
});

test('throws the build of a closed tab away, and keeps what the new one has of it', async () => {
  await builds.setTab('a', 'old');
  vi.advanceTimersByTime(30_000);
  expect(await builds.forgetClosed('new')).toEqual(new Set(['both', 'new']));
  await restart();
  expect(await builds.getTab('a')).toBeUndefined();
  expect(await builds.getBuild('old')).toEqual({});
});

test('throws no newer build away, nor any when its own is gone already', async () => {
  expect(await builds.forgetClosed('old')).toBeUndefined();
  expect(await builds.forgetClosed('gone')).toBeUndefined();
  expect(await builds.getBuild('new')).toEqual({ both: 'both', new: 'new' });
});
