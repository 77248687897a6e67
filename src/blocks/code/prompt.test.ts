import { expect, test } from 'vitest';
import { commandLines } from './prompt.ts';

const drawn = (run: string) => run.split('\n').filter((_, index) => commandLines(run)[index]);

test('begins a command on every line of its own', () => {
  expect(drawn('kubectl get pods\nkubectl get nodes')).toEqual(['kubectl get pods', 'kubectl get nodes']);
});

test('does not begin one on a continuation, after a pipe or after &&', () => {
  expect(drawn('kubectl run web \\\n  --image nginx\ncurl x |\n  sh\na &&\n  b')).toEqual([
    'kubectl run web \\',
    'curl x |',
    'a &&',
  ]);
});

test('does not begin one inside a heredoc or on its end', () => {
  expect(drawn("cat <<'EOF' | kubectl apply -f -\nkind: Pod\nEOF\nkubectl get pod")).toEqual([
    "cat <<'EOF' | kubectl apply -f -",
    'kubectl get pod',
  ]);
});

test('does not begin one inside quotes, even with an apostrophe in a comment before', () => {
  expect(drawn("# it's a comment\nsh -c 'one\ntwo'\nthree")).toEqual(["sh -c 'one", 'three']);
});

test('does not begin one on comments and empty lines', () => {
  expect(drawn('# note\n\nls # "open')).toEqual(['ls # "open']);
});
