import { expect, test } from 'vitest';
import { applyCommand } from './manifest-address.ts';

test('applies a manifest by kubectl and hands a kind config to kind', () => {
  expect(applyCommand({ apply: 'kubectl' }, 'https://x/a.yaml')).toBe('kubectl apply -f https://x/a.yaml');
  expect(applyCommand({ apply: 'kind' }, 'https://x/k.yaml')).toBe(
    'curl -fsSL https://x/k.yaml | kind create cluster --config -',
  );
});
