import type { Client, Request } from '../kubectl/client.ts';

/** A write that a cluster was asked for, and when: what is asked again of the cluster of the next page. */
export interface JournalEntry {
  /** Seconds since the entry before it. */
  after: number;
  request: Request;
}

/** A client that also writes down every request that changes something and that the server granted. */
export function keepJournal(client: Client, journal: JournalEntry[], now: () => number): Client {
  let last = now();
  return {
    ...bound(client),
    async request(request) {
      const response = await client.request(request);
      if (request.method !== 'GET' && response.status < 300 && !/[?&]dryRun=/.test(request.path)) {
        journal.push({ after: Math.min((now() - last) / 1000, 5), request });
        last = now();
      }
      return response;
    },
  };
}

/**
 * Asks a new cluster for everything that the journal holds, letting it live a while after each: `live` takes seconds.
 */
export async function replay(
  journal: readonly JournalEntry[],
  client: Client,
  live: (seconds: number) => Promise<void>,
): Promise<void> {
  for (const { after, request } of journal) {
    await live(after);
    // A Pod deleted by name bears another name now; its owner has replaced it all the same.
    await client.request(request);
  }
}

const bound = (client: Client): Client => ({
  request: (request) => client.request(request),
  watch: (path, signal, accept) => client.watch(path, signal, accept),
  exec: (target, argv, stdin) => client.exec(target, argv, stdin),
});
