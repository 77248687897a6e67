// Builds once more, with no cache and into another folder, and compares it with dist/ byte by byte.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printDifferences, printHash, readHashes } from './folders.ts';

const scratch = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
const env = { ...process.env, BASE: '/', OUT_DIR: join(scratch, 'dist'), CACHE_DIR: join(scratch, 'cache') };
const { status, stdout, stderr } = spawnSync(join('node_modules', '.bin', 'astro'), ['build'], {
  env,
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
if (status !== 0) {
  console.error(`${stdout}\n${stderr}`);
  process.exit(1);
}
const [first, second] = [readHashes('dist'), readHashes(join(scratch, 'dist'))];
rmSync(scratch, { recursive: true });
const differences = printDifferences(first, second);
if (differences.length > 0)
  console.error(
    `${differences.join('\n')}\n` +
      `${differences.length} of ${first.size} files are not the same in two builds of one commit.`,
  );
else console.log(`${first.size} files, twice the same: ${printHash(first)}`);
process.exitCode = differences.length > 0 ? 1 : 0;
