import { expect, test } from 'vitest';
import { getShownCommands } from '../content/anchors.ts';
import { readContent } from '../content/read.ts';
import { splitWords, toRecords } from './records.ts';

test('makes each command that a note shows and each manifest a record in each language', () => {
  const content = readContent(process.cwd());
  const records = toRecords(content);
  expect(records.length).toBe(2 * (getShownCommands(content).length + content.manifests.length));
  expect(
    records.filter(({ text }) => text === 'kubectl scale deployment servidor-web --replicas 5').map(({ url }) => url),
  ).toEqual([
    'workloads/scale-and-update/#cmd-scale-deployment',
    'en/workloads/scale-and-update/#cmd-scale-deployment',
  ]);
});

test('splits an image and a flag with its value into what they are searched by', () => {
  expect(splitWords('--image=nginx:1.30')).toBe('--image nginx 1.30');
  expect(splitWords('kubectl get pods -owide')).toBe('kubectl get pods -owide -o wide');
});
