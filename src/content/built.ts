import { readHistory, type History } from './history.ts';
import { readContent, type Content } from './read.ts';

const kept = new Map<string, Content>();

/**
 * What stands below content/ of the project in `root` when a build begins: read once for its checks,
 * its pages and its search.
 */
export function getBuilt(root: string): Content {
  const content = kept.get(root) ?? readContent(root);
  kept.set(root, content);
  return content;
}

const histories = new Map<string, Promise<History>>();

/** What git knows of content/ of the project in `root`: asked once for a build, from its first call on. */
export function getHistory(root: string): Promise<History> {
  const history = histories.get(root) ?? readHistory(root);
  histories.set(root, history);
  return history;
}
