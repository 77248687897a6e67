import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { verified } from './plugin.ts';

type Resolved = { id: string; external: boolean } | undefined;

/** What becomes of an import of that file in a bundle of that environment. */
async function resolveIn(environment: string, file: string): Promise<Resolved> {
  const { handler } = verified().resolveId as unknown as {
    handler: (this: object, source: string) => Promise<Resolved>;
  };
  return handler.call(
    { environment: { name: environment }, resolve: async (id: string) => ({ id: resolve(id) }) },
    file,
  );
}

test.each([
  'src/content/built.ts',
  'src/diagrams/draw.ts',
  'src/kubernetes/schemas/schemas.build.ts',
  'src/check/manifests/index.ts',
  'src/check/explanations/index.ts',
])("leaves %s, which the checks have loaded, out of the pages' bundle", async (file) => {
  const { id = '', external } = (await resolveIn('prerender', file)) ?? {};
  expect(external).toBe(true);
  expect(existsSync(fileURLToPath(id))).toBe(true);
});

test('bundles all else, and all that readers are sent', async () => {
  expect(await resolveIn('prerender', 'src/kubernetes/schemas/openapi.ts')).toBeUndefined();
  expect(await resolveIn('client', 'src/diagrams/draw.ts')).toBeUndefined();
});
