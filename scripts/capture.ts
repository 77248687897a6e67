// `npm run capture`: keeps what the embedded cluster prints for each command, for the pages to show. With `-- --context NAME`,
// what a real cluster prints, which then stands in its place.
import { spawnSync } from 'node:child_process';

const options = process.argv.slice(2);
const [program = '', ...args] =
  options.length > 0 ? [process.execPath, 'scripts/prove.ts', '--capture', ...options] : ['vitest', 'run', 'src/prove/embedded.test.ts', '--mode', 'write'];
process.exitCode = spawnSync(program, args, { stdio: 'inherit' }).status ?? 1;
