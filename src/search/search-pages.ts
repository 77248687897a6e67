import { readFileSync } from 'node:fs';
import { pathOf } from '../content/anchors.ts';
import { generatedPages } from '../content/pages.ts';
import type { Content, NoteFile } from '../content/read.ts';
import { getTexts } from '../i18n/index.ts';
import { folderOf, type Language } from '../i18n/languages.ts';
import type { SearchPage } from './pagefind/index-writer.ts';

/**
 * The pages of a language that are to be found, each as Pagefind is to read it: the notes, and what the lists are for.
 * A built page is read when its HTML is asked for: all of them at once are a gigabyte at 5,000 notes.
 */
export function getSearchPages(content: Content, language: Language, site: URL): SearchPage[] {
  const folder = folderOf(language);
  const read = (url: string) => readFileSync(new URL(`${url}index.html`, site), 'utf8');
  const notes = content.notes
    .filter((note) => note.language === language)
    .map((note) => toPage(`${folder}${pathOf(note).slice(1)}`, (url) => toNoteHtml(read(url), note, content)));
  // What the page is asked for most, which stands in it once. With a `v`, as the index has no dots: 137 is an exit code.
  const words = content.versions.flatMap(({ releases }) => releases.map(({ version }) => `v${version}`));
  const versions = toPage(`${folder}${generatedPages.versions.slice(1)}`, (url) =>
    toHtml(cut(read(url), 'main'), { words: words.map(escape).join(', ') }),
  );
  return [...notes, ...getListPages(language, folder), versions].sort((a, b) => (a.url < b.url ? -1 : 1));
}

const toPage = (url: string, toText: (url: string) => string): SearchPage => ({
  url,
  get html() {
    return toText(url);
  },
});

/** Of the lists the index has what they are for: what they list is found by itself. */
function getListPages(language: Language, folder: string): SearchPage[] {
  const { commandsPage, manifestsPage, glossaryPage, whatChangedPage, ...titles } = getTexts(language);
  const lists = [
    { name: 'commands', lede: commandsPage.description, words: commandsPage.words },
    { name: 'manifests', lede: manifestsPage.description, words: manifestsPage.words },
    { name: 'glossary', lede: glossaryPage.description, words: '' },
    { name: 'whatChanged', lede: whatChangedPage.description, words: '' },
  ] as const;
  return lists.map(({ name, lede, words }) => ({
    url: `${folder}${generatedPages[name].slice(1)}`,
    html: toHtml(`<h1>${escape(titles[name])}</h1><p>${escape(lede)}</p>`, { words: escape(words) }),
  }));
}

/**
 * The text of a note, found also by the words that its author gave, by other names of what it explains, and
 * better by its headings.
 */
function toNoteHtml(page: string, note: NoteFile, content: Content): string {
  const text = cut(page, 'article');
  const words = getWords(note, content).map(escape).join(', ');
  return toHtml(ignoreDefinitions(text), { words, headings: getHeadings(text).join(', ') }, note.topic);
}

/**
 * The glossary has them. Left out by a selector, as in left-out.ts, they would leave a space in the
 * middle of a sentence.
 */
const ignoreDefinitions = (text: string) =>
  text.replaceAll(' class="definition"', ' class="definition" data-pagefind-ignore');

function getWords(note: NoteFile, { glossary }: Content): string[] {
  const explained = glossary.filter((term) => term.note === pathOf(note));
  const names = explained.flatMap((term) => [term.term[note.language], ...term.also[note.language]]);
  return [...(note.data?.words ?? []), ...names];
}

/** The headings of a text as HTML, without what stands around and inside them. */
const getHeadings = (html: string): string[] =>
  [...html.matchAll(/<h([2-6])\b[^>]*>(.*?)<\/h\1>/gs)].map(([, , inner = '']) =>
    inner.replace(/<[^>]*>/g, '').replaceAll('"', '&quot;'),
  );

/** A text as Pagefind reads it. `meta`, as HTML, is searched beside it. */
function toHtml(text: string, meta: Record<string, string> = {}, topic = ''): string {
  const marks = Object.entries(meta)
    .filter(([, words]) => words)
    .map(([name, words]) => `<span hidden data-pagefind-meta="${name}:${words}"></span>`);
  const filter = topic ? ` data-pagefind-filter="topic:${topic}"` : '';
  return `<html><body data-pagefind-body${filter}>${marks.join('')}${text}</body></html>`;
}

/** An element of a page with what it holds. Pagefind would read what stands around it for nothing. */
function cut(page: string, element: 'article' | 'main'): string {
  const [from, to] = [page.indexOf(`<${element}`), page.lastIndexOf(`</${element}>`)];
  if (from < 0 || to < from) throw new Error(`A page has no ${element} for the search`);
  return `${page.slice(from, to)}</${element}>`;
}

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
