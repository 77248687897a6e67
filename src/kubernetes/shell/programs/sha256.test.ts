import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { sha256 } from './sha256.ts';

test.each(['', 'abc', 'default/servidor-web:tcp', 'ção', 'a'.repeat(55), 'a'.repeat(56), 'a'.repeat(1000)])(
  'gives what Node gives for %j',
  (text) => expect(Buffer.from(sha256(text)).toString('hex')).toBe(createHash('sha256').update(text).digest('hex')),
);
