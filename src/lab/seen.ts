import type { Client, Files } from '../kubectl/client.ts';
import { parseYamlDocuments } from '../kubectl/yaml-documents.ts';
import { isReached, parseGoal, toGoal, type Goal } from './goal.ts';

/**
 * Does the cluster show what a line brings about? Undefined when it cannot tell: of a file that is applied, whose objects may be
 * there by another line, it tells only that one is missing.
 */
export async function seeLine(line: string, client: Client, files: Pick<Files, 'read'>): Promise<boolean | undefined> {
  const goal = parseGoal(line);
  if (goal) return isThere(goal, client);
  const goals = await parseFile(line, files);
  const there = await Promise.all(goals.map((each) => isThere(each, client)));
  return there.includes(false) ? false : undefined;
}

const isThere = (goal: Goal, client: Client) => isReached(goal, client).catch(() => false);

/** The objects of the file that a line applies. */
async function parseFile(line: string, files: Pick<Files, 'read'>): Promise<Goal[]> {
  const [, name] = /^kubectl (?:apply|create) (?:-n \S+ )?-f ([\w./-]+\.ya?ml)$/.exec(line.trim()) ?? [];
  const text = name === undefined ? '' : await files.read(name).catch(() => '');
  return parseYamlDocuments(text).flatMap((document) => ('value' in document ? (toGoal(document.value as object) ?? []) : []));
}
