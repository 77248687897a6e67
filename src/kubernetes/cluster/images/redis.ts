import type { Container, Program } from './program.ts';
import { done, failed } from './program.ts';

type Lists = Map<string, string[]>;

/** The lists of each running server, by the address that it listens on. */
const server: Program = async (_, container) => {
  const lists: Lists = new Map();
  container.process.listenHttp(6379, async (__, { body = '[]' }) => ({
    status: 200,
    body: answer(lists, JSON.parse(body) as string[]),
  }));
  container.out('* Ready to accept connections tcp\n');
  await container.process.waitUntilKilled();
  return done();
};

/**
 * `redis-cli [-h host] COMMAND…`; it talks to the server with one HTTP request, as the simulated network
 * carries nothing else.
 */
const client: Program = async (args, container) => {
  const at = args.indexOf('-h');
  const host = at >= 0 ? (args[at + 1] ?? '') : '127.0.0.1';
  const command = at >= 0 ? args.toSpliced(at, 2) : args;
  return ask(container, host, command);
};

async function ask(container: Container, host: string, command: string[]): Promise<ReturnType<typeof done>> {
  const waits = command[0]?.toUpperCase() === 'BRPOP';
  for (;;) {
    try {
      const { body } = await container.fetch(`http://${host}:6379/`, { method: 'POST', body: JSON.stringify(command) });
      if (!waits || body !== '(nil)\n') return done(body);
    } catch {
      return failed(`Could not connect to Redis at ${host}:6379: Connection refused\n`);
    }
    await container.process.sleep(500);
  }
}

function answer(lists: Lists, [name = '', key = '', ...values]: string[]): string {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  switch (name.toUpperCase()) {
    case 'PING':
      return 'PONG\n';
    case 'LLEN':
      return `${list.length}\n`;
    case 'LPUSH':
      return `${list.unshift(...values.toReversed())}\n`;
    case 'RPUSH':
      return `${list.push(...values)}\n`;
    case 'LRANGE':
      return list.map((one) => `${one}\n`).join('');
    case 'LPOP':
      return `${list.shift() ?? '(nil)'}\n`;
    case 'RPOP':
      return `${list.pop() ?? '(nil)'}\n`;
    case 'BRPOP':
      return list.length > 0 ? `${key}\n${list.pop()}\n` : '(nil)\n';
    case 'DEL':
      return `${Number(lists.delete(key))}\n`;
    default:
      return `ERR unknown command '${name}'\n`;
  }
}

/** The programs of the image: enough of Redis for a queue. */
export const runRedis: Record<string, Program> = {
  'redis-server': server,
  'redis-cli': client,
  'docker-entrypoint.sh': (args, container) => container.run(args),
};
