import type { Element, ElementContent } from 'hast';
import type { ShikiTransformer } from 'shiki';
import { toPath } from '../../content/field-path.ts';
import type { Manifest } from '../../content/read.ts';
import { parseYaml } from '../../content/yaml.ts';
import type { Language } from '../../i18n/index.ts';

/**
 * Puts a manifest's remarks beside their lines. Each can be reached by keyboard and shows its field's path when it is.
 * A remark is in the `<pre>` but no part of its text: what copies leaves it out (code-text.client.ts).
 */
export function remarks(
  { notes, text, path }: Pick<Manifest, 'notes' | 'text' | 'path'>,
  language: Language,
): ShikiTransformer {
  const { at } = parseYaml(text, path, 1, 'kubernetes');
  const byLine = new Map(notes.map((note) => [at(toPath(note.at), note.document - 1).line, note]));
  return {
    name: 'remarks',
    // `pre` runs after the decorations, whose places count the characters of each line without its remark.
    pre({ children: [code] }) {
      const lines = (code as Element).children.filter((child): child is Element => child.type === 'element');
      for (const [index, line] of lines.entries()) {
        const note = byLine.get(index + 1);
        if (!note) continue;
        this.addClassToHast(line, 'noted');
        line.children.push(span({ class: 'gap' }, []), remark(note.at, note.says[language]));
      }
    },
  };
}

/** The author's `code` in backticks stays code. */
const remark = (path: string, says: string) =>
  span({ class: 'remark', role: 'note', tabindex: 0, translate: 'yes' }, [
    span(
      { class: 'says' },
      says
        .split('`')
        .map(
          (value, index): ElementContent =>
            index % 2 === 0
              ? { type: 'text', value }
              : { type: 'element', tagName: 'code', properties: {}, children: [{ type: 'text', value }] },
        ),
    ),
    { type: 'text', value: ' ' },
    {
      type: 'element',
      tagName: 'code',
      properties: { class: 'path', translate: 'no' },
      children: [{ type: 'text', value: path }],
    },
  ]);

const span = (properties: Element['properties'], children: ElementContent[]): Element => ({
  type: 'element',
  tagName: 'span',
  properties,
  children,
});
