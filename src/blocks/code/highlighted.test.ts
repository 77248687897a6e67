import { expect, test } from 'vitest';
import { readContent } from '../../content/read.ts';
import { highlightCommand, highlightManifest } from './highlighted.ts';

test("highlights a command once, with its prompt and the example's values", async () => {
  const run = 'kubectl get deployment servidor-web';
  expect(await highlightCommand(run)).toContain('class="prompt"');
  expect(await highlightCommand(run)).toContain('<var data-value="name">servidor-web</var>');
  expect(highlightCommand(run)).toBe(highlightCommand(run));
});

test('highlights a manifest once for each language, with its remarks', async () => {
  const manifest = readContent(process.cwd()).manifests.find(({ notes }) => notes.length > 0);
  if (!manifest) throw new Error('No manifest has remarks');
  expect(await highlightManifest(manifest, 'pt-br')).toContain('class="remark"');
  expect(highlightManifest(manifest, 'pt-br')).toBe(highlightManifest(manifest, 'pt-br'));
  expect(await highlightManifest(manifest, 'en')).not.toBe(await highlightManifest(manifest, 'pt-br'));
});
