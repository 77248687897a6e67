import { groupByTopic, packageJson, printPage, writeSite, type Page } from './exported.ts';

/**
 * Writes a VitePress site of these pages into a folder below bench/, with a sidebar per language and its local search.
 */
export function writeVitepress(folder: string, pages: readonly Page[]) {
  writeSite(
    folder,
    new Map([
      ['package.json', packageJson()],
      ['.vitepress/config.mjs', toConfig(pages)],
      ['index.md', '# Caderno K8s\n\nKubernetes.\n'],
      ...pages.map((page) => [`${page.path}index.md`, printPage(page, true)] as const),
    ]),
  );
}

function toConfig(pages: readonly Page[]): string {
  const config = {
    title: 'Caderno K8s',
    srcExclude: ['package.json'],
    ignoreDeadLinks: true,
    // <name> in a sentence is text here, not a component.
    markdown: { html: false },
    locales: {
      root: { label: 'Português', lang: 'pt-BR', themeConfig: { sidebar: toSidebar(pages, 'pt-br') } },
      en: { label: 'English', lang: 'en', themeConfig: { sidebar: toSidebar(pages, 'en') } },
    },
    themeConfig: { search: { provider: 'local' } },
  };
  return `export default ${JSON.stringify(config)};\n`;
}

const toSidebar = (pages: readonly Page[], language: Page['language']) =>
  groupByTopic(pages, language).map(([text, own]) => ({
    text,
    items: own.map(({ title, path }) => ({ text: title, link: `/${path}` })),
  }));
