import { parseYamlDocuments, type Client, type Files } from '../../kubernetes/index.ts';
import { goalSubject, isReached, parseGoal, toGoal, type Goal } from './goal.ts';

/** A line, as the cluster shows what came of it. */
export interface SeenLine {
  line: string;
  /** The objects that it makes, changes or takes away, as far as the lab knows their kinds. */
  objects: string[];
  /**
   * Does the cluster show what it brings about? Undefined when it cannot tell: of a file that is applied, whose objects
   * may be there by another line, it tells only that one is missing.
   */
  reached: boolean | undefined;
}

export async function seeLine(line: string, client: Client, files: Pick<Files, 'read'>): Promise<SeenLine> {
  const goal = parseGoal(line);
  const goals = goal ? [goal] : await parseFile(line, files);
  const there = await Promise.all(goals.map((each) => isReached(each, client).catch(() => false)));
  const reached = goal ? there[0] : there.includes(false) ? false : undefined;
  return { line, objects: goals.map(goalSubject), reached };
}

/** The objects of the file that a line applies. */
async function parseFile(line: string, files: Pick<Files, 'read'>): Promise<Goal[]> {
  const [, name] = /^kubectl (?:apply|create) (?:-n \S+ )?-f ([\w./-]+\.ya?ml)$/.exec(line.trim()) ?? [];
  const text = name === undefined ? '' : await files.read(name).catch(() => '');
  return parseYamlDocuments(text).flatMap((document) =>
    'value' in document ? (toGoal(document.value as object) ?? []) : [],
  );
}
