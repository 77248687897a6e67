import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { getTexts } from '../i18n/index.ts';
import { freePort } from '../../scripts/port.ts';

// Vitest's own variables would make Astro think that it is under test.
const { VITEST: _, NODE_ENV: __, ...outside } = process.env;
const roots: string[] = [];

/** A copy of the whole project that a test may spoil. */
function copyProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  roots.push(root);
  for (const part of ['astro.config.mjs', 'package.json', 'tsconfig.json', 'src', 'content', 'public'])
    cpSync(part, join(root, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'dir');
  return root;
}
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })));

test('stops a real build before its first page, with every finding and an exit code that is not 0', () => {
  const root = copyProject();
  appendFileSync(
    join(root, 'content/services/commands.yaml'),
    '- id: get-service\n  run: kubectl get svc\n  does: { pt-br: Listar }\n  needs: cluster\n',
  );
  appendFileSync(join(root, 'content/operators/pt-br/20-keda.mdx'), '\n[x](/nowhere/)\n\n<Command id="nothing" />\n');
  const { status, stderr } = spawnSync(join('node_modules', '.bin', 'astro'), ['build', '--root', root], {
    cwd: root,
    encoding: 'utf8',
    env: outside,
  });
  expect(stderr).toMatch(/^content\/services\/commands\.yaml:\d+:3 command\/missing-field "does\.en" is missing/m);
  expect(stderr).toMatch(
    /^content\/operators\/pt-br\/20-keda\.mdx:\d+:1 note\/dead-link There is no page \/nowhere\/\./m,
  );
  expect(stderr).toMatch(/^content\/operators\/pt-br\/20-keda\.mdx:\d+:1 note\/no-such-command/m);
  expect(status).not.toBe(0);
  expect(existsSync(join(root, 'dist'))).toBe(false);
});

test('shows a note with no twin to authors, and says so in the language of the reader', async () => {
  const root = copyProject();
  rmSync(join(root, 'content/operators/en/20-keda.mdx'), { force: true });
  const port = await freePort(4500);
  const server = spawn(join('node_modules', '.bin', 'astro'), ['dev', '--root', root, '--port', String(port)], {
    cwd: root,
    stdio: 'ignore',
    detached: true,
    env: outside,
  });
  try {
    const page = await pageOf(`http://localhost:${port}/en/operators/keda/`);
    expect(page).toContain(getTexts('en').noTwin);
    expect(page).toContain('lang="pt-BR"');
    expect(page).toContain('noindex');
  } finally {
    if (server.pid) process.kill(-server.pid);
  }
});

/** The page at an address, once the server answers. */
async function pageOf(url: string): Promise<string> {
  for (let tries = 0; tries < 150; tries += 1) {
    const response = await fetch(url).catch(() => undefined);
    if (response?.ok) return response.text();
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error(`${url} did not answer`);
}
