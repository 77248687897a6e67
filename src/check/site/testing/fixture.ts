import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '../../../content/finding.ts';
import { checkSite } from '../pages.ts';

/** What the check of a built site says of these files, at http://localhost:4321 and a base. */
export function findingsOf(files: Record<string, string | Uint8Array>, base = '/'): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  try {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    const pages = Object.keys(files).filter((file) => file.endsWith('.html'));
    return checkSite(folder, pages, { origin: 'http://localhost:4321', base });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
