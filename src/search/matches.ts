import type { Location } from './pagefind/format.ts';
import type { Word } from './pagefind/index-reader.ts';
import { nameMatch, type Concept } from './query.ts';
import * as weights from './weights.ts';

/** What the index has for one concept, by the id of its fragment. */
export interface Matches {
  concept: Concept;
  hits: Map<string, Hit>;
  /**
   * How well the best word of the site names it: half a word is the name of nothing, and what it begins counts in full.
   */
  best: number;
}

export interface Hit {
  /** How much of the text is about it, from 0 to 1. */
  body: number;
  /** How well a word of each field names it, from 0 to 1. */
  fields: Map<string, number>;
}

/** The hits of one concept among the words that begin like its names. */
export function toMatches(concept: Concept, words: readonly Word[]): Matches {
  const hits: Matches['hits'] = new Map();
  const best = Math.max(weights.leastBest, ...words.map(({ word }) => nameMatch(concept, word)));
  for (const { word, pages } of words) {
    const named = nameMatch(concept, word) / best;
    if (named === 0) continue;
    for (const { id, locations, fields } of pages) {
      const hit = hits.get(id) ?? { body: 0, fields: new Map<string, number>() };
      hit.body = Math.max(hit.body, named * shareOfText(locations));
      for (const field of fields) hit.fields.set(field, Math.max(named, hit.fields.get(field) ?? 0));
      hits.set(id, hit);
    }
  }
  return { concept, hits, best };
}

/** How much of a text is about a word, by how often it has it: each time counts less than the one before. */
function shareOfText(locations: readonly Location[]): number {
  const times = locations.reduce((sum, { weight }) => sum + weight, 0);
  return times / (times + weights.halfAbout);
}
