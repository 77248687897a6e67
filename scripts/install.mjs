// Runs under the machine's own Node (18 or newer): installs what package-lock.json names, unless that is already there.
// The Node that Astro needs comes with it, as the package `node`, and stands first in the PATH of npm's scripts.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const stamp = 'node_modules/.installed-lock';
const lock = readFileSync('package-lock.json', 'utf8');
const fingerprint = createHash('sha256').update(lock).digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint) {
  console.log('Installing (once for each package-lock.json)...');
  const borrowed = isOld(process.versions.node) ? borrowNode() : undefined;
  npm(['ci'], borrowed);
  if (borrowed) rmSync(borrowed, { recursive: true, force: true });
  writeFileSync(stamp, fingerprint);
}

/** Astro and its bundler take Node 22.12 or newer. */
function isOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < 22 || (major === 22 && minor < 12);
}

/**
 * npm leaves out an optional package that does not take the Node it runs under, and the bundler's native part
 * is one. So under an old Node, npm itself has to run under the new one, from a folder of its own: `npm ci`
 * empties node_modules.
 */
function borrowNode() {
  const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-node-'));
  npm(['install', '--no-save', '--prefix', folder, `node@${JSON.parse(lock).packages['node_modules/node'].version}`]);
  return folder;
}

/** Runs npm, under the Node of a folder where one is given; ends this program when it fails. */
function npm(args, folder) {
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  const bin = folder && join(folder, 'node_modules', 'node', 'bin');
  const env = bin ? { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` } : process.env;
  const cli = process.env.npm_execpath;
  const { status } =
    bin && cli
      ? spawnSync(join(bin, 'node'), [cli, ...args, ...options], { stdio: 'inherit', env })
      : spawnSync('npm', [...args, ...options], { stdio: 'inherit', env, shell: process.platform === 'win32' });
  if (status !== 0) process.exit(status ?? 1);
}
