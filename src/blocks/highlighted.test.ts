import { expect, test } from 'vitest';
import { highlightCommand } from './highlighted.ts';

test("highlights a command once, with its prompt and the example's values", async () => {
  const run = 'kubectl get deployment servidor-web';
  expect(await highlightCommand(run)).toContain('class="prompt"');
  expect(await highlightCommand(run)).toContain('<var data-value="name">servidor-web</var>');
  expect(highlightCommand(run)).toBe(highlightCommand(run));
});
