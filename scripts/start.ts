// `npm start`: builds the site for the port it will stand on, and serves it.
import { build, preview } from 'astro';
import { freePort } from './port.ts';

const wanted = Number(process.env['PORT'] ?? 4321);
if (!Number.isInteger(wanted) || wanted < 1 || wanted > 65535) {
  console.error(`PORT=${process.env['PORT']} is not a port: give a number from 1 to 65535.`);
  process.exit(1);
}
const port = await freePort(wanted);
if (port !== wanted) console.log(`Port ${wanted} is taken, so the site will be on ${port}.`);

// The addresses of manifests hold the site's own, so that `kubectl apply -f` works from here too.
const site = process.env['SITE'] ?? `http://localhost:${port}`;
await build({ site, logLevel: 'warn' });
const server = await preview({ site, server: { port, host: 'localhost' }, logLevel: 'error' });
console.log(`\nCaderno K8s is at http://localhost:${server.port}${process.env['BASE'] ?? '/'}\nStop it with Ctrl+C.`);
await server.closed();
