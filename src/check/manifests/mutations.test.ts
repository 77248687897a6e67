import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { readSchemas } from '../../kubernetes/build.ts';
import { checkManifest, getSite } from './index.ts';
import { getMutations } from './testing/mutations.ts';

/** Faults that nothing static can tell from what was meant, with why. */
const unknowable: Record<string, string> = {
  'other target number': 'a container listens where its image says; the ports of a Pod are information',
};

test('finds at least 97 % of the faults that a program puts into the manifests of the site', {
  timeout: 180_000,
}, () => {
  const content = readContent(process.cwd());
  const schemas = readSchemas();
  const site = getSite(content);
  const mutations = content.manifests
    .filter(({ finding }) => finding === undefined)
    .flatMap((manifest) =>
      getMutations(manifest.text, schemas).map((mutation) => ({ ...mutation, path: manifest.path })),
    );
  const missed = mutations.filter(({ path, text }) => checkManifest({ path, text }, site, schemas).length === 0);
  const found = mutations.length - missed.length;
  console.log(
    `${found} of ${mutations.length} mutations of manifests found ` +
      `(${((100 * found) / mutations.length).toFixed(1)} %). Not found:`,
  );
  for (const { path, fault, what } of missed)
    console.log(`  ${path} ${what} (${fault}: ${unknowable[fault] ?? 'not known why'})`);
  expect(mutations.length).toBeGreaterThan(1000);
  expect(new Set(mutations.map(({ fault }) => fault)).size).toBeGreaterThan(30);
  expect(found / mutations.length).toBeGreaterThan(0.97);
  expect(missed.filter(({ fault }) => !unknowable[fault])).toEqual([]);
});
