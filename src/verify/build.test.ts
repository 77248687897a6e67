import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let root = '';

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  for (const part of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'src', 'content', 'public']) cpSync(part, join(root, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir');
});
afterAll(() => rmSync(root, { recursive: true }));

test('stops a real build before its first page, with every finding and an exit code that is not 0', () => {
  appendFileSync(join(root, 'content/services/commands.yaml'), '- id: get-service\n  run: kubectl get svc\n  does: { pt-br: Listar }\n  needs: cluster\n');
  appendFileSync(join(root, 'content/operators/pt-br/20-keda.mdx'), '\n[x](/nowhere/)\n\n<Command id="nothing" />\n');
  const { status, stderr } = spawnSync(join('node_modules', '.bin', 'astro'), ['build', '--root', root], { cwd: root, encoding: 'utf8' });
  expect(stderr).toMatch(/^content\/services\/commands\.yaml:\d+:3 command\/missing-field "does\.en" is missing/m);
  expect(stderr).toMatch(/^content\/operators\/pt-br\/20-keda\.mdx:\d+:1 note\/dead-link There is no page \/nowhere\/\./m);
  expect(stderr).toMatch(/^content\/operators\/pt-br\/20-keda\.mdx:\d+:1 note\/no-such-command/m);
  expect(stderr).toContain('3 to mend in content/.');
  expect(status).not.toBe(0);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});
