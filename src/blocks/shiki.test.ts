import { expect, test } from 'vitest';
import { exampleValues } from './example-values.ts';
import { prompts } from './prompt.ts';
import { highlight } from './shiki.ts';

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#x3C;', '<')
    .replaceAll('&lt;', '<')
    .replaceAll('&#x26;', '&')
    .replaceAll('&amp;', '&');

const run = "cat <<'EOF' | kubectl apply -f - && echo ok\nmetadata:\n  name: servidor-web # <- o nome\nEOF";

test('keeps the text exactly as it was written', async () => {
  expect(textOf(await highlight(run, 'shellscript', [prompts(run), exampleValues]))).toBe(run);
  expect(textOf(await highlight('a:\n  - b # c', 'yaml', [exampleValues]))).toBe('a:\n  - b # c');
});

test('writes classes and no inline style', async () => {
  const html = await highlight('kubectl scale deployment servidor-web --replicas 5', 'shellscript', [exampleValues]);
  expect(html).not.toContain('style=');
  expect(html).toContain('t-flag');
});

test('marks the example values and not the names that only begin like them', async () => {
  const html = await highlight('kubectl apply -f servidor-web.yaml -n loja # servidor-web', 'shellscript', [exampleValues]);
  expect([...html.matchAll(/<var>([^<]+)/g)].map(([, value]) => value)).toEqual(['loja', 'servidor-web']);
});
