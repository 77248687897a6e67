/** The languages of the notebook, the default first: folder names of content/ and keys of every text. */
export const languages = ['pt-br', 'en'] as const;
export type Language = (typeof languages)[number];
export const defaultLanguage: Language = 'pt-br';

/** The folder of a language's pages below the site's base: `` and `en/`. */
export const folderOf = (language: Language) => (language === defaultLanguage ? '' : `${language}/`);

/** The value of `lang` and `hreflang`. */
export const htmlLang: Record<Language, string> = { 'pt-br': 'pt-BR', en: 'en' };

/** The value of Open Graph's `og:locale`. */
export const openGraphLocale: Record<Language, string> = { 'pt-br': 'pt_BR', en: 'en_US' };
