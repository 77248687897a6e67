import { defineHastPlugin, type HastPluginEntry } from 'satteri';
import { getTexts } from '../i18n/index.ts';
import { defaultLanguage, folderOf, languages } from '../i18n/languages.ts';

/**
 * Makes of Markdown's own links, headings, code and tables what they are on the site, which stands at `base` (`/`,
 * `/x/`). Authors write `/services/`, without base and language; a heading is a link to itself, whose address readers
 * copy; a translator leaves code alone; a table scrolls inside itself on a narrow screen, reachable by keyboard. Done
 * when a note is compiled: text without blocks then becomes plain HTML, which is less code for a build to load and to
 * run than components.
 */
export const markdownHtml =
  (base: string): HastPluginEntry =>
  ({ fileURL }) => {
    const [, folder] = /\/([^/]+)\/[^/]+$/.exec(fileURL?.pathname ?? '') ?? [];
    const language = languages.find((candidate) => candidate === folder) ?? defaultLanguage;
    const addressOf = (target: string) =>
      `${base}${target.endsWith('.yaml') ? '' : folderOf(language)}${target.slice(1)}`;
    return defineHastPlugin({
      name: 'markdown-html',
      element: [
        {
          filter: ['a'],
          visit(link, context) {
            const { href } = link.properties;
            if (typeof href === 'string' && href.startsWith('/')) context.setProperty(link, 'href', addressOf(href));
          },
        },
        {
          filter: ['h2', 'h3'],
          visit(heading, context) {
            const { id } = heading.properties;
            if (typeof id !== 'string') return;
            const link = { type: 'element' as const, tagName: 'a', properties: { href: `#${id}` } };
            context.replaceNode(heading, { ...heading, children: [{ ...link, children: [...heading.children] }] });
          },
        },
        {
          filter: ['code'],
          visit: (code, context) => context.setProperty(code, 'translate', 'no'),
        },
        {
          filter: ['table'],
          visit(table, context) {
            const properties = {
              className: ['table'],
              tabIndex: 0,
              role: 'group',
              ariaLabel: getTexts(language).table,
            };
            context.wrapNode(table, { type: 'element', tagName: 'div', properties, children: [] });
          },
        },
      ],
    });
  };
