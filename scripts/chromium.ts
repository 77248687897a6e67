import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The path of a Chromium: the machine's own, else Playwright's, else the system's package. Throws one sentence that
 * says what to install.
 */
export function getChromium(): string {
  const found = installed() ?? playwrights() ?? packaged();
  if (!found)
    throw new Error(
      'The tests need a Chromium: install the package "chromium" (or Google Chrome), ' +
        'or set CHROMIUM to the path of one.',
    );
  return found;
}

function installed(): string | undefined {
  const asked = process.env['CHROMIUM'];
  if (asked) return asked;
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.includes('node_modules'));
  return [...folders.flatMap((folder) => names.map((name) => `${folder}/${name}`)), ...applications].find((path) =>
    existsSync(path),
  );
}

function playwrights(): string | undefined {
  const path = chromium.executablePath();
  if (existsSync(path)) return path;
  spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'ignore', timeout: 180_000 });
  return existsSync(path) ? path : undefined;
}

function packaged(): string | undefined {
  try {
    execFileSync('apt-get', ['update', '-qq'], { stdio: 'ignore' });
    execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  return installed();
}
