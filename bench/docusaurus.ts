import { fileOf, groupByTopic, packageJson, printPage, writeSite, type Page } from './exported.ts';

// No `type` in its package.json: its generated code is neither all CommonJS nor all modules.
const config = `module.exports = {
  title: 'Caderno K8s',
  url: 'http://localhost:4321',
  baseUrl: '/',
  trailingSlash: true,
  onBrokenLinks: 'ignore',
  onBrokenAnchors: 'ignore',
  markdown: { format: 'md', hooks: { onBrokenMarkdownLinks: 'ignore' } },
  presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: './sidebars.js' }, blog: false }]],
  themeConfig: { navbar: { title: 'Caderno K8s' }, prism: { additionalLanguages: ['bash'] } },
};
`;

/**
 * Writes a Docusaurus site of these pages into a folder below bench/, with a sidebar per language.
 * It comes without a search.
 */
export function writeDocusaurus(folder: string, pages: readonly Page[]) {
  const sidebars = { 'pt-br': toSidebar(pages, 'pt-br'), en: toSidebar(pages, 'en') };
  writeSite(
    folder,
    new Map([
      ['package.json', packageJson({})],
      ['docusaurus.config.js', config],
      ['sidebars.js', `module.exports = ${JSON.stringify(sidebars)};\n`],
      ...pages.map((page) => [`docs/${fileOf(page)}`, printPage(page, false, { slug: `/${page.path}` })] as const),
    ]),
  );
}

const toSidebar = (pages: readonly Page[], language: Page['language']) =>
  groupByTopic(pages, language).map(([label, own]) => ({
    type: 'category',
    label,
    items: own.map((page) => fileOf(page).replace(/\.md$/, '')),
  }));
