import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeNotebook } from './compose.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'notebook-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const page = (path: string) => join(folder, path, 'index.html');

function write(path: string, html: string) {
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(page(path), html);
}

const chapter = (id: string, path: string) =>
  `<section id="${id}" class="chapter"><h3>t</h3><div class="prose" data-note="${path}" data-down="2"></div></section>`;

test('puts the text of each note into its place, with its links within the whole and its headings lower', () => {
  write('notebook', `<p>before</p>${chapter('a-b', '/a/b/')}${chapter('c', '/c/')}<p>after</p>`);
  write(
    'a/b',
    '<article><h1>x</h1><div class="prose"><h2 id="y">y</h2><div><a href="/k8s/en/c/#z">z</a></div></div></article><p>not this</p>',
  );
  write('c', '<article><div class="prose"><p id="z">z</p><a href="/k8s/en/d/">d</a></div></article>');
  composeNotebook(pathToFileURL(`${folder}/`), '/k8s/en/');
  expect(readFileSync(page('notebook'), 'utf8')).toBe(
    '<p>before</p>' +
      '<section id="a-b" class="chapter"><h3>t</h3><div class="prose"><h4 id="a-b--y">y</h4><div><a href="#c--z">z</a></div></div></section>' +
      '<section id="c" class="chapter"><h3>t</h3><div class="prose"><p id="c--z">z</p><a href="/k8s/en/d/">d</a></div></section>' +
      '<p>after</p>',
  );
  expect(readdirSync(join(folder, 'notebook'))).toEqual(['index.html']);
});

test('does not build a notebook that lacks a note', () => {
  write('notebook', chapter('a', '/a/'));
  write('a', '<main>nothing</main>');
  expect(() => composeNotebook(pathToFileURL(`${folder}/`), '/')).toThrow('/a/index.html has no <div class="prose">');
});
