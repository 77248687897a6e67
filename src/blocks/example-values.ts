import type { Element, ElementContent } from 'hast';
import type { ShikiTransformer } from 'shiki';

/** The values of the notebook's running example: what a reader replaces by their own. */
const values = /(?<![\w./-])(servidor-web|loja|nginx:[\w.-]+)(?![\w/-]|\.(?:yaml|yml|txt)\b)/g;

/** Marks the example's values in highlighted code as `<var>`. */
export const exampleValues: ShikiTransformer = {
  name: 'example-values',
  span(node) {
    node.children = node.children.flatMap((child) => (child.type === 'text' ? split(child.value) : [child]));
  },
};

function split(text: string): ElementContent[] {
  const parts: ElementContent[] = [];
  let end = 0;
  for (const match of text.matchAll(values)) {
    if (match.index > end) parts.push({ type: 'text', value: text.slice(end, match.index) });
    parts.push({ type: 'element', tagName: 'var', properties: {}, children: [{ type: 'text', value: match[0] }] } satisfies Element);
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ type: 'text', value: text.slice(end) });
  return parts;
}
