import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.yaml': 'text/yaml',
};

/** A line between the server and its readers: bytes a second, and milliseconds before an answer begins. */
export interface Line {
  rate: number;
  latency: number;
}
/** Chromium's own preset: 1.6 Mbit/s and 150 ms. Held by the server, so that workers have it too. */
export const slow4g: Line = { rate: 200_000, latency: 150 };
export const fast: Line = { rate: Infinity, latency: 0 };

export interface Served {
  origin: string;
  line: Line;
  /** The bytes of bodies sent so far, compressed as a static host does. */
  sent: number;
  requests: string[];
  close(): void;
}

/** Serves a folder on a port of its own, text compressed, over one line that all requests share. */
export async function serve(folder: string): Promise<Served> {
  const served: Served = { origin: '', line: fast, sent: 0, requests: [], close: () => server.close() };
  let free = 0;
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    await wait(served.line.latency);
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)];
    const body = type ? gzipSync(readFileSync(file)) : readFileSync(file);
    response.writeHead(200, {
      'content-type': type ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': 'max-age=600',
      ...(type ? { 'content-encoding': 'gzip' } : {}),
    });
    served.requests.push(`${body.length} ${request.url}`);
    for (let at = 0; at < body.length; at += 4096) {
      const part = body.subarray(at, at + 4096);
      free = Math.max(free, performance.now()) + (1000 * part.length) / served.line.rate;
      if (served.line.rate !== Infinity) await wait(Math.max(0, free - performance.now()));
      served.sent += part.length;
      response.write(part);
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  served.origin = `http://localhost:${typeof address === 'object' && address ? address.port : 0}/`;
  return served;
}
