import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readContent, type Content, type NoteFile } from '../src/content/read.ts';
import { defaultLanguage, type Language } from '../src/i18n/languages.ts';

const config = `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';

export default defineConfig({
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

/** Writes a Starlight site with every note into a folder that has bench/'s own packages: its own search, nothing of ours. */
export function writeStarlight(folder: string) {
  const content = readContent(process.cwd());
  rmSync(join(folder, 'src'), { recursive: true, force: true });
  write(join(folder, 'astro.config.mjs'), config);
  write(join(folder, 'src/content.config.ts'), collections);
  for (const note of content.notes) write(join(folder, 'src/content/docs', pathOf(note)), toMarkdown(note, content));
  const home = content.notes.find((note) => note.topic === 'overview' && note.language === defaultLanguage);
  write(join(folder, 'src/content/docs/index.md'), `---\ntitle: Caderno K8s\n---\n\n${home?.data?.description ?? ''}\n`);
}

const pathOf = ({ topic, language, file }: NoteFile) => join(language === defaultLanguage ? '' : language, topic, `${basename(file, '.mdx').replace(/^\d+-/, '')}.md`);

/** A note in Markdown alone: its commands and manifests as blocks of code, its asides as Starlight's. */
function toMarkdown(note: NoteFile, content: Content): string {
  const body = readFileSync(note.file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '');
  const text = body
    .replace(/<Command id="([^"]+)"[^>]*\/>/g, (_, id: string) => commandBlock(id, content, note.language))
    .replace(/<Manifest file="([^"]+)"[^>]*\/>/g, (_, file: string) => manifestBlock(file, content))
    .replace(/<Aside kind="\w+"(?: title="([^"]*)")?>/g, (_, title?: string) => `:::note${title ? `[${title}]` : ''}`)
    .replace(/<\/Aside>/g, ':::')
    .replace(/<[A-Z]\w*[^>]*\/>/g, '')
    .replace(/<\/?[A-Z]\w*[^>]*>/g, '')
    .replace(/ \{#[\w-]+\}$/gm, '');
  return `---\ntitle: ${JSON.stringify(note.data?.title ?? '')}\ndescription: ${JSON.stringify(note.data?.description ?? '')}\n---\n${text}`;
}

function commandBlock(id: string, { commands }: Content, language: Language): string {
  const command = commands.find((candidate) => candidate.id === id);
  return command ? `${command.does[language]}\n\n\`\`\`sh\n${command.run}\n\`\`\`` : '';
}

function manifestBlock(file: string, { manifests }: Content): string {
  const manifest = manifests.find((candidate) => candidate.path === file);
  return manifest ? `\`\`\`yaml title="${manifest.file}"\n${manifest.text.trimEnd()}\n\`\`\`` : '';
}

function write(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
