import { describe, expect, test } from 'vitest';
import { readContent, type Content } from '../content/read.ts';
import { recordSchema } from '../content/schema.ts';
import { getPlans } from './plan.ts';
import { countRecorded, findBlockState, findReason, getBlockStates, getSum, isRecorded } from './sum.ts';

const own = readContent('.');

describe('a record', () => {
  const [plan] = getPlans(own).filter(({ blocks }) => blocks.some(({ nth }) => nth === 2));
  const again = plan?.blocks.find(({ nth }) => nth === 2);
  if (!plan || !again) throw new Error('No note shows a command twice');
  const entry = (stdout: string, more: object) =>
    recordSchema.parse({ note: plan.note, block: again.id, run: again.run, stdout, ...more });
  const on = { kubernetes: '1.37.2', kind: '0.33.0' };
  const content = {
    ...own,
    record: [entry('first', { day: '2026-11-29', on }), entry('second', { day: '2026-11-30', on, lab: 'different' })],
  } as unknown as Content;

  test('gives to each block of a repeated command its own entry', () => {
    expect([1, 2, 3].map((nth) => findBlockState(content, plan.note, again.id, nth)?.entry?.stdout)).toEqual([
      'first',
      'second',
      undefined,
    ]);
    expect(findBlockState(content, plan.note, 'no-such-command', 1)).toBeUndefined();
  });

  test('counts what is recorded, of a note and of all', () => {
    expect(countRecorded(content, plan.note)).toEqual({ recorded: 2, all: plan.blocks.length });
    expect(countRecorded(content, 'no/note')).toEqual({ recorded: 0, all: 0 });
    expect(getSum(content)).toMatchObject({
      recorded: 2,
      days: ['2026-11-29', '2026-11-30'],
      versions: ['Kubernetes 1.37.2', 'kind 0.33.0'],
      lab: { same: 1, different: 1, absent: 0 },
    });
  });

  test('groups what is not recorded by its reason', () => {
    const { left, all, recorded } = getSum(content);
    expect(left.reduce((sum, { blocks }) => sum + blocks.length, 0)).toBe(all - recorded);
    expect(new Set(left.map(({ why }) => why?.en)).size).toBe(left.length);
    const state = getBlockStates(content).find(({ block }) => block.requires.includes('internet'));
    expect(state && findReason(content, state)?.id).toBe('internet');
  });

  test('has no reason to give where it is recorded', () => {
    const state = findBlockState(content, plan.note, again.id, 1);
    expect(state && isRecorded(state)).toBe(true);
    expect(state && findReason(content, state)).toBeUndefined();
  });
});
