import type { APIRoute } from 'astro';
import { getNotes } from '../../content/notes.ts';
import { getLanguage, languagePaths } from '../../i18n/current.ts';
import { printContents } from '../../formats/markdown/llms.ts';

export const getStaticPaths = languagePaths;

export const GET: APIRoute = async (context) => {
  const language = getLanguage(context);
  return new Response(printContents(await getNotes(language), language, context.site));
};
