import rss from '@astrojs/rss';
import type { APIRoute } from 'astro';
import { getHistory } from '../../content/built.ts';
import { getData } from '../../content/data.ts';
import { listChanges } from '../../formats/feed/changes.ts';
import { getLanguage, languagePaths } from '../../i18n/current.ts';
import { getTexts, htmlLang, href } from '../../i18n/index.ts';

export const getStaticPaths = languagePaths;

/** A reader of feeds keeps what it has read: the oldest changes need not be in it. */
const newest = 50;

export const GET: APIRoute = async (context) => {
  const language = getLanguage(context);
  const { siteName, siteDescription, carry } = getTexts(language);
  const address = (path: string) => new URL(href(language, path), context.site).href;
  const history = await getHistory(process.cwd());
  return rss({
    title: siteName,
    description: siteDescription,
    site: address('/'),
    trailingSlash: true,
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData:
      `<language>${htmlLang[language]}</language>` +
      `<atom:link href="${address('/rss.xml')}" rel="self" type="application/rss+xml"/>`,
    items: listChanges(getData(), language, history)
      .slice(0, newest)
      .map(({ kind, path, title, text, date }) => ({
        title: title.replaceAll('`', ''),
        description: text.replaceAll('`', ''),
        link: address(path),
        categories: [carry.change[kind]],
        // A note that changes again is a new item: its address alone would be one already read.
        ...(date && {
          pubDate: date,
          customData: `<guid isPermaLink="false">${address(path)} ${date.toISOString()}</guid>`,
        }),
      })),
  });
};
