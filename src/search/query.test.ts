import { expect, test } from 'vitest';
import { parseQuery, toBeginnings } from './query.ts';

const asked = (query: string, language: 'pt-br' | 'en' = 'pt-br') =>
  parseQuery(query, language).concepts.map(({ asks }) => asks[0]);
const leaning = (query: string, language: 'pt-br' | 'en' = 'pt-br') => parseQuery(query, language).leaning;

test('drops the words of a question', () => {
  expect(asked('como faço para ver os logs')).toEqual(['ver', 'logs']);
  expect(asked('how do I scale a deployment', 'en')).toEqual(['scale', 'deployment']);
  expect(asked('how do I scale a deployment', 'pt-br')).toEqual(['scale', 'deployment']);
});

test('keeps every word of a command and of a query that is nothing but stopwords', () => {
  expect(asked('kubectl get no')).toEqual(['kubectl', 'get', 'node']);
  expect(asked('que')).toEqual(['que']);
});

test('tells the Portuguese node from the word that is written like it', () => {
  expect(asked('listar nós')).toEqual(['listar', 'nodes']);
  expect(asked('instalar kubectl no linux')).toEqual(['instalar', 'kubectl', 'linux']);
});

test('writes short names in full', () => {
  expect(asked('svc')).toEqual(['service']);
  expect(asked('delete po', 'en')).toEqual(['delete', 'pod']);
});

test('knows a thing by its names in both languages, the one of the captions among what is asked for', () => {
  const [concept] = parseQuery('apagar', 'pt-br').concepts;
  expect(concept?.asks).toEqual(['apagar', 'deletar']);
  expect(concept?.names).toContain('delete');
});

test('asks for a version with and without its v, and wants to be told of it, as of an exit code', () => {
  expect(asked('v1.36')).toEqual(['1.36']);
  expect(parseQuery('kubernetes v1.36', 'en').concepts.flatMap(toBeginnings)).toEqual(['kubernet', '136', 'v136']);
  expect(parseQuery('137', 'en').concepts.flatMap(toBeginnings)).toEqual(['137']);
  for (const query of ['1.37', 'v1.37', 'kubernetes 1.36', '137', 'exit code 1', 'código de saída 2'])
    expect(leaning(query), query).toBe('note');
  for (const query of ['8080', 'nginx:1.30']) expect(leaning(query), query).not.toBe('note');
});

test('splits images and keeps flags whole', () => {
  expect(asked('nginx:1.30')).toEqual(['nginx', '1.30']);
  expect(asked('--dry-run=client')).toEqual(['--dry-run', 'client']);
  expect(parseQuery('-o yaml', 'en', new Set(['-oyaml'])).concepts.map(({ typed }) => typed)).toEqual(['-o', 'yaml']);
});

test('takes two words for the one that the site writes', () => {
  expect(parseQuery('load balancer', 'en', new Set(['loadbalancer'])).concepts.map(({ typed }) => typed)).toEqual([
    'loadbalancer',
  ]);
});

test('tells a task, a question, a failure and a file from each other', () => {
  expect(leaning('apagar um pod')).toBe('command');
  expect(leaning('kubectl get pods')).toBe('command');
  expect(leaning('what is a pod', 'en')).toBe('note');
  expect(leaning('EXTERNAL-IP pending')).toBe('note');
  expect(leaning('kubectl not found', 'en')).toBe('note');
  expect(leaning('pod vs container', 'en')).toBe('note');
  expect(leaning('service-nodeport.yaml')).toBe('manifest');
  expect(leaning('ClusterIP')).toBeUndefined();
});
