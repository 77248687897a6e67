// `npm run test:soak`: what takes minutes and seldom breaks, once a week (.github/workflows/soak.yml). Of each but the
// builds, `npm test` has a small one. Ends in the line "N passed, N failed".
import { buildSite } from '../bench/sites.ts';
import { fail, finish, step, stepJourneys, stepUnits } from './steps.ts';

stepUnits('ten times as many spoilt files', ['--mode', 'soak', 'src/check/content/fuzz.test.ts']);
const built =
  step('build with base /', ['astro', 'build'], { BASE: '/', OUT_DIR: 'dist' }) &&
  step('build with base /caderno-k8s/', ['astro', 'build'], { BASE: '/caderno-k8s/', OUT_DIR: 'dist-base' });
if (built) {
  step('the same again, from a cold cache', ['node', 'scripts/same-again.ts']);
  stepJourneys('a search among 5,000 notes', ['search-growth'], { SOAK: '1' });
  await grow();
}
finish();

/** The notebook with 5,000 notes, on a machine with little memory. */
async function grow() {
  console.log('\n== a notebook of 5,000 notes');
  try {
    console.log(JSON.stringify(await buildSite('notebook', 5000)));
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}
