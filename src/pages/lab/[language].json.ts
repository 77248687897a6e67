import type { APIRoute, GetStaticPaths } from 'astro';
import { getData } from '../../content/data.ts';
import { asset, languages, type Language } from '../../i18n/index.ts';
import { labTexts } from '../../i18n/lab.ts';

export const getStaticPaths: GetStaticPaths = () => languages.map((language) => ({ params: { language } }));

/** What the lab's worker fetches beside its code: texts and the notes' manifests as files. */
export const GET: APIRoute = ({ params, site }) =>
  Response.json({
    texts: labTexts[params['language'] as Language],
    site: new URL(asset('/'), site).href,
    files: Object.fromEntries(getData().manifests.map(({ file, text }) => [file, text])),
  });
