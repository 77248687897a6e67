import { mdxToMdast } from 'satteri';
import type { Content } from '../../content/read.ts';
import type { Language } from '../../i18n/index.ts';
import { blockPrinters } from './block.ts';

/** Where a body is read: its language, the data its blocks name, and how a path becomes a whole address. */
export interface Reader {
  language: Language;
  content: Content;
  address: (path: string) => string;
}

/**
 * The body of a note's MDX as plain Markdown: no frontmatter, blocks as fences and quotes, links whole. The author's
 * text stays as written.
 */
export function printBody(mdx: string, reader: Reader): string {
  const root = mdxToMdast(mdx, { features: { headingAttributes: true } }) as unknown as MdNode;
  const body = (root.children ?? []).filter(({ type }) => type !== 'yaml');
  return printRange(mdx, body[0]?.position.start.offset ?? 0, mdx.length, body, reader).trim();
}

interface MdNode {
  type: string;
  position: { start: { offset: number; column: number }; end: { offset: number } };
  children?: MdNode[];
  url?: string;
  name?: string;
  attributes?: { name?: string; value?: unknown }[];
}

/** The source from one offset to another, in which only the given nodes are printed anew. */
function printRange(mdx: string, from: number, to: number, nodes: readonly MdNode[], reader: Reader): string {
  let at = from;
  const parts = nodes.map((node) => {
    const { start, end } = node.position;
    const part = mdx.slice(at, start.offset) + printNode(mdx, node, reader);
    at = end.offset;
    return part;
  });
  return parts.join('') + mdx.slice(at, to);
}

function printNode(mdx: string, node: MdNode, reader: Reader): string {
  const { start, end } = node.position;
  if (node.name) return printBlock(mdx, node, reader);
  if (node.type.startsWith('mdx')) return '';
  const text = printRange(mdx, start.offset, end.offset, node.children ?? [], reader);
  if (node.type === 'heading') return text.replace(/\s*\{#[^}]+\}\s*$/, '');
  if (node.url?.startsWith('/')) return replaceLast(text, node.url, reader.address(node.url));
  return text;
}

function printBlock(mdx: string, node: MdNode, reader: Reader): string {
  const children = node.children ?? [];
  const [first, last] = [children[0], children.at(-1)];
  const text =
    first && last ? printRange(mdx, first.position.start.offset, last.position.end.offset, children, reader) : '';
  const attributes = new Map((node.attributes ?? []).map(({ name = '', value }) => [name, String(value ?? '')]));
  const printed = blockPrinters[node.name ?? '']?.({ ...reader, attributes, text }) ?? text;
  // A block within a list item stays within it.
  return printed.replace(
    /\n(?=[^\n])/g,
    `\n${' '.repeat(node.type === 'mdxJsxFlowElement' ? node.position.start.column - 1 : 0)}`,
  );
}

/** A link's address stands after its text, which may hold the same words. */
function replaceLast(text: string, part: string, by: string): string {
  const at = text.lastIndexOf(part);
  return text.slice(0, at) + by + text.slice(at + part.length);
}
