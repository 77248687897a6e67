import type { Element, ElementContent } from 'hast';
import type { ShikiTransformer } from 'shiki';

/**
 * Unwraps the `<span>`s of highlighted code that have no class: words without a colour, and most lines. They are a
 * tenth of the bytes of a page of manifests. Must be the last transformer: the others count lines and characters.
 */
export const lean: ShikiTransformer = {
  name: 'lean',
  pre({ children: [code] }) {
    for (const line of elementsOf(code as Element))
      line.properties['class'] =
        classesOf(line)
          .filter((name) => name !== 'line')
          .join(' ') || undefined;
    unwrap(code as Element);
  },
};

function unwrap(parent: Element) {
  for (const child of elementsOf(parent)) unwrap(child);
  parent.children = parent.children.flatMap((child): ElementContent[] => (isBare(child) ? child.children : [child]));
}

const elementsOf = ({ children }: Element) => children.filter((child): child is Element => child.type === 'element');
const classesOf = ({ properties }: Element) =>
  [properties['class'] ?? []].flat().flatMap((names) => String(names).split(' '));
const isBare = (node: ElementContent): node is Element =>
  node.type === 'element' &&
  node.tagName === 'span' &&
  Object.values(node.properties).every((value) => value === undefined || value === '');
