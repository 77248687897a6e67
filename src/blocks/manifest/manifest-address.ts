import type { Manifest } from '../../content/read.ts';

/**
 * The command that uses a manifest straight from its address. kind reads a config from a file or from `-`, never from a
 * URL.
 */
export function applyCommand(manifest: Pick<Manifest, 'apply'>, url: string): string {
  return manifest.apply === 'kind' ? `curl -fsSL ${url} | kind create cluster --config -` : `kubectl apply -f ${url}`;
}
