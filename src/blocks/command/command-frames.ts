import {
  defineHastPlugin,
  type HastContent,
  type HastPluginEntry,
  type HastVisitorContext,
  type MdxJsxFlowElementHast,
} from 'satteri';
import type { Block } from '../../record/plan.ts';
import { kindOfLine } from '../../record/line-kind.ts';

/**
 * Puts the `<Command>`s of a note that follow each other without a word between them into one frame, and tells the
 * first how many they are.
 */
export const commandFrames: HastPluginEntry = () =>
  defineHastPlugin({ name: 'command-frames', mdxJsxFlowElement: { filter: ['Command'], visit: frame } });

function frame(node: MdxJsxFlowElementHast, context: HastVisitorContext) {
  const { children } = context.parent(node);
  const at = context.indexOf(node) ?? 0;
  const apart = (each: HastContent) => !isCommand(each) && !isBlank(each);
  const before = children.slice(0, at).findLastIndex(apart);
  if (children.slice(before + 1, at).some(isCommand)) return;
  const end = children.findIndex((each, index) => index > at && apart(each));
  const commands = children.slice(at, end < 0 ? undefined : end).filter(isCommand);
  if (commands.length < 2) return;
  context.setProperty(node, 'frame', String(commands.length));
  context.wrapNode(node, {
    type: 'element',
    tagName: 'div',
    properties: { className: ['commands'] },
    // Copies: what is taken from its place is taken from here too.
    children: commands.slice(1).map(({ type, name, attributes }) => ({ type, name, attributes, children: [] })),
  });
  for (const command of commands.slice(1)) context.removeNode(command);
}

const isCommand = (node: HastContent): node is MdxJsxFlowElementHast =>
  node.type === 'mdxJsxFlowElement' && node.name === 'Command';
const isBlank = (node: HastContent) => node.type === 'text' && node.value.trim() === '';

/** Can these be pasted into one terminal at once? What goes on, or opens a shell, must be the last. */
export const arePastedAtOnce = (blocks: readonly Pick<Block, 'run' | 'where' | 'terminal'>[]): boolean =>
  blocks.every(
    ({ run, where, terminal }, at) =>
      terminal === 'first' &&
      where === blocks[0]?.where &&
      (at === blocks.length - 1 || /reads|writes/.test(kindOfLine(run))),
  );
