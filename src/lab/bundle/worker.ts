import { fileURLToPath } from 'node:url';
import type { Plugin } from 'rolldown';
import { bundle, type BundledFile } from '../../bundle/bundle.ts';
import { quickStore } from '../../cluster/engine/quick-store.ts';
import { slimShell } from '../slim/plugin.ts';

/** What the lab's worker is bundled with, in development as in a build. */
export const workerPlugins = () => [slimShell(), quickStore()];

let files: Promise<BundledFile[]> | undefined;

/** Begins to bundle the lab's worker; resolves when the bundler's own threads are at work, which until then need this one. */
export function beginWorker(): Promise<unknown> {
  const { promise, resolve } = Promise.withResolvers<void>();
  return Promise.race([promise, getWorker({ name: 'begun', buildStart: () => resolve() })]);
}

/** The files of the lab's worker, its entry first. Bundled once for a build, from the first call on. */
export function getWorker(...watching: Plugin[]): Promise<BundledFile[]> {
  if (!files) {
    files = bundle(fileURLToPath(new URL('../worker.ts', import.meta.url)), 'es', [...workerPlugins(), ...watching]);
    // A failure is told to who waits; until then nobody listens.
    files.catch(() => {});
  }
  return files;
}
