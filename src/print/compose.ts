import { closeSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { chapterId, nestHtml } from './nest.ts';

/**
 * Puts the text of every note into the built page that is the whole notebook, from the note's own built page: rendering it a
 * second time would take a large build a tenth of its time. Written part by part, as the whole is 75 MB at 5,000 notes.
 * `home` is the folder of a language's pages, `base` their address. Throws where a page has no text to take.
 */
export function composeNotebook(home: URL, base: string) {
  const file = new URL('notebook/index.html', home);
  const html = readFileSync(file, 'utf8');
  const chapters = new Set([...html.matchAll(/<section id="([^"]+)" class="chapter"/g)].map(([, id]) => id));
  const chapterOf = (address: string) => {
    const path = address.startsWith(base) ? `/${address.slice(base.length)}` : '';
    return chapters.has(chapterId(path)) ? path : undefined;
  };
  const composed = new URL('notebook/composed.html', home);
  const to = openSync(composed, 'w');
  let at = 0;
  for (const { 0: whole, 1: path = '', 2: down, index } of html.matchAll(
    /(?<=<div class="prose") data-note="([^"]+)" data-down="(\d)">/g,
  )) {
    writeSync(
      to,
      `${html.slice(at, index)}>${nestHtml(readText(new URL(`.${path}index.html`, home)), { path, down: Number(down), chapterOf })}`,
    );
    at = index + whole.length;
  }
  writeSync(to, html.slice(at));
  closeSync(to);
  renameSync(composed, file);
}

/** What a note's built page says between its facts and its end. */
function readText(file: URL): string {
  const [, text] = /<div class="prose">([\s\S]*)<\/div>\s*<\/article>/.exec(readFileSync(file, 'utf8')) ?? [];
  if (text === undefined) throw new Error(`${file.pathname} has no <div class="prose"> at the end of its <article>`);
  return text;
}
