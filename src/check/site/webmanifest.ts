import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'astro/zod';
import type { Finding } from '../../content/finding.ts';
import { addressOf, type Site } from './address.ts';

const schema = z.looseObject({
  id: z.string(),
  start_url: z.string(),
  scope: z.string(),
  icons: z.array(z.looseObject({ src: z.string(), sizes: z.string().regex(/^\d+x\d+$/) })).min(1),
});

/**
 * What a system reads when a reader installs the notebook: its start stands within its scope and is a page, its icons
 * are files of the size they say.
 */
export function checkWebManifests(site: Site, problemOf: (url: string, from: string) => string | undefined): Finding[] {
  return globSync('**/*.webmanifest', { cwd: site.folder })
    .sort()
    .flatMap((file) => {
      const { data, error } = schema.safeParse(parseJson(readFileSync(join(site.folder, file), 'utf8')));
      const problems = data
        ? problemsOf(data, file, site, problemOf)
        : (error?.issues ?? []).map(({ path, message }) => `${path.join('.') || 'The manifest'}: ${message}`);
      return problems.map((message) => ({ file, line: 1, column: 1, code: 'site/webmanifest', message }));
    });
}

function problemsOf(
  manifest: z.infer<typeof schema>,
  file: string,
  site: Site,
  problemOf: (url: string, from: string) => string | undefined,
): string[] {
  const dead = [manifest.start_url, ...manifest.icons.map(({ src }) => src)].flatMap(
    (url) => problemOf(url, file) ?? [],
  );
  if (dead.length > 0) return dead;
  const [start, scope] = [manifest.start_url, manifest.scope].map((url) => new URL(url, addressOf(file, site)).href);
  const outside = start?.startsWith(scope ?? '') ? [] : [`start_url ${start} stands outside of the scope ${scope}.`];
  return [...outside, ...manifest.icons.flatMap((icon) => sizeProblem(icon, file, site))];
}

function sizeProblem({ src, sizes }: { src: string; sizes: string }, from: string, site: Site): string[] {
  const path = new URL(src, addressOf(from, site)).pathname.slice(site.base.length);
  const png = readFileSync(join(site.folder, path));
  // Width and height are the first fields of a PNG's first chunk: https://www.w3.org/TR/png-3/#11IHDR
  const size = png.length > 24 ? `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}` : 'no picture';
  return size === sizes ? [] : [`The icon ${src} is ${size}, and the manifest says ${sizes}.`];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
