import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What `make` gives, kept in node_modules/.cache until one of the packages has another version or the code of that folder
 * has changed. `root` is the project's; the value is JSON.
 */
export function cached<T>(root: string, name: string, from: { packages: readonly string[]; code: string }, make: () => T): T {
  const file = join(root, 'node_modules/.cache/caderno-k8s', `${name}-${keyOf(root, from)}.json`);
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T;
  const made = make();
  mkdirSync(dirname(file), { recursive: true });
  // Two builds may come here at once: each writes its own file whole and gives it the name.
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(made));
  renameSync(draft, file);
  return made;
}

function keyOf(root: string, { packages, code }: { packages: readonly string[]; code: string }): string {
  const hash = createHash('sha256');
  for (const name of packages)
    hash.update(`${name}@${(JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version}\n`);
  const files = globSync('*.ts', { cwd: join(root, code) }).filter((file) => !file.endsWith('.test.ts'));
  for (const file of files.sort()) hash.update(readFileSync(join(root, code, file)));
  return hash.digest('hex').slice(0, 16);
}
