import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { shared, verified } from './plugin.ts';

type Resolved = { id: string; external: boolean } | undefined;

/** What becomes of an import of that file in a bundle of that environment. */
async function resolveIn(environment: string, file: string): Promise<Resolved> {
  const { filter, handler } = verified().resolveId as unknown as {
    filter: { id: RegExp };
    handler: (this: object, source: string) => Promise<Resolved>;
  };
  const context = { environment: { name: environment }, resolve: async (id: string) => ({ id: resolve(id) }) };
  return filter.id.test(file) ? handler.call(context, file) : undefined;
}

test.each(shared)("leaves %s, which the checks have loaded, out of the pages' bundle", async (id) => {
  expect(existsSync(fileURLToPath(id))).toBe(true);
  expect(await resolveIn('prerender', fileURLToPath(id))).toEqual({ id, external: true });
});

test('bundles all else, and all that readers are sent', async () => {
  expect(await resolveIn('prerender', 'src/kubernetes/schemas/openapi.ts')).toBeUndefined();
  expect(await resolveIn('prerender', 'src/kubernetes/index.ts')).toBeUndefined();
  expect(await resolveIn('client', 'src/diagrams/draw.ts')).toBeUndefined();
});
