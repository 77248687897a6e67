import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readAges, readHistory, readLineDates } from './history.ts';

const root = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

function git(cwd: string, day: string, ...args: string[]) {
  const date = `2026-01-${day}T12:00:00Z`;
  const env = { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date, GIT_CONFIG_GLOBAL: '/dev/null' };
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd, env, stdio: 'ignore' });
}

function commit(day: string, file: string, text: string) {
  mkdirSync(join(root, 'content'), { recursive: true });
  writeFileSync(join(root, file), text);
  git(root, day, 'add', '.');
  git(root, day, 'commit', '-m', 'x');
}

test('knows nothing where there is no history', async () => {
  expect(await readHistory(root)).toEqual({ ages: new Map(), statementLines: [] });
});

test('tells when a file came, when it changed, and when each of its lines did', async () => {
  git(root, '01', 'init');
  commit('02', 'content/nó.mdx', 'one\ntwo\n');
  commit('03', 'content/other.mdx', 'x\n');
  commit('04', 'content/nó.mdx', 'one\nTWO\n');
  expect((await readAges(root)).get('content/nó.mdx')).toEqual({
    since: new Date('2026-01-02T12:00:00Z'),
    changed: new Date('2026-01-04T12:00:00Z'),
  });
  expect(await readLineDates(root, 'content/nó.mdx')).toEqual([
    new Date('2026-01-02T12:00:00Z'),
    new Date('2026-01-04T12:00:00Z'),
  ]);
});

test('does not take a shallow clone for a history', async () => {
  const shallow = join(root, 'shallow');
  git(root, '05', 'clone', '--depth', '1', `file://${root}`, shallow);
  expect((await readHistory(shallow)).ages).toEqual(new Map());
});
