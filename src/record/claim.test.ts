import { describe, expect, test } from 'vitest';
import { checkClaims, parseClaims, type Claim } from './claim.ts';

const pods = {
  stdout: 'NAME   READY   STATUS\na      1/1     Running\nb      1/1     Running\nc      0/1     ErrImagePull\n',
  stderr: '',
  exit: 0,
};
const unmet = (text: string, printed = pods) => checkClaims(parseClaims(text) as Claim[], printed);

describe('a claim', () => {
  test.each(['1/1 Running', '2× 1/1 … Running', '2× Running; 1× ErrImagePull; 0× Pending', 'a … Running; exit 0'])(
    'holds: %s',
    (text) => {
      expect(unmet(text)).toEqual([]);
    },
  );
  test.each([
    ['Pending', 'no line has "Pending"'],
    ['3× Running', '"Running" stands in 2 lines, not in 3'],
    ['Running; exit 1', 'the exit code is 0, not 1'],
    ['a … ErrImagePull', 'no line has "a … ErrImagePull"'],
  ])('does not hold: %s', (text, why) => {
    expect(unmet(text)).toEqual([why]);
  });
  test('looks at standard error too', () => {
    expect(
      unmet('Error … NotFound; exit 1', {
        stdout: '',
        stderr: 'Error from server (NotFound): pods "x" not found\n',
        exit: 1,
      }),
    ).toEqual([]);
  });
  test.each(['0× Running', 'exit 0', '…', 'Running;; b', '- …'])(
    'that an empty output would pass, or that is none, is refused: %s',
    (text) => {
      expect(parseClaims(text)).toBeTypeOf('string');
    },
  );
});
