import { expect, test } from 'vitest';
import { defaults, fillValues, findSuffix, valueNames, type Values } from '../../content/example-values.ts';
import { printFindings } from '../../content/finding.ts';
import { readContent } from '../../content/read.ts';
import { refusal } from '../../content/value-reason.ts';
import { readSchemas } from '../../kubernetes/build.ts';
import { checkManifests } from './index.ts';

const schemas = readSchemas();
const content = readContent(process.cwd());
const suffix = findSuffix([...content.commands.map(({ run }) => run), ...content.manifests.map(({ text }) => text)]);

/** What is wrong in all manifests of the notebook when a reader has those values. */
function findWrong(own: Partial<Values>): string {
  const values = { ...defaults, ...own };
  const commands = content.commands.map((each) => ({ ...each, run: fillValues(each.run, values) }));
  const manifests = content.manifests.map((each) => ({ ...each, text: fillValues(each.text, values) }));
  return printFindings(checkManifests({ ...content, commands, manifests }, schemas));
}

test.each([
  { name: 'true', namespace: '123', image: '1e3', port: '1' },
  { name: 'null', namespace: 'off', image: '0x10:1', port: '65535' },
  { name: 'no', namespace: '2026-01-01', image: 'localhost:5000/a/b__c.d' },
  { name: 'a'.repeat(63 - suffix.length), namespace: '1'.repeat(63), image: 'b'.repeat(63) },
])('takes values with which every manifest is right: %j', (own) => {
  for (const name of valueNames) expect(refusal(name, { ...defaults, ...own }[name], suffix)).toBeUndefined();
  expect(findWrong(own)).toBe('');
});

test.each([
  { name: 'a'.repeat(64 - suffix.length) },
  { namespace: '1'.repeat(64) },
  { image: 'b'.repeat(64) },
  { port: '65536' },
])('refuses values with which a manifest is wrong: %j', (own) => {
  expect(Object.entries(own).map(([name, value]) => refusal(name as keyof Values, value, suffix))).not.toEqual([
    undefined,
  ]);
  expect(findWrong(own)).not.toBe('');
});
