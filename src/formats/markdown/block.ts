import { applyCommand } from '../../blocks/manifest/manifest-address.ts';
import type { Content } from '../../content/read.ts';
import { getTexts, type Language } from '../../i18n/index.ts';
import { fence } from './fence.ts';

/** What a block is printed from: its attributes, its own text in Markdown, and where it is read. */
export interface BlockUse {
  attributes: ReadonlyMap<string, string>;
  text: string;
  language: Language;
  content: Content;
  /** The whole address of a path like `/manifests/a/b.yaml` or `/services/`. */
  address: (path: string) => string;
}

/** Each block an author may place, as Markdown. */
export const blockPrinters: Record<string, (use: BlockUse) => string> = {
  Command: ({ attributes, language, content }) => {
    const command = content.commands.find(({ id }) => id === attributes.get('id'));
    return command ? `${command.does[language]}:\n\n${fence('sh', command.run)}` : '';
  },
  Manifest: ({ attributes, language, content, address }) => {
    const manifest = content.manifests.find(({ path }) => path === attributes.get('file'));
    if (!manifest) return '';
    const url = address(`/manifests/${manifest.path}`);
    const from = `${getTexts(language).manifest.applyFrom}: \`${applyCommand(manifest, url)}\``;
    return `\`${manifest.file}\`: ${manifest.does[language]}\n\n${fence('yaml', manifest.text)}\n\n${from}`;
  },
  Diagram: ({ attributes, language, content }) => {
    const diagram = content.diagrams.find(({ path }) => path === attributes.get('name'));
    if (!diagram) return '';
    const steps = diagram.steps.map(({ text }, index) => `${index + 1}. ${text[language]}`);
    return [
      `**${diagram.title[language]}.** ${diagram.description[language]}`,
      ...(steps.length > 0 ? [steps.join('\n')] : []),
    ].join('\n\n');
  },
  Aside: ({ attributes, text, language }) => {
    const kind = (attributes.get('kind') ?? 'note') as keyof ReturnType<typeof getTexts>['aside'];
    return `**${attributes.get('title') ?? getTexts(language).aside[kind]}**\n\n${text}`
      .replace(/^/gm, '> ')
      .replace(/ +$/gm, '');
  },
  Term: ({ text }) => text,
};
