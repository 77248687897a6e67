import {
  defineHastPlugin,
  type HastPluginEntry,
  type HastVisitorContext,
  type MdxJsxFlowElementHast,
  type MdxJsxTextElementHast,
} from 'satteri';
import { slugOf } from '../../content/read.ts';

/**
 * A block's place among those of its command: the note that shows it, as `topic/slug`, and which one of them it is
 * there, from 1.
 */
export interface CommandPlace {
  note: string;
  nth: number;
}

/**
 * Tells each `<Command>` of a note its place, as what a cluster printed belongs to that one block. Done when the note
 * is compiled: there the blocks come in the order of the text, while Astro renders the components of a page in any
 * order.
 */
export const commandPlaces: HastPluginEntry = ({ fileURL }) => {
  const [, topic = '', name = ''] = /\/([^/]+)\/[^/]+\/([^/]+)$/.exec(fileURL?.pathname ?? '') ?? [];
  const seen = new Map<string, number>();
  const visit = (node: MdxJsxFlowElementHast | MdxJsxTextElementHast, context: HastVisitorContext) => {
    const id = String(node.attributes.find((attribute) => 'name' in attribute && attribute.name === 'id')?.value ?? '');
    const nth = (seen.get(id) ?? 0) + 1;
    seen.set(id, nth);
    context.setProperty(node, 'note', `${topic}/${slugOf(name)}`);
    context.setProperty(node, 'nth', String(nth));
  };
  const commands = { filter: ['Command'], visit };
  return defineHastPlugin({ name: 'command-places', mdxJsxFlowElement: commands, mdxJsxTextElement: commands });
};
