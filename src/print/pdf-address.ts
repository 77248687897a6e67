import { href, type Language } from '../i18n/index.ts';

/** The address of the notebook's PDF; nothing in a build that makes none: only `npm run pdf` does. */
export const pdfOf = (language: Language): string | undefined =>
  process.env['PDF'] ? href(language, '/caderno-k8s.pdf') : undefined;
