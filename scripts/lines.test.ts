import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const most = 120;

/** What biome cannot break: comments, texts, expressions. An address alone on its line has no place to be cut. */
test(`has no line over ${most} characters`, () => {
  const files = globSync(['*.{ts,mjs}', 'bench/*.ts', '{src,scripts,e2e}/**/*.{ts,mjs,astro,css}']);
  expect(files.length).toBeGreaterThan(500);
  const long = files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        line.length > most && !/^[\s*/'"]*https:\S+$/.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
  expect(long).toEqual([]);
});
