import { en } from './en.ts';
import { defaultLanguage, type Language } from './languages.ts';
import { ptBr, type Texts } from './pt-br.ts';

export { defaultLanguage, htmlLang, languages, openGraphLocale, type Language } from './languages.ts';
export { count, fill } from './fill.ts';
export type { Texts } from './pt-br.ts';

const texts: Record<Language, Texts> = { 'pt-br': ptBr, en };

/** The interface texts of a language. */
export const getTexts = (language: Language): Texts => texts[language];

/**
 * The address of a page of this site for a reader of that language. `path` has neither base nor language: `/services/`.
 */
export function href(language: Language, path: string): string {
  return asset(language === defaultLanguage ? path : `/${language}${path}`);
}

/** The address of a file that is the same in every language, below the site's base. */
export const asset = (path: string) => `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
