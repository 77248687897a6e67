/** The table of contents: one topic is a folder of content/ and a collection. Its order is the reading order. */
export const topics = [
  { slug: 'overview', name: { 'pt-br': 'Visão geral', en: 'Overview' } },
  { slug: 'control-plane', name: { 'pt-br': 'Control plane', en: 'Control plane' } },
  { slug: 'runtimes', name: { 'pt-br': 'Runtimes', en: 'Runtimes' } },
  { slug: 'workloads', name: { 'pt-br': 'Workloads', en: 'Workloads' } },
  { slug: 'services', name: { 'pt-br': 'Services', en: 'Services' } },
  { slug: 'ingress', name: { 'pt-br': 'Ingress', en: 'Ingress' } },
  { slug: 'kind-kubectl', name: { 'pt-br': 'kind e kubectl', en: 'kind and kubectl' } },
  { slug: 'operators', name: { 'pt-br': 'Operators', en: 'Operators' } },
] as const;

export type Topic = (typeof topics)[number]['slug'];

/** The topic of that slug; throws when there is none. */
export function getTopic(slug: string) {
  const topic = topics.find((candidate) => candidate.slug === slug);
  if (!topic) throw new Error(`No topic "${slug}": the topics are ${topics.map((t) => t.slug).join(', ')}`);
  return topic;
}
