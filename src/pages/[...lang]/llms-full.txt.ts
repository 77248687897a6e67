import type { APIRoute } from 'astro';
import { getData } from '../../content/data.ts';
import { getNotes } from '../../content/notes.ts';
import { getLanguage, languagePaths } from '../../i18n/current.ts';
import { printWhole } from '../../formats/markdown/llms.ts';

export const getStaticPaths = languagePaths;

export const GET: APIRoute = async (context) =>
  new Response(printWhole(await getNotes(getLanguage(context)), getData(), context.site));
