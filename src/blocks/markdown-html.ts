import { defineHastPlugin, type HastPluginEntry } from 'satteri';
import { getTexts } from '../i18n/index.ts';
import { defaultLanguage, folderOf, languages } from '../i18n/languages.ts';

/**
 * Makes of Markdown's own links and tables what they are on the site, which stands at `base` (`/`, `/x/`). Authors
 * write `/services/`, without base and language; a table scrolls inside itself on a narrow screen, reachable by
 * keyboard. Done when a note is compiled: text without blocks then becomes plain HTML, which is less code for a build
 * to load and to run than components.
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
