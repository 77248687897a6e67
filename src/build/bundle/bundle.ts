import { rolldown, type OutputAsset, type OutputChunk, type RolldownPluginOption } from 'rolldown';
import { listPackages } from '../licences/plugin.ts';

/**
 * What Vite makes the pages' scripts for when it is told nothing: https://vite.dev/config/build-options#build-target
 */
const browsers = ['chrome111', 'edge111', 'firefox114', 'safari16.4', 'ios16.4'];

/** A file of a bundle, with its name below the site's folder. */
export type BundledFile = Pick<OutputAsset, 'fileName' | 'source'>;

/**
 * Bundles a script for browsers that is no part of a page, its entry first. Vite's pipeline of plugins takes twice
 * the work for the same file, half of it in calls from one language to the other. Throws where a package in it is not
 * on the list of licences.
 */
export async function bundle(
  entry: string,
  format: 'es' | 'iife',
  plugins: RolldownPluginOption[],
  alias: Record<string, string> = {},
): Promise<BundledFile[]> {
  const made = await rolldown({
    input: entry,
    platform: 'browser',
    plugins,
    resolve: { alias, conditionNames: ['module', 'browser', 'production'] },
    transform: { target: browsers, define: { 'process.env.NODE_ENV': '"production"', 'process.env': '{}' } },
    preserveEntrySignatures: false,
    onLog: (level, log, handle) => level !== 'debug' && level !== 'info' && handle(level, log),
  });
  const names = '_astro/[name]-[hash].js';
  const { output } = await made.generate({ format, minify: true, entryFileNames: names, chunkFileNames: names });
  await made.close();
  listPackages(output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])));
  return output.map((file) => ({ fileName: file.fileName, source: textOf(file) }));
}

const textOf = (file: OutputChunk | OutputAsset) => (file.type === 'chunk' ? file.code : file.source);
