// `npm run test:breaks`: spoils the product in one way after the other, in a copy, and tells which of them a test
// notices; only the tests that should are run. `-- --only dialog` tries those whose name holds it.
// Fails where nothing noticed.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { rounds, type Break } from './breaks/list.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const chosen = rounds
  .map((round) => round.filter(({ name }) => name.includes(values.only)))
  .filter((round) => round.length > 0);
const root = copyProject();
const missed: string[] = [];
for (const round of chosen) missed.push(...tryRound(round));
rmSync(root, { recursive: true });
console.log(`\n${chosen.flat().length - missed.length} of ${chosen.flat().length} noticed`);
if (missed.length > 0) console.error(`Nothing noticed:\n${missed.join('\n')}`);
process.exitCode = missed.length > 0 ? 1 : 0;

/** The project as it stands, with what it needs to be built and tested. */
function copyProject(): string {
  const folder = mkdtempSync(join(tmpdir(), 'caderno-k8s-'));
  const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' }).trim().split('\n');
  for (const file of files.filter((name) => !name.startsWith('bench/'))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(file, join(folder, file));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/** Spoils, builds, tests and mends again; gives the names of those that nothing noticed. */
function tryRound(round: readonly Break[]): string[] {
  const files = new Map(round.map(({ file }) => [file, readFileSync(join(root, file), 'utf8')]));
  for (const { name, file, edits } of round)
    for (const [from, by] of edits) {
      const text = readFileSync(join(root, file), 'utf8');
      if (!text.includes(from)) throw new Error(`${name}: ${file} has no ${from}`);
      writeFileSync(
        join(root, file),
        text.replace(from, () => by),
      );
    }
  const failures = [
    ...findFailedJourneys(round.filter(isJourney)),
    ...findFailedUnits(round.filter((each) => !isJourney(each))),
  ];
  for (const [file, text] of files) writeFileSync(join(root, file), text);
  return round.flatMap(({ name, test: [file, title], says }) => {
    const found = failures.find(
      (failure) =>
        failure.file.includes(file) && failure.title.includes(title) && says.test(`${failure.title}\n${failure.says}`),
    );
    console.log(`${found ? 'noticed' : 'MISSED '}  ${name}: ${file}${found ? `, "${found.title}"` : ''}`);
    return found ? [] : [name];
  });
}

interface Failure {
  file: string;
  title: string;
  says: string;
}

const isJourney = ({ test: [file] }: Break) => !file.startsWith('src/');

/** What is asked of a runner: the files, and the titles in them. */
function toArguments(round: readonly Break[], option: string): string[] {
  const files = new Set(round.map(({ test: [file] }) => file));
  const titles = new Set(round.map(({ test: [, title] }) => title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return [...files, option, [...titles].join('|')];
}

function findFailedJourneys(round: readonly Break[]): Failure[] {
  if (round.length === 0) return [];
  run('astro', ['build'], { BASE: '/', OUT_DIR: 'dist' }, true);
  run('astro', ['build'], { BASE: '/caderno-k8s/', OUT_DIR: 'dist-base' }, true);
  const report = join(root, 'journeys.json');
  run('playwright', ['test', '--reporter=json', ...toArguments(round, '-g')], { PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  interface Suite {
    file: string;
    specs: { title: string; ok: boolean; tests: { results: { errors: { message?: string }[] }[] }[] }[];
    suites?: Suite[];
  }
  const listFailures = ({ file, specs, suites = [] }: Suite): Failure[] => [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ title, tests }) => ({
        file,
        title,
        says: tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(toText))).join('\n'),
      })),
    ...suites.flatMap(listFailures),
  ];
  const toText = ({ message = '' }: { message?: string }) => stripVTControlCharacters(message);
  return (JSON.parse(readFileSync(report, 'utf8')) as { suites: Suite[] }).suites.flatMap(listFailures);
}

function findFailedUnits(round: readonly Break[]): Failure[] {
  if (round.length === 0) return [];
  const report = join(root, 'units.json');
  run('vitest', ['run', '--reporter=json', `--outputFile.json=${report}`, ...toArguments(round, '-t')]);
  interface Report {
    testResults: { name: string; assertionResults: { title: string; status: string; failureMessages: string[] }[] }[];
  }
  return (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ title, failureMessages }) => ({
        file: name,
        title,
        says: stripVTControlCharacters(failureMessages.join('\n')),
      })),
  );
}

/** Runs a program in the copy; one that must succeed and does not ends the whole with what it printed. */
function run(program: string, args: string[], env: Record<string, string> = {}, must = false) {
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', program), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
  });
  if (must && status !== 0) throw new Error(`${program} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
}
