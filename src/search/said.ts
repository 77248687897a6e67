import { getTopics } from '../content/topics.ts';
import { getTexts, languages, type Language } from '../i18n/index.ts';
import type { PanelTexts } from './panel.client.ts';

/** What the search says once it is open. The notebook has two languages: the other one is offered, never mixed in. */
export function getSaid(language: Language): PanelTexts {
  const { search, command } = getTexts(language);
  const { copy, copied, copySelected, copyRefused, copyOf, since } = command;
  return {
    ...search,
    topicNames: Object.fromEntries(getTopics().map(({ slug, name }) => [slug, name[language]])),
    ...{ copy, copied, copySelected, copyRefused, copyOf, since },
    otherLanguage: languages.find((candidate) => candidate !== language) ?? language,
  };
}
