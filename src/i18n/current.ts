import type { APIContext } from 'astro';
import { languages, defaultLanguage, type Language } from './languages.ts';

/** The reader's language, told by the URL: `/en/...` is English, all else Portuguese. */
export function getLanguage({ params }: Pick<APIContext, 'params'>): Language {
  return languages.find((language) => language === params.lang) ?? defaultLanguage;
}

/** The `lang` parameter of a language's routes: nothing for the default language. */
export const langParam = (language: Language) => (language === defaultLanguage ? undefined : language);

/** `getStaticPaths` of a page that exists once per language. */
export const languagePaths = () =>
  languages.map((language) => ({ params: { lang: langParam(language) }, props: { language } }));
