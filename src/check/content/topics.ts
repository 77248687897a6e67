import type { Finding } from '../../content/finding.ts';
import { generatedPages, labPath } from '../../content/pages.ts';
import type { Content } from '../../content/read.ts';
import { defaultLanguage, languages } from '../../i18n/languages.ts';

const taken = [labPath, ...Object.values(generatedPages), ...languages.map((language) => `/${language}/`)];

/** Every topic has a front page, and an address that nothing else has. */
export function checkTopics({ topics, notes }: Content): Finding[] {
  return topics.flatMap(({ slug, source }) => {
    const own = notes.filter(({ topic }) => topic === slug);
    const front = own.some((note) => note.slug === '');
    return [
      ...(taken.includes(`/${slug}/`)
        ? [{ ...source, code: 'topic/taken', message: `Another page has the address /${slug}/: name it otherwise.` }]
        : []),
      ...(front
        ? []
        : [
            {
              ...source,
              code: 'topic/no-front',
              message: `The topic has no front page: write content/${slug}/${defaultLanguage}/index.mdx.`,
            },
          ]),
    ];
  });
}
