import type { Finding } from '../../content/finding.ts';
import { defaultLanguage, htmlLang } from '../../i18n/languages.ts';
import { addressOf, type Site } from './address.ts';
import type { PageText } from './page.ts';

/**
 * Every page names one canonical address, whole and its own or, where its text is another language's, that page's. It
 * names its address in every language and for readers of none of them (`x-default`); those pages name it back.
 */
export function checkLanguages(site: Site): Finding[] {
  // The page for whatever is not there has no address of its own.
  const pages = [...site.pages.values()].filter(({ file }) => file !== '404.html');
  const byAddress = new Map(pages.map((page) => [addressOf(page.file, site), page]));
  return pages.flatMap((page) =>
    [...canonicalProblems(page, site), ...alternateProblems(page, byAddress, site)].map(([code, message]) => ({
      file: page.file,
      line: 1,
      column: 1,
      code,
      message,
    })),
  );
}

type Problem = [code: string, message: string];

function canonicalProblems(page: PageText, site: Site): Problem[] {
  const own = addressOf(page.file, site);
  const [canonical, ...others] = page.canonical;
  if (!canonical || others.length > 0)
    return [['site/canonical', `The page names ${page.canonical.length} canonical addresses: it needs one, ${own}.`]];
  const allowed = [own, ...page.alternates.map(({ url }) => url)];
  return allowed.includes(canonical)
    ? []
    : [['site/canonical', `Its canonical address is ${canonical}, and the page stands at ${own}.`]];
}

function alternateProblems(page: PageText, byAddress: ReadonlyMap<string, PageText>, site: Site): Problem[] {
  const own = addressOf(page.file, site);
  const urlOf = (lang: string, { alternates } = page) =>
    alternates.filter((alternate) => alternate.lang === lang).map(({ url }) => url);
  const problems = [...Object.values(htmlLang), 'x-default'].flatMap((lang): Problem[] => {
    const [url, ...more] = urlOf(lang);
    if (!url || more.length > 0)
      return [
        [
          'site/alternate',
          `The page names ${url ? more.length + 1 : 'no'} addresses for hreflang="${lang}": it needs one.`,
        ],
      ];
    const other = byAddress.get(url);
    if (!other) return [['site/alternate', `hreflang="${lang}" leads to ${url}, which is no page of this site.`]];
    if (lang !== 'x-default' && other.lang !== lang)
      return [['site/alternate', `hreflang="${lang}" leads to ${url}, which is written in "${other.lang}".`]];
    return urlOf(page.lang, other).includes(own)
      ? []
      : [['site/alternate', `${url} is named for hreflang="${lang}" and does not name ${own} back.`]];
  });
  if (urlOf(page.lang)[0] !== own)
    problems.push([
      'site/alternate',
      `hreflang="${page.lang}" is the page's own language and leads to ${urlOf(page.lang)[0]}, not to ${own}.`,
    ]);
  if (urlOf('x-default')[0] !== urlOf(htmlLang[defaultLanguage])[0])
    problems.push([
      'site/alternate',
      `hreflang="x-default" and "${htmlLang[defaultLanguage]}" lead to different pages.`,
    ]);
  return problems;
}
