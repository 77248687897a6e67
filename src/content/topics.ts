import { getData } from './data.ts';
import type { TopicData } from './schema.ts';

/** The slug of a topic: the name of its folder in content/, and the first part of its notes' addresses. */
export type Topic = string;

/** The topics, in the order of content/topics.yaml, which is the reading order. */
export const getTopics = (): readonly TopicData[] => getData().topics;

/** The topic of that slug; throws when there is none. */
export function getTopic(slug: Topic): TopicData {
  const topic = getTopics().find((candidate) => candidate.slug === slug);
  if (!topic) throw new Error(`content/topics.yaml has no topic "${slug}"`);
  return topic;
}
