import { printLogLine } from './print/log-line.ts';

/**
 * How often a command asks what the server serves before it gives up. Measured with kubectl 1.37.2 and a server that is
 * not there; commands that are not here ask five times.
 */
const attempts: Record<string, number> = {
  attach: 4,
  debug: 4,
  exec: 4,
  logs: 4,
  'port-forward': 4,
  'rollout history': 4,
  'rollout pause': 4,
  'rollout restart': 4,
  'rollout resume': 4,
  'rollout status': 4,
  'rollout undo': 4,
  'set image': 4,
  wait: 4,
  'auth can-i': 2,
  explain: 2,
  'api-resources': 1,
  'api-versions': 0,
  diff: 1,
  run: 1,
};

/** What kubectl logs while it asks a server in vain what it serves. */
export function printAttempts(
  command: readonly string[],
  now: Date,
  { url, timeout, detail }: { url: string; timeout: string; detail: string },
): string {
  const text =
    `"Couldn't get current server API group list" ` +
    `err=${JSON.stringify(`Get "${url}/api?timeout=${timeout}": ${detail}`)}`;
  return printLogLine('E', now, 'memcache.go:381', text).repeat(attempts[command.join(' ')] ?? 5);
}
