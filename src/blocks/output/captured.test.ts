import { expect, test } from 'vitest';
import { recordSchema } from '../../content/schema.ts';
import { getTexts } from '../../i18n/index.ts';
import { sayEnd, sayRecorded } from './captured.ts';

const entry = (more: object) =>
  recordSchema.parse({
    note: 'services/service',
    block: 'get-service',
    run: 'kubectl get service',
    day: '2026-11-30',
    on: { kubernetes: '1.37.2', kind: '0.33.0', docker: '28.1.1' },
    ...more,
  });

test('says where and when an output was recorded, in both languages', () => {
  expect(sayRecorded(entry({}), 'pt-br')).toBe(
    'Gravado em 30/11/2026 num cluster kind de verdade: Kubernetes 1.37.2, kind 0.33.0.',
  );
  expect(sayRecorded(entry({}), 'en')).toBe(
    'Recorded on November 30, 2026 on a real kind cluster: Kubernetes 1.37.2, kind 0.33.0.',
  );
});

test('says what of it differs elsewhere, and no more than that', () => {
  expect(sayRecorded(entry({ stdout: 'web   ClusterIP   10.96.4.7   12s\n' }), 'pt-br')).toMatch(
    / No seu mudam IPs e idades\.$/,
  );
  expect(sayRecorded(entry({ stdout: 'web   ClusterIP   10.96.4.7   12s\n' }), 'en')).toMatch(
    / On yours, IPs and ages differ\.$/,
  );
});

test('calls a cluster by no other name than its own, and names the programs of the command', () => {
  expect(sayRecorded(entry({ on: { kubernetes: '1.37.2' } }), 'pt-br')).toBe(
    'Gravado em 30/11/2026 num cluster de verdade: Kubernetes 1.37.2.',
  );
  expect(sayRecorded(entry({ run: 'docker ps' }), 'pt-br')).toContain('kind 0.33.0, Docker 28.1.1.');
});

test('names what the states of the note had added to the cluster', () => {
  expect(sayRecorded(entry({ on: { kubernetes: '1.37.2', keda: '2.21.0' } }), 'en')).toContain(
    'Kubernetes 1.37.2, KEDA 2.21.0.',
  );
});

test('says how a command ended where it was not well', () => {
  const texts = getTexts('pt-br').output;
  expect(sayEnd({ exit: 0 }, texts)).toBeUndefined();
  expect(sayEnd({ exit: 1 }, texts)).toBe('código de saída 1');
  expect(sayEnd({ exit: 130 }, texts)).toBe('encerrado com Ctrl+C');
});
