import {
  cpSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { writeWorker } from '../src/offline/worker.ts';

/** A copy of the built site on a server of its own, that a test may deploy anew. */
export interface Deployment {
  address: string;
  /**
   * Puts a build in its place whose pages and commands found say NEW and whose scripts and styles have other names; of
   * a broken one, the last file is not there yet.
   */
  renew(how?: { broken: boolean }): Promise<void>;
  close(): void;
}

export async function serveCopy(): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  cpSync('dist', folder, { recursive: true });
  const server = serveFolder(folder);
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening));
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    renew: (how) => renew(folder, how?.broken ?? false),
    close() {
      server.close();
      server.closeAllConnections();
      rmSync(folder, { recursive: true });
    },
  };
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.md': 'text/markdown',
};

function serveFolder(folder: string): Server {
  return createServer(({ url = '/' }, response) => {
    const path = join(folder, decodeURIComponent(new URL(url, 'http://localhost').pathname));
    const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
    const found = existsSync(file);
    response.writeHead(found ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    response.end(readFileSync(found ? file : join(folder, '404.html')));
  });
}

async function renew(folder: string, broken: boolean) {
  const names = globSync('_astro/*', { cwd: folder }).map((file) => file.slice('_astro/'.length));
  const renewed = (name: string) => name.replace(/(\.\w+)$/, '-new$1');
  // The worker stays the old one until all else is there: with new names in it, it would be one that no build has made.
  for (const file of globSync(['**/*.{html,css}', '_astro/*.js'], { cwd: folder })) {
    const path = join(folder, file);
    const text = names.reduce((before, name) => before.replaceAll(name, renewed(name)), readFileSync(path, 'utf8'));
    writeFileSync(path, text.replace(/<h1([^>]*)>/, '<h1$1>NEW '));
  }
  for (const file of globSync('pagefind/*/cards.json', { cwd: folder }))
    writeFileSync(
      join(folder, file),
      readFileSync(join(folder, file), 'utf8').replaceAll('kubectl scale', 'kubectl NEW'),
    );
  for (const name of names) renameSync(join(folder, '_astro', name), join(folder, '_astro', renewed(name)));
  await writeWorker(folder);
  if (broken) rmSync(join(folder, 'workloads', 'index.html'));
}
