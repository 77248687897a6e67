import { expect, test } from 'vitest';
import { markValues } from '../code/example-values.ts';
import { remarks } from './remarks.ts';
import { highlight } from '../code/shiki.ts';

const text = 'kind: Deployment\nspec:\n  replicas: 3\n  image: nginx:1.30-alpine';
const note = { at: 'spec.replicas', document: 1, says: { 'pt-br': 'Quantos `Pods`.', en: 'How many `Pods`.' } };

test('puts a remark beside the line of its field, with its path, in the language of the page', async () => {
  const html = await highlight(
    text,
    'yaml',
    [remarks({ notes: [note], text, path: 'workloads/x.yaml' }, 'en')],
    markValues(text),
  );
  const lines = html.split('\n');
  expect(lines.map((line) => line.includes('class="remark"'))).toEqual([false, false, true, false]);
  expect(lines[2]).toMatch(
    /tabindex="0".*How many <code>Pods<\/code>\..*<code class="path" translate="no">spec\.replicas<\/code>/,
  );
  expect(lines[3]).toContain('<var data-value="image">');
});
