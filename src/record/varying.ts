import { mask } from './masks.ts';

/** What differs between two runs of the same command, as the pages name it. */
export type Varying = 'names' | 'ips' | 'ages' | 'times' | 'sizes' | 'ports' | 'nodes' | 'counts' | 'machine';

/** What each stand-in of the masks stands for. */
const kinds: Record<string, Varying> = {
  hash: 'names',
  id: 'names',
  uid: 'names',
  ip: 'ips',
  age: 'ages',
  time: 'times',
  size: 'sizes',
  port: 'ports',
  nodePort: 'ports',
  worker: 'nodes',
  n: 'counts',
  machine: 'machine',
};

/** What of an output is never twice the same, as its masks tell; in the order of `kinds`. */
export function findVarying(text: string): Varying[] {
  const names = (of: string) => [...of.matchAll(/<(\w+)>/g)].map(([, name = '']) => name);
  const own = names(text);
  const masked = new Set(
    names(mask(text))
      .filter((name) => !own.includes(name))
      .map((name) => kinds[name]),
  );
  return [...new Set(Object.values(kinds))].filter((kind) => masked.has(kind));
}
