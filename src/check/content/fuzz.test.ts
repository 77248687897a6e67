import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseFrontmatter } from 'astro/markdown';
import { mdxToJs } from 'satteri';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseNote } from '../../content/note.ts';
import { readContent } from '../../content/read.ts';
import { noteSchema } from '../../content/schema.ts';
import { verifyContent } from './index.ts';
import { mutate, randomFrom } from './testing/mutate.ts';

/** `npm run test:soak` spoils ten times as many. */
const times = import.meta.env.MODE === 'soak' ? 10 : 1;
const random = randomFrom(20261122);
const filesOf = (pattern: string) =>
  globSync(pattern)
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
const notes = filesOf('content/*/*/*.mdx');
const data = [
  ...filesOf('content/*.yaml'),
  ...filesOf('content/*/*.yaml'),
  ...filesOf('content/*/{manifests,diagrams}/*.yaml'),
];
let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** The first entries or paragraphs, whole ones: some thousand bytes are as good as a whole file, and much faster. */
const part = (text: string, border: RegExp) => text.slice(0, 2000) + (text.slice(2000).split(border)[0] ?? '');

test('reads spoilt notes without a crash, and accepts none that Astro would refuse', async () => {
  const count = { cases: 150 * times, refused: 0, accepted: 0, slowest: 0 };
  for (let index = 0; index < count.cases; index += 1) {
    const { file, text } = random.pick(notes);
    const spoilt = mutate(part(text, /\n\n## /), random);
    const began = performance.now();
    const { findings, data } = parseNote(spoilt, file);
    count.slowest = Math.max(count.slowest, performance.now() - began);
    for (const { line, column, message } of findings)
      expect(message && line >= 1 && column >= 1, `${message} in case ${index}`).toBeTruthy();
    count[findings.length > 0 ? 'refused' : 'accepted'] += 1;
    if (findings.length > 0) continue;
    const { frontmatter, content } = parseFrontmatter(spoilt);
    expect(noteSchema.parse(frontmatter), `case ${index}`).toEqual(data);
    expect((await mdxToJs(content, { features: { headingAttributes: true } })).code, `case ${index}`).not.toBe('');
  }
  console.log(`notes: ${JSON.stringify(count)}`);
  expect(Math.min(count.refused, count.accepted)).toBeGreaterThan(count.cases / 10);
  expect(count.slowest).toBeLessThan(5000);
});

test('reads spoilt YAML files without a crash, each finding in that file', async () => {
  const count = { cases: 100 * times, refused: 0, accepted: 0, slowest: 0 };
  for (let index = 0; index < count.cases; index += 1) {
    const { file, text } = random.pick(data);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), mutate(part(text, /\n(?:- |---\n)/), random));
    const began = performance.now();
    const content = readContent(root);
    await verifyContent(content, root);
    count.slowest = Math.max(count.slowest, performance.now() - began);
    // Its partner is not there: a manifest without its list, a list without its manifests.
    for (const finding of content.findings)
      expect(finding.message && finding.line >= 1 && finding.column >= 1 && finding.file, `case ${index}`).toBeTruthy();
    count[
      content.findings.some((finding) => finding.file === file && !/no-(entry|file)$/.test(finding.code))
        ? 'refused'
        : 'accepted'
    ] += 1;
    rmSync(join(root, file));
  }
  console.log(`YAML: ${JSON.stringify(count)}`);
  expect(Math.min(count.refused, count.accepted)).toBeGreaterThan(count.cases / 10);
  expect(count.slowest).toBeLessThan(5000);
});
