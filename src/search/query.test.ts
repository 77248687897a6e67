import { expect, test } from 'vitest';
import { understand } from './query.ts';

const vocabulary = ['deployment', 'escalar', 'pod', 'deletar', 'service', 'kubectl', 'namespace', 'nodeport', 'logs'];
const pt = (query: string) => understand(query, 'pt-br', vocabulary);

test('drops the words of a question', () => {
  expect(pt('como faço para ver os logs')).toEqual({ text: 'ver logs', corrected: false });
  expect(understand('how do I scale a deployment', 'en', ['scale', 'deployment'])).toEqual({ text: 'scale deployment', corrected: false });
});

test('keeps every word of a command and of a query that is nothing but stopwords', () => {
  expect(pt('kubectl get no').text).toBe('kubectl get no');
  expect(pt('que').text).toBe('que');
});

test('writes short names in full without calling it a correction', () => {
  expect(pt('svc')).toEqual({ text: 'service', corrected: false });
});

test('takes a synonym for the verb that captions use', () => {
  expect(pt('como apagar um pod').text).toBe('deletar pod');
});

test('takes an unknown word for the nearest of the site', () => {
  expect(pt('deploymnt')).toEqual({ text: 'deployment', corrected: true });
  expect(pt('kubctl')).toEqual({ text: 'kubectl', corrected: true });
  expect(pt('escalr')).toEqual({ text: 'escalar', corrected: true });
});

test('leaves alone what is known, inflected, short, a flag, an image or like nothing else', () => {
  for (const query of ['Deployments', 'deletando', 'pods', '--dry-run', '-owide', 'nginx:1.29', 'xyzzyqwv', 'nó']) expect(pt(query)).toEqual({ text: query, corrected: false });
});
