import { expect, test } from 'vitest';
import { printExplanation } from './explanation.ts';
import type { Document, Schema } from './schema.ts';
import { wrap } from './wrap.ts';

const ref = (name: string): Schema => ({ allOf: [{ $ref: `#/components/schemas/io.${name}` }] });
const tree: Schema = {
  description: 'A tree.',
  type: 'object',
  required: ['kind'],
  properties: {
    branches: { type: 'array', items: ref('Tree') },
    kind: { description: 'Which tree it is.', type: 'string', enum: ['', 'Beech', 'Birch', 'Oak', 'Pine'] },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    size: ref('Size'),
  },
};
const size: Schema = { description: 'A height or a word for it.' };
const document: Document = { paths: {}, components: { schemas: { 'io.Tree': tree, 'io.Size': size } } };

test('prints fields in their order, with types, values and what is required', () => {
  expect(printExplanation(tree, [], document, 0)).toBe(
    'DESCRIPTION:\n    A tree.\n    \nFIELDS:\n  branches\t<[]Tree>\n    <no description>\n\n' +
      '  kind\t<string> -required-\n  enum: "", Beech, Birch, Oak, ....\n    Which tree it is.\n\n' +
      '  labels\t<map[string]string>\n    <no description>\n\n  size\t<Size>\n    <no description>\n\n',
  );
});

test('prints one field, through the lists on the way to it', () => {
  expect(printExplanation(tree, ['branches', 'kind'], document, 0)).toBe(
    'FIELD: kind <string>\n' +
      'ENUM:\n    ""\n    Beech\n    Birch\n    Oak\n    Pine\n\nDESCRIPTION:\n    Which tree it is.\n    \n',
  );
  expect(printExplanation(tree, ['size'], document, 0)).toBe(
    'FIELD: size <Size>\n\n\nDESCRIPTION:\n    A height or a word for it.\n    \n',
  );
});

test('prints fields of fields until one comes again', () => {
  const lines = printExplanation({ $ref: '#/components/schemas/io.Tree' }, [], document, Infinity)?.split(
    'FIELDS:\n',
  )[1];
  expect(lines?.split('\n').filter((line) => line.includes('branches'))).toEqual([
    '  branches\t<[]Tree>',
    '    branches\t<[]Tree>',
  ]);
});

test('has no explanation of a field that there is not', () => {
  expect(printExplanation(tree, ['branches', 'leaves'], document, 0)).toBeUndefined();
  expect(printExplanation(tree, ['kind', 'leaves'], document, 0)).toBeUndefined();
});

test.each([
  ['a line that fits', 20, 'a line that fits'],
  ['a line that does not fit', 12, 'a line that\ndoes not fit'],
  ['two\nlines  with  blanks', 10, 'two\nlines\nwith\nblanks'],
  ['a verylongwordthatfitsnowhere at all', 10, 'a\nverylongwordthatfitsnowhere\nat all'],
  ['ends in a blank ', 20, 'ends in a blank '],
])('wraps %j at %i', (text, limit, wrapped) => {
  expect(wrap(text, limit)).toBe(wrapped);
});
