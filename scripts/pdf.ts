// `npm run pdf`: builds the site as `npm run build` does, with a PDF of the whole notebook in each language
// and the links to them.
import { build } from 'astro';

process.env['PDF'] = '1';
await build({});
