import { lean } from './lean.ts';
import { createHighlighter, type DecorationItem, type ShikiTransformer, type ThemeRegistrationRaw } from 'shiki';

/**
 * Shiki writes colours as inline styles, which a strict CSP refuses and which fix one theme in the page.
 * So its theme gives each kind of word a placeholder colour, and the transformer writes a class for it;
 * the real colours are tokens of src/styles/tokens.css.
 */
const kinds = {
  command: ['entity.name.command', 'entity.name.function.call', 'support.function.builtin'],
  flag: ['constant.other.option', 'keyword.operator', 'punctuation.definition.template-expression'],
  key: ['entity.name.tag', 'support.type.property-name'],
  string: ['string.quoted', 'string.template', 'string.unquoted.heredoc', 'string.unquoted.block'],
  number: ['constant.numeric', 'constant.language', 'variable'],
  comment: ['comment', 'punctuation.definition.comment'],
} as const;

const names = Object.keys(kinds);
const placeholder = (index: number) => `#0000${(index + 1).toString(16).padStart(2, '0').toUpperCase()}`;
const classByColour = new Map(names.map((name, index) => [placeholder(index), `t-${name}`]));

const theme = {
  name: 'caderno',
  type: 'light',
  fg: '#000000',
  bg: '#FFFFFF',
  settings: Object.values(kinds).map((scope, index) => ({
    scope: [...scope],
    settings: { foreground: placeholder(index) },
  })),
} satisfies ThemeRegistrationRaw;

const classes: ShikiTransformer = {
  name: 'classes',
  pre(node) {
    delete node.properties.style;
    node.properties.class = 'code';
  },
  span(node) {
    const colour = /#[0-9A-F]{6}/i.exec(String(node.properties.style))?.[0].toUpperCase();
    delete node.properties.style;
    const name = colour && classByColour.get(colour);
    if (name) node.properties.class = name;
  },
};

/** Tells translators to leave the code alone. That of a block stands in an element that does. */
const untranslated: ShikiTransformer = {
  name: 'untranslated',
  pre(node) {
    node.properties.translate = 'no';
  },
};

/** For fenced code in notes. */
export const shikiConfig = { theme, transformers: [classes, untranslated, lean] };

const highlighter = createHighlighter({ themes: [theme], langs: ['shellscript', 'yaml'] });

/**
 * The HTML of a `<pre>` whose text is exactly the code: no inline styles, no element without a class. `decorations`
 * wrap places of it.
 */
export async function highlight(
  code: string,
  lang: 'shellscript' | 'yaml',
  transformers: ShikiTransformer[] = [],
  decorations: DecorationItem[] = [],
): Promise<string> {
  return (await highlighter).codeToHtml(code, {
    lang,
    theme: theme.name,
    transformers: [classes, ...transformers, lean],
    decorations,
  });
}
