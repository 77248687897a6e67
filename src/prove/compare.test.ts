import { expect, test } from 'vitest';
import { compare } from './compare.ts';
import { mask } from './mask.ts';

const printed = (output: string, errors = '', exit = 0) => ({ output, errors, exit });

test('masks what is never twice the same', () => {
  expect(mask('servidor-web-5d8f9c7b6d-x2fkq 1/1 4m12s 10.244.1.7')).toBe('servidor-web-<hash>-<id> 1/1 <age> <ip>');
  expect(mask('created 2026-11-22T10:11:12Z by 0f8fad5b-d9cb-469f-a165-70867728950e')).toBe('created <time> by <uid>');
});

test('leaves names alone that somebody gave', () => {
  expect(mask('servidor-web-np my-nginx kube-proxy cliente')).toBe('servidor-web-np my-nginx kube-proxy cliente');
});

test('compares tables by the columns that both have, in any order of rows', () => {
  const then = printed('NAME   READY   AGE\na      1/1     4s\nb      1/1     4s\n');
  const now = printed('NAME   READY   RESTARTS   AGE\nb      1/1     0          9m\na      1/1     0          9m\n');
  expect(compare(then, now)).toBeUndefined();
});

test('shows a difference as a diff', () => {
  const difference = compare(printed('NAME   READY\na      1/1\n'), printed('NAME   READY\na      0/1\n'));
  expect(difference).toContain('-a 1/1');
  expect(difference).toContain('+a 0/1');
});

test('sees another exit code and another error', () => {
  expect(compare(printed('', 'Error: no\n', 1), printed('', 'Error: no\n', 0))).toContain('-exit code 1');
  expect(compare(printed('x\n'), printed('x\n', 'Warning: y\n'))).toContain('+stderr: Warning: y');
});

test('counts the same event once, and each row of another table', () => {
  const event = '4s     Warning   FailedScheduling   pod/web   0/4 nodes\n';
  const head = 'AGE    TYPE      REASON             OBJECT    MESSAGE\n';
  expect(compare(printed(head + event + event), printed(head + event))).toBeUndefined();
  expect(compare(printed('NAME   READY\na      1/1\na      1/1\n'), printed('NAME   READY\na      1/1\n'))).toContain('-a 1/1');
});
