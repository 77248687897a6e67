import { expect, test } from 'vitest';
import { findingsOf } from './testing/fixture.ts';

const at = (path: string) => `http://localhost:4321/${path}`;

interface Head {
  lang: string;
  canonical: string[];
  alternates: Record<string, string>;
}
const print = ({ lang, canonical, alternates }: Head) =>
  `<html lang="${lang}">${canonical.map((url) => `<link rel="canonical" href="${url}">`).join('')}${Object.entries(
    alternates,
  )
    .map(([hreflang, url]) => `<link rel="alternate" hreflang="${hreflang}" href="${url}">`)
    .join('')}`;

const alternates = { 'pt-BR': at(''), en: at('en/'), 'x-default': at('') };
const pt: Head = { lang: 'pt-BR', canonical: [at('')], alternates };
const en: Head = { lang: 'en', canonical: [at('en/')], alternates };
const messagesOf = (home: Partial<Head>, english: Partial<Head> = {}) =>
  findingsOf({ 'index.html': print({ ...pt, ...home }), 'en/index.html': print({ ...en, ...english }) }).flatMap(
    ({ code, message, file }) => (/canonical|alternate/.test(code) ? [`${file} ${message}`] : []),
  );

test('accepts a page in two languages that name each other, and the text of the other language', () => {
  expect(messagesOf({})).toEqual([]);
  expect(messagesOf({}, { canonical: [at('')] })).toEqual([]);
});

test("reports a page with no canonical address, with two, with another page's and with a path only", () => {
  expect(messagesOf({ canonical: [] })).toEqual([
    'index.html The page names 0 canonical addresses: it needs one, http://localhost:4321/.',
  ]);
  expect(messagesOf({ canonical: [at(''), at('')] })).toEqual([
    'index.html The page names 2 canonical addresses: it needs one, http://localhost:4321/.',
  ]);
  expect(messagesOf({ canonical: [at('x/')] })).toEqual([
    'index.html Its canonical address is http://localhost:4321/x/, and the page stands at http://localhost:4321/.',
  ]);
  expect(messagesOf({ canonical: ['/'] })).toEqual([
    'index.html Its canonical address is /, and the page stands at http://localhost:4321/.',
  ]);
});

test('reports a language that a page does not name', () => {
  expect(messagesOf({ alternates: { 'pt-BR': at(''), en: at('en/') } })).toContain(
    'index.html The page names no addresses for hreflang="x-default": it needs one.',
  );
});

test('reports a language whose page was not built, or is written in another', () => {
  expect(messagesOf({ alternates: { ...alternates, en: at('fr/') } })).toContain(
    'index.html hreflang="en" leads to http://localhost:4321/fr/, which is no page of this site.',
  );
  expect(messagesOf({}, { lang: 'fr' })).toContain(
    'index.html hreflang="en" leads to http://localhost:4321/en/, which is written in "fr".',
  );
});

test('reports a page that is not named back', () => {
  expect(messagesOf({}, { alternates: { 'pt-BR': at('en/'), en: at('en/'), 'x-default': at('en/') } })).toContain(
    'index.html http://localhost:4321/en/ is named for hreflang="en" and does not name http://localhost:4321/ back.',
  );
});
