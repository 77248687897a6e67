import type { APIRoute } from 'astro';
import { getLanguage, languagePaths } from '../../i18n/current.ts';
import { asset, getTexts, htmlLang, href } from '../../i18n/index.ts';
import { icons } from '../../offline/icon.ts';
import { getLightColour } from '../../styles/colours.ts';

export const getStaticPaths = languagePaths;

/** What a system shows of the notebook when a reader installs it. */
export const GET: APIRoute = (context) => {
  const language = getLanguage(context);
  const { siteName, siteDescription } = getTexts(language);
  const start = href(language, '/');
  const manifest = {
    id: start,
    name: siteName,
    short_name: siteName,
    description: siteDescription,
    lang: htmlLang[language],
    start_url: start,
    scope: asset('/'),
    display: 'standalone',
    background_color: getLightColour('paper'),
    theme_color: getLightColour('accent'),
    icons: icons.map(({ name, size, maskable }) => ({
      src: asset(`/icons/${name}.png`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose: maskable ? 'maskable' : 'any',
    })),
  };
  return new Response(JSON.stringify(manifest), { headers: { 'content-type': 'application/manifest+json' } });
};
