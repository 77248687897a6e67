import { readContent, type Content } from './read.ts';

const kept = new Map<string, Content>();

/** What stands below content/ of the project in `root` when a build begins: read once for its checks, its pages and its search. */
export function getBuilt(root: string): Content {
  const content = kept.get(root) ?? readContent(root);
  kept.set(root, content);
  return content;
}
