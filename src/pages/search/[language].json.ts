import type { APIRoute, GetStaticPaths } from 'astro';
import { languages, type Language } from '../../i18n/index.ts';
import { getSaid } from '../../search/said.ts';

export const getStaticPaths: GetStaticPaths = () => languages.map((language) => ({ params: { language } }));

/** The search's texts, fetched by a reader who reaches for it: in the page they would weigh 0.6 KB of each. */
export const GET: APIRoute = ({ params }) => Response.json(getSaid(params['language'] as Language));
