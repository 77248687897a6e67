import type { Plugin } from 'vite';
import { getWorker } from './worker.ts';

/** As it stands in session.client.ts, where Vite finds it in development. */
const address = "new URL('./worker/lab.worker.ts', import.meta.url)";

/** Puts the bundled worker among a build's files and its address into the page's script. */
export function labWorker(): Plugin {
  let base = '/';
  return {
    name: 'lab-worker',
    apply: 'build',
    enforce: 'pre',
    applyToEnvironment: ({ name }) => name === 'client',
    configResolved(config) {
      base = config.base;
    },
    transform: {
      filter: { id: /src\/lab\/session\.client\.ts$/ },
      async handler(code) {
        if (!code.includes(address))
          throw new Error(`src/lab/session.client.ts loads no worker by ${address}: see src/lab/bundle/plugin.ts`);
        const files = await getWorker();
        for (const file of files) this.emitFile({ type: 'asset', ...file });
        return { code: code.replace(address, JSON.stringify(`${base}${files[0]?.fileName}`)), map: null };
      },
    },
  };
}
