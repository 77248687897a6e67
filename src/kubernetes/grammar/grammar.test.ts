import { expect, test } from 'vitest';
import { parseDuration } from './durations.ts';
import { isReference, parseImage } from './images.ts';
import { parseJsonPath } from './jsonpath.ts';
import { Malformed } from './malformed.ts';
import { checkConfigKey, checkLabel, checkLabelKey, checkLabelValue, checkPortName, checkSubdomain } from './names.ts';
import { parseQuantity } from './quantities.ts';
import { matchesAll, matchesFields, parseFieldSelector, parseLabelSelector } from './selectors.ts';
import { answers, sets, type Answer } from './testing/answers.ts';

const named = (check: (text: string) => string[]) => (text: string) => {
  if (check(text).length > 0) throw new Malformed(check(text).join('; '));
};
const places = (matches: (set: Record<string, string>) => boolean) =>
  sets.flatMap((set, place) => (matches(set) ? place : []));

const grammars: Record<string, (text: string) => unknown> = {
  image: (text) => {
    const { repository, tag, digest } = parseImage(text);
    return `${repository}${tag ? `:${tag}` : ''}${digest ? `@${digest}` : ''}`;
  },
  reference: (text) => {
    if (!isReference(text)) throw new Malformed('invalid reference format');
  },
  label: named(checkLabel),
  subdomain: named(checkSubdomain),
  portName: named(checkPortName),
  labelKey: named(checkLabelKey),
  labelValue: named(checkLabelValue),
  configKey: named(checkConfigKey),
  quantity: parseQuantity,
  duration: parseDuration,
  labelSelector: (text) => {
    const requirements = parseLabelSelector(text);
    return places((set) => matchesAll(requirements, set));
  },
  fieldSelector: (text) => {
    const requirements = parseFieldSelector(text);
    return places((set) => matchesFields(requirements, (field) => set[field] ?? ''));
  },
  jsonPath: (text) => void parseJsonPath(text),
};

test('has an answer of the real code for each grammar', () => {
  expect(Object.keys(grammars)).toEqual(Object.keys(answers.grammars));
});

test.each(Object.entries(grammars))('reads a %s as Go does, and refuses it in the same words', (grammar, parse) => {
  const asked = answers.grammars[grammar] ?? [];
  const ours = asked.map(({ value }) => answer(value, parse));
  expect(ours).toEqual(asked.map((each) => (grammar === 'quantity' ? asNumber(each) : each)));
});

function answer(value: string, parse: (text: string) => unknown): Answer {
  try {
    const means = parse(value);
    return { value, ...(means === undefined ? {} : { means }) };
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    return { value, refused: error.message };
  }
}

/** Go's numbers are exact; what is beyond the precision of JavaScript's is not compared. */
const asNumber = ({ means, ...rest }: Answer): Answer =>
  means === undefined ? rest : { ...rest, means: Number(means) };
