import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { labWorker } from './plugin.ts';

const { handler } = labWorker().transform as unknown as {
  handler(this: object, code: string): Promise<{ code: string }>;
};

test("puts the bundled worker among the build's files and its address into the session", async () => {
  const emitted: { fileName: string }[] = [];
  const { code } = await handler.call(
    { emitFile: (file: { fileName: string }) => emitted.push(file) },
    readFileSync('src/lab/session.client.ts', 'utf8'),
  );
  const [, address = ''] = /new Worker\("\/([^"]+)", \{ type: 'module'/.exec(code) ?? [];
  expect(emitted[0]?.fileName).toBe(address);
  expect(emitted.map(({ fileName }) => fileName.replace(/-[\w-]{8}\.js$/, '')).sort()).toEqual([
    '_astro/cluster',
    '_astro/computer',
    '_astro/lab.worker',
    '_astro/live-bash',
    '_astro/parse',
    '_astro/seen',
    '_astro/tree',
    '_astro/yaml-documents',
  ]);
});

test('stops the build when the session loads its worker in another way', async () => {
  await expect(handler.call({}, 'new Worker(address)')).rejects.toThrow(
    /^src\/lab\/session\.client\.ts loads no worker by new URL\('\.\/worker\/lab\.worker\.ts', import\.meta\.url\)/,
  );
});
