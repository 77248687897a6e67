import type { APIRoute } from 'astro';
import { getNotes } from '../../../content/notes.ts';
import { getTopic } from '../../../content/topics.ts';
import { langParam } from '../../../i18n/current.ts';
import { getTexts, languages } from '../../../i18n/index.ts';
import { drawPicture, type Picture } from '../../../layout/picture.ts';

/** One for each topic, and one for all pages that belong to none. */
export async function getStaticPaths() {
  const perLanguage = languages.map(async (language) => {
    const { siteName, siteDescription } = getTexts(language);
    const fronts = (await getNotes(language)).filter(({ slug }) => slug === '');
    return [
      { name: 'home', title: siteName, description: siteDescription },
      ...fronts.map(({ topic, description }) => ({ name: topic, title: getTopic(topic).name[language], description })),
    ].map(({ name, ...texts }) => ({
      params: { lang: langParam(language), name },
      props: { siteName, ...texts } satisfies Picture,
    }));
  });
  return (await Promise.all(perLanguage)).flat();
}

export const GET: APIRoute = async ({ props }) =>
  new Response(new Uint8Array(await drawPicture(props as Picture)), { headers: { 'content-type': 'image/png' } });
