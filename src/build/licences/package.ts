import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Shipped } from './shipped.ts';

/** A package with what its licence asks to be passed on. */
export interface Licensed extends Shipped {
  /** Its name in the registry. */
  package: string;
  version: string;
  /** By its SPDX name: `MIT`. */
  licence: string;
  address: string;
  /** Its licence and notices, word by word. */
  notice: string;
}

/** Reads what is installed of a package below the project's root. Throws where it has no licence or no text of it. */
export function readLicensed(root: string, entry: Shipped): Licensed {
  const folder = join(root, 'node_modules', entry.name);
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
    'name' | 'version' | 'license',
    string | undefined
  >;
  const files = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)(\.|$)/i.test(file))
    .sort();
  if (!name || !version || !license || files.length === 0)
    throw new Error(`${folder} names no licence, or brings no text of it: readers may not be sent it.`);
  const notice = files
    .map((file) => withoutOthers(readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n')).trim())
    .join('\n\n');
  return {
    ...entry,
    package: name,
    version,
    licence: license,
    address: `https://www.npmjs.com/package/${name}/v/${version}`,
    notice,
  };
}

/** Vite adds the licences of all that its own program is made of, of which readers are sent nothing. */
const withoutOthers = (text: string) => text.split(/^# Licenses of bundled dependencies$/m)[0] ?? '';

/** One text with the notices of all packages, under the project's own licence. */
export function printNotices(own: string, all: readonly Licensed[]): string {
  const parts = all.map(
    (each) => `${each.package} ${each.version} (${each.licence})\n${each.address}\n\n${each.notice}`,
  );
  return [own.trim(), ...parts].join(`\n\n${'-'.repeat(80)}\n\n`).concat('\n');
}
