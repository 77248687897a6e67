import { en } from './en.ts';
import { defaultLanguage, type Language } from './languages.ts';
import { ptBr, type Texts } from './pt-br.ts';

export { defaultLanguage, htmlLang, languages, type Language } from './languages.ts';
export type { Texts } from './pt-br.ts';

const texts: Record<Language, Texts> = { 'pt-br': ptBr, en };

/** The interface texts of a language. */
export const getTexts = (language: Language): Texts => texts[language];

/** Fills each `{name}` of a text; a name with no value stays as it is. */
export function fill(text: string, values: Record<string, string | number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** The text for that number of things. Both languages have the same two forms. */
export function count(forms: { one: string; other: string }, n: number): string {
  return n === 1 ? forms.one : fill(forms.other, { n });
}

/** The address of a page of this site for a reader of that language. `path` has neither base nor language: `/services/`. */
export function href(language: Language, path: string): string {
  return asset(language === defaultLanguage ? path : `/${language}${path}`);
}

/** The address of a file that is the same in every language, below the site's base. */
export const asset = (path: string) => `${import.meta.env.BASE_URL.replace(/\/$/, '')}${path}`;
