import { expect, test } from 'vitest';
import { editAddress } from './edit-address.ts';

const actions = { GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'a/b', GITHUB_REF_NAME: 'main' };

test('leads to the editor of the repository that is built, and nowhere from any other build', () => {
  expect(editAddress('content/x.mdx', actions)).toBe('https://github.com/a/b/edit/main/content/x.mdx');
  expect(editAddress('content/x.mdx', {})).toBeUndefined();
});
