import type { AstroIntegration } from 'astro';
import { folderOf, languages } from '../i18n/languages.ts';
import { composeNotebook } from './compose.ts';

/** Completes the page of each language that is the whole notebook, once the pages of its notes are written. */
export function notebook(): AstroIntegration {
  let base = '/';
  return {
    name: 'notebook',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:generated': ({ dir }) => {
        for (const language of languages)
          composeNotebook(new URL(folderOf(language), dir), `${base}${folderOf(language)}`);
      },
    },
  };
}
