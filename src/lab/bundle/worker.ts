import { fileURLToPath } from 'node:url';
import { bundle, type BundledFile } from '../../build/bundle/bundle.ts';
import { quickStore, slimShell } from '../../kubernetes/build.ts';

/** What the lab's worker is bundled with, in development as in a build. */
export const workerPlugins = () => [slimShell(), quickStore()];

let files: Promise<BundledFile[]> | undefined;

/** The files of the lab's worker, its entry first. Bundled once for a build, from the first call on. */
export function getWorker(): Promise<BundledFile[]> {
  if (!files) {
    files = bundle(fileURLToPath(new URL('../worker/lab.worker.ts', import.meta.url)), 'es', workerPlugins());
    // Handle the rejection later, when `files` is awaited.
    files.catch(() => {});
  }
  return files;
}
