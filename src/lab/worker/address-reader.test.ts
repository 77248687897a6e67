import { afterEach, expect, test, vi } from 'vitest';
import { labTexts } from '../../i18n/lab.ts';
import { addressReader } from './address-reader.ts';

const read = addressReader(labTexts.en, 'https://example.org/k8s/', 'http://localhost:4321/');
afterEach(() => vi.unstubAllGlobals());

test('reads the manifests of the site from where the page came, whatever address they are published at', async () => {
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url);
    return new Response('kind: Pod\n');
  });
  expect(await read('https://example.org/k8s/manifests/workloads/pod.yaml')).toEqual({
    status: 200,
    text: 'kind: Pod\n',
  });
  await read('http://localhost:4321/manifests/workloads/pod.yaml');
  expect(asked).toEqual(Array(2).fill('http://localhost:4321/manifests/workloads/pod.yaml'));
});

test('says in plain words why nothing came', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(read('https://k8s.io/a.yaml')).rejects.toThrow('no internet and does not read https://k8s.io/a.yaml');
  await expect(read('https://example.org/k8s/a.yaml')).rejects.toThrow('Check the connection');
});
