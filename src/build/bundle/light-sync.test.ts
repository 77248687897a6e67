import { expect, test } from 'vitest';
import { lightSync } from './light-sync.ts';

/** What becomes of a server's environment for that command and mode. */
function resolve(command: string, mode: string) {
  const environment = { optimizeDeps: { include: ['axobject-query'] }, resolve: { external: [] as string[] } };
  const { configResolved } = lightSync() as unknown as { configResolved(config: object): void };
  configResolved({ command, mode, environments: { client: environment } });
  return { bundled: environment.optimizeDeps.include, external: environment.resolve.external };
}

test('spares the server before a build what only development needs', () => {
  expect(resolve('serve', 'production')).toEqual({
    bundled: [],
    external: ['astro/content/config', 'astro/loaders', 'astro/zod'],
  });
});

test.each([
  ['serve', 'development'],
  ['build', 'production'],
])('leaves %s in %s alone', (command, mode) => {
  expect(resolve(command, mode)).toEqual({ bundled: ['axobject-query'], external: [] });
});
