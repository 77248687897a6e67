import { expect, test } from 'vitest';
import { markValues } from './example-values.ts';
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
  expect(textOf(await highlight(run, 'shellscript', [prompts(run)]))).toBe(run);
  expect(textOf(await highlight('a:\n  - b # c', 'yaml'))).toBe('a:\n  - b # c');
});

test('writes classes and no inline style', async () => {
  const html = await highlight('kubectl scale deployment servidor-web --replicas 5', 'shellscript');
  expect(html).not.toContain('style=');
  expect(html).toContain('t-flag');
  expect(html).not.toMatch(/<span>|class="line/);
});

test('marks each example value with what it is, wherever the highlighter cuts its words', async () => {
  const code = 'kubectl run servidor-web --image=nginx:1.30-alpine --port=80 -n loja # deployment/servidor-web-np';
  const html = await highlight(code, 'shellscript', [prompts(code)], markValues(code));
  expect(
    [...html.matchAll(/<var data-value="(\w+)">(.*?)<\/var>/g)].map(([, shown, value = '']) => [shown, textOf(value)]),
  ).toEqual([
    ['name', 'servidor-web'],
    ['image', 'nginx:1.30-alpine'],
    ['port', '80'],
    ['namespace', 'loja'],
    ['name', 'servidor-web'],
  ]);
  expect(textOf(html)).toBe(code);
});
