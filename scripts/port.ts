import { createServer } from 'node:net';

/** The first free port from `first` on; a port counts as taken when anything on this machine answers on it. */
export async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 100 && port < 65536; port += 1)
    if ((await canListen(port, '127.0.0.1')) && (await canListen(port, '::1'))) return port;
  throw new Error(`No free port from ${first} to ${first + 99}: set PORT to another one.`);
}

function canListen(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT'),
    );
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
