import { expect, test } from 'vitest';
import { printJsonPath } from './jsonpath.ts';

const pods = {
  kind: 'List',
  items: [
    { metadata: { name: 'a', labels: { 'app.kubernetes.io/name': 'web' } }, status: { phase: 'Running', n: 2 } },
    { metadata: { name: 'b' }, status: { phase: 'Pending', n: 10 } },
  ],
};

test.each([
  ['{.kind}', 'List'],
  ['{.items[*].metadata.name}', 'a b'],
  ['{.items[0].metadata.labels}', '{"app.kubernetes.io/name":"web"}'],
  ["{.items[0].metadata.labels['app\\.kubernetes\\.io/name']}", 'web'],
  ['{.items[0].metadata.labels.app\\.kubernetes\\.io/name}', 'web'],
  ['{.items[-1].metadata.name}', 'b'],
  ['{.items[0:1].metadata.name}', 'a'],
  ['{.items[0,1].status.n}', '2 10'],
  ['{range .items[*]}{.metadata.name}{"\\t"}{.status.phase}{"\\n"}{end}', 'a\tRunning\nb\tPending\n'],
  ['{range .items[*]}[{.metadata.name}]{end} fim', '[a][b] fim'],
  ['{.items[?(@.status.phase=="Running")].metadata.name}', 'a'],
  ['{.items[?(@.status.n>5)].metadata.name}', 'b'],
  ['{.items[?(@.metadata.labels)].metadata.name}', 'a'],
  ['{..name}', 'a b'],
  ['{.nada}', ''],
  ['nome={.items[0].metadata.name}', 'nome=a'],
])('finds %s', (template, text) => {
  expect(printJsonPath(template, pods)).toBe(text);
});

test.each([
  ['{.items[', 'error parsing jsonpath {.items[, unterminated array'],
  ['{.a', 'error parsing jsonpath {.a, unclosed action'],
  ['{.items[x]}', 'error parsing jsonpath {.items[x]}, invalid array index x'],
  ['{.items[9]}', 'array index out of bounds: index 9, length 2'],
  ['{end}', 'not in range, nothing to end'],
])('refuses %s', (template, why) => {
  expect(() => printJsonPath(template, pods)).toThrow(why);
});

test('prints JSON when asked', () => {
  expect(printJsonPath('{.items[*].metadata.name}', pods, { asJson: true })).toBe('[\n    "a",\n    "b"\n]\n');
});
