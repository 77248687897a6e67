import { expect, test } from 'vitest';
import { expandHistory } from './history.ts';

const history = ['kubectl get pods', 'cat <<EOF\na\nEOF', 'kubectl describe pod web'];

test.each([
  ['!!', 'kubectl describe pod web'],
  ['!! | head', 'kubectl describe pod web | head'],
  ['kubectl delete pod !$', 'kubectl delete pod web'],
  ['!2', 'cat <<EOF\na\nEOF'],
  ['!-3', 'kubectl get pods'],
  ['!kubectl get', 'kubectl describe pod web get'],
  ["echo '!!' \\!! a!=b !", "echo '!!' \\!! a!=b !"],
  ['!nada; ! true; [ ! -f x ]', '!nada; ! true; [ ! -f x ]'],
  ['echo a\n!!', 'echo a\n!!'],
])('%j is %j', (line, expanded) => {
  expect(expandHistory(line, history)).toBe(expanded);
});
