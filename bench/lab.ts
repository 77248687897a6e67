// `npm run bench:lab`: what the lab costs and how fast it answers, in a Chromium, on a build of the site.
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { chromium } from '@playwright/test';
import { getChromium } from '../scripts/chromium.ts';
import { openLab } from './lab-session.ts';
import { median } from './measure.ts';
import { serve } from './serve.ts';
import type { Tasks } from './tasks.ts';

const rounds = 5;
const commands = [
  'kubectl get nodes',
  'kubectl create deployment servidor-web --image=nginx:1.30-alpine --replicas=3',
  'kubectl get pods',
  'kubectl get pods -A -o wide',
  'kubectl get deployment servidor-web -o yaml',
  'kubectl describe deployment servidor-web',
  'kubectl describe node estudo-worker',
  'kubectl apply -f pod.yaml',
  'kubectl scale deployment servidor-web --replicas 5',
  'kubectl expose deployment servidor-web --port 80',
  'kubectl label pod servidor-web nivel=ouro --overwrite',
  'kubectl get events',
  'kubectl get pods --no-headers | wc -l',
];

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? getChromium(),
  args: ['--no-sandbox', '--disable-gpu'],
});
if (!process.argv.includes('--built')) build();
const served = await serve('dist');
const sections = [await weigh(), await answer(), await crowd()];
await browser.close();
served.close();
const made =
  `Written by \`npm run bench:lab\` on ${new Date().toISOString().slice(0, 10)}, on ${cpus().length} cores of ` +
  `${cpus()[0]?.model ?? 'an unknown processor'} with a load of ${loadavg()[0]?.toFixed(1)} at the end; ` +
  `Chromium ${browser.version()}, ${rounds} rounds. Times are milliseconds by the page's own clock, on a fast line. ` +
  'Bytes are what a static host sends with gzip. Compare figures of one run only.';
writeFileSync(
  'bench/LAB.md',
  `# The lab's figures

${made}

${sections.join('\n\n')}
`,
);

/** The first press in a visit that has seen nothing of the site. */
async function weigh(): Promise<string> {
  const taken: { prompt: number; cluster: number; again: number }[] = [];
  let [bytes, files] = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const lab = await openLab(browser, served.origin, 1);
    const before = { sent: served.sent, files: served.requests.length };
    await lab.start();
    [bytes, files] = [served.sent - before.sent, served.requests.length - before.files];
    const first = await lab.times();
    await lab.page.reload();
    await lab.start();
    taken.push({ ...first, again: (await lab.times()).cluster });
    await lab.close();
  }
  const row = (what: string, goal: string, values: number[]) =>
    `| ${what} | ${goal} | ${ms(median(values))} | ${ms(Math.max(...values))} |`;
  return `## From the press

${Math.round(bytes / 1024)} KB in ${files} files (at most 600 KB).

| | goal | median | most |
|---|---|---|---|
${row(
  'a prompt to type at',
  '300',
  taken.map(({ prompt }) => prompt),
)}
${row(
  'the cluster answers, nothing cached',
  '',
  taken.map(({ cluster }) => cluster),
)}
${row(
  'the cluster answers, on the next page of the visit',
  '',
  taken.map(({ again }) => again),
)}`;
}

/** Each command, and what the page's own thread does meanwhile with a processor 4 times slower. */
async function answer(): Promise<string> {
  const quick = await openLab(browser, served.origin, 1);
  await quick.start();
  const taken = new Map<string, number[]>(commands.map((line) => [line, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const line of commands) taken.get(line)?.push(await quick.run(line));
    for (const kind of ['deployment', 'service', 'pod']) await quick.run(`kubectl delete ${kind} servidor-web`);
  }
  await quick.close();
  const slow = await openLab(browser, served.origin, 4);
  await slow.watchTasks();
  await slow.start();
  for (const line of commands) await slow.run(line);
  const long = await slow.longTasks();
  await slow.close();
  const rows = [...taken].map(
    ([line, values]) => `| \`${line.replaceAll('|', '\\|')}\` | ${ms(median(values))} | ${ms(Math.max(...values))} |`,
  );
  const about =
    "Tasks of the page's thread that took over 50 ms with a processor 4 times slower, " +
    'from the press to the last of these commands (goal: none)';
  return `## A command's answer

From Enter to its end; the goal is 50.

| | median | most |
|---|---|---|
${rows.join('\n')}

${about}: ${tasks(long)}`;
}

/** 200 Pods on three nodes. */
async function crowd(): Promise<string> {
  const lab = await openLab(browser, served.origin, 1);
  await lab.watchTasks();
  await lab.start();
  await lab.run('kubectl create deployment servidor-web --image=nginx:1.30-alpine');
  const { all, answers } = await lab.grow(200, (round) =>
    round % 2 === 0 ? 'kubectl get nodes' : `kubectl create namespace vez-${round}`,
  );
  const list: number[] = [];
  const map: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    list.push(await lab.run('kubectl get pods'));
    map.push(await lab.mapAfter('kubectl delete $(kubectl get pods -o name | tail -1) --wait=false'));
    await lab.settled(200);
  }
  const long = await lab.longTasks();
  await lab.close();
  const about =
    `Ready ${(all / 1000).toFixed(1)} s after the command. ` +
    'From the end of a command to the map that shows it, and `kubectl get pods`; the goal of each is 200. ' +
    'A command while they start: `kubectl get nodes` and `kubectl create namespace` by turns; its goal is 50.';
  return `## 200 Pods on three nodes

${about}

| | median | most |
|---|---|---|
| \`kubectl get pods\` | ${ms(median(list))} | ${ms(Math.max(...list))} |
| the map shows a deleted Pod | ${ms(median(map))} | ${ms(Math.max(...map))} |
| a command while they start | ${ms(median(answers))} | ${ms(Math.max(...answers))} |

Tasks of the page's thread that took over 50 ms meanwhile: ${tasks(long)}`;
}

function ms(value: number): string {
  return value.toFixed(0);
}

/**
 * What the thread itself did, and with it what it waited for a core: the lab's worker, the browser and the
 * benchmark want one too.
 */
function tasks({ processor, clock }: Tasks): string {
  return `${list(processor)} of the processor's time; ${list(clock)} by the clock, with the waiting for a free core.`;
}

function list(long: number[]): string {
  return long.length === 0 ? 'none' : `${long.length} (${long.map(ms).join(', ')} ms)`;
}

function build() {
  const { status } = spawnSync('node_modules/.bin/astro', ['build'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (status !== 0) throw new Error('astro build failed');
}
