import { fileOf, packageJson, printPage, writeSite, type Page } from './exported.ts';

const config = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
  site: 'http://localhost:4321',
  integrations: [
    starlight({
      title: 'Caderno K8s',
      defaultLocale: 'root',
      locales: { root: { label: 'Português', lang: 'pt-BR' }, en: { label: 'English', lang: 'en' } },
    }),
  ],
});
`;
const collections = `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`;

/** Writes a Starlight site of these pages into a folder below bench/, as it comes: its own sidebar, its own search. */
export function writeStarlight(folder: string, pages: readonly Page[]) {
  writeSite(
    folder,
    new Map([
      ['package.json', packageJson()],
      ['astro.config.mjs', config],
      ['src/content.config.ts', collections],
      ['src/content/docs/index.md', '---\ntitle: Caderno K8s\n---\n\nKubernetes.\n'],
      ...pages.map((page) => [`src/content/docs/${fileOf(page)}`, printPage(page, false)] as const),
    ]),
  );
}
