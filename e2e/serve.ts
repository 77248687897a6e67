import { preview } from 'astro';
import { freePort } from '../scripts/port.ts';

/** Serves both builds, each on a port of its own, and tells the tests where they are. */
export default async function serve() {
  const root = await preview({ base: '/', outDir: 'dist', server: { port: await freePort(4400) }, logLevel: 'error' });
  const based = await preview({
    base: '/caderno-k8s/',
    outDir: 'dist-base',
    server: { port: await freePort(root.port + 1) },
    logLevel: 'error',
  });
  process.env['E2E_ROOT'] = `http://localhost:${root.port}/`;
  process.env['E2E_BASED'] = `http://localhost:${based.port}/caderno-k8s/`;
  return async () => {
    await Promise.all([root.stop(), based.stop()]);
  };
}
