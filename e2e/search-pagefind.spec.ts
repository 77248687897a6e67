import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { languages, type Language } from '../src/i18n/languages.ts';
import { readContent } from '../src/content/read.ts';
import { IndexReader, type Word } from '../src/search/pagefind/index-reader.ts';
import { parseQuery, toBeginnings } from '../src/search/query.ts';
import { hasFragment, openRuntime, type RuntimeResult } from './pagefind-runtime.ts';

/** What was found in one thing: its positions, each with the weights of the words there, and its metadata. */
interface Found {
  weights: Map<number, Set<number>>;
  fields: Set<string>;
}

for (const language of languages)
  test(`finds in the ${language} index what Pagefind's own program finds there`, async () => {
    const folder = `dist/pagefind/${language}`;
    const runtime = await openRuntime(folder, getWords(folder));
    const reader = await IndexReader.open(async (name) => new Response(readFileSync(`${folder}/${name}`)));
    const queries = getQueries(language);
    expect(queries.length).toBeGreaterThan(350);

    let found = 0;
    for (const [index, beginning] of [...new Set(queries.flat())].entries()) {
      const own = toFound(await findAsPagefind(reader, beginning));
      const { results } = await runtime.search(beginning);
      expect(describe(own), beginning).toEqual(describeResults(results));
      // Pagefind makes an excerpt and more of every text whose weights it is asked for.
      if (index % 10 === 0) expect(await findWrongWeights(folder, own, results), beginning).toEqual([]);
      found += own.size;
    }
    expect(found).toBeGreaterThan(5000);

    for (const beginnings of queries) {
      const { results } = await runtime.search(beginnings.join(' '));
      expect(await findAll(reader, beginnings), beginnings.join(' ')).toEqual(results.map(({ id }) => id).sort());
    }
    expect(await countTopics(reader)).toEqual((await runtime.filters())['topic']);
  });

/**
 * What the index is asked for each query of the golden list, as a reader of this language would ask it. Queries with a
 * single letter are left out: what it begins is in more files than `IndexReader` fetches.
 */
const getQueries = (language: Language): string[][] =>
  readContent(process.cwd())
    .searches.map(({ query }) => [...new Set(parseQuery(query, language).concepts.flatMap(toBeginnings))])
    .filter((beginnings) => beginnings.every(({ length }) => length > 1));

/** Words from all files of the index. */
const getWords = (folder: string) => [
  ...(JSON.parse(readFileSync(`${folder}/words.json`, 'utf8')) as string[]),
  ...['-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
];

/**
 * The words that begin so. Where none does, Pagefind takes the longest that begins what was asked: a guess that ours
 * leaves to `correct.ts`.
 */
async function findAsPagefind(reader: IndexReader, beginning: string): Promise<Word[]> {
  const words = await reader.find(beginning);
  for (let end = beginning.length - 1; end > 0 && words.length === 0; end -= 1) {
    const shorter = beginning.slice(0, end);
    words.push(...(await reader.find(shorter)).filter(({ word }) => word === shorter));
  }
  return words;
}

function toFound(words: readonly Word[]): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const { id, locations, fields } of words.flatMap(({ pages }) => pages)) {
    const one = found.get(id) ?? { weights: new Map<number, Set<number>>(), fields: new Set<string>() };
    for (const { position, weight } of locations)
      one.weights.set(position, (one.weights.get(position) ?? new Set()).add(weight));
    for (const field of fields) one.fields.add(field);
    found.set(id, one);
  }
  return found;
}

/**
 * The things, each with the positions of its words and its metadata, in an order that does not depend
 * on who found them.
 */
const describe = (found: Map<string, Found>) =>
  [...found].map(([id, { weights, fields }]) => line(id, weights.keys(), fields)).sort();
const describeResults = (results: readonly RuntimeResult[]) =>
  results.map(({ id, words, matchedMetaFields = [] }) => line(id, words, matchedMetaFields)).sort();
const line = (id: string, positions: Iterable<number>, fields: Iterable<string>) =>
  `${id} at ${[...positions].sort((a, b) => a - b).join(' ')} in ${[...fields].sort().join(' ')}`;

/**
 * Where Pagefind knows another weight than ours. It tells the weights with a thing's text; of several words in one
 * position, that of one.
 */
async function findWrongWeights(folder: string, own: Map<string, Found>, results: readonly RuntimeResult[]) {
  const wrong: string[] = [];
  for (const result of results.filter(({ id }) => hasFragment(folder, id)))
    for (const { location, weight } of (await result.data()).weighted_locations)
      if (!own.get(result.id)?.weights.get(location)?.has(weight)) wrong.push(`${result.id} at ${location}: ${weight}`);
  return wrong;
}

/** The things that have all that is asked. What nothing has is left out, as Pagefind does. */
async function findAll(reader: IndexReader, beginnings: readonly string[]): Promise<string[]> {
  const each = await Promise.all(
    beginnings.map(async (beginning) => new Set(toFound(await findAsPagefind(reader, beginning)).keys())),
  );
  const some = each.filter(({ size }) => size > 0);
  return [...some.reduce((all, ids) => all.intersection(ids), some[0] ?? new Set())].sort();
}

const countTopics = async (reader: IndexReader) =>
  Object.fromEntries([...(await reader.topics())].map(([topic, ids]) => [topic, ids.size]));
