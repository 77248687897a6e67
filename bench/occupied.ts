import type { Browser } from '@playwright/test';
import { slow4g, type Served } from './serve.ts';

/** What the main thread of a page was busy with on a first visit, in milliseconds of a processor 4 times slower. */
export interface Occupied {
  /** What tasks took beyond 50 ms each, from the first paint on: its total blocking time. */
  blocking: number;
  /** The part of it that would not be there without the scripts in these tasks, and the layout that they ask for. */
  byScripts: number;
  /** All scripts, compiled and run. */
  scripts: number;
  /** Style and layout that a script asked for while it ran. */
  asked: number;
}

/**
 * An event of Chromium's trace. Its times are in microseconds; `tdur` is what the thread itself had of the processor.
 */
interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  ts: number;
  dur?: number;
  tdur?: number;
}

const script = [
  'EvaluateScript',
  'v8.evaluateModule',
  'v8.compile',
  'v8.compileModule',
  'FunctionCall',
  'TimerFire',
  'FireIdleCallback',
  'FireAnimationFrame',
  'RunMicrotasks',
  'EventDispatch',
];
const layout = /^(?:Layout|UpdateLayoutTree)$/;

/**
 * Loads a page as a new visitor on Slow 4G, with a processor 4 times slower, until nothing has moved for two seconds.
 */
export async function occupy(browser: Browser, served: Served, path: string): Promise<Occupied> {
  // The service worker fetches the rest of the notebook after the page.
  const context = await browser.newContext({ locale: 'pt-BR', serviceWorkers: 'block' });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  served.line = slow4g;
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', 'v8', 'loading'] });
  await page.goto(served.origin + path, { waitUntil: 'networkidle', timeout: 120_000 });
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  await page.waitForTimeout(1500);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  await context.close();
  return sum(traceEvents);
}

function sum(events: readonly TraceEvent[]): Occupied {
  const paint = events.find(({ name }) => name === 'firstContentfulPaint');
  if (!paint) throw new Error('Nothing was painted');
  const own = events.filter(({ pid, tid, ph }) => pid === paint.pid && tid === paint.tid && ph === 'X');
  const scripts = outermost(own.filter(({ name }) => script.includes(name)));
  const asked = outermost(own.filter(({ name }) => layout.test(name))).filter((event) =>
    scripts.some((other) => isWithin(event, other)),
  );
  const tasks = own
    .filter((event) => /RunTask$/.test(event.name) && endOf(event) > paint.ts)
    .map((task) => ({ all: busy(task), scripts: total(scripts.filter((event) => isWithin(event, task))) }));
  const beyond = (milliseconds: number) => Math.max(0, milliseconds - 50);
  return {
    blocking: add(tasks.map(({ all }) => beyond(all))),
    byScripts: add(tasks.map((task) => beyond(task.all) - beyond(task.all - task.scripts))),
    scripts: total(scripts) - total(asked),
    asked: total(asked),
  };
}

// What else the machine does is no part of the thread's own time.
const busy = ({ tdur, dur = 0 }: TraceEvent) => (tdur ?? dur) / 1000;
const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
const total = (events: readonly TraceEvent[]) => add(events.map(busy));
const endOf = ({ ts, dur = 0 }: TraceEvent) => ts + dur;
const isWithin = (event: TraceEvent, other: TraceEvent) => event.ts >= other.ts && endOf(event) <= endOf(other);

/** Those that lie in none of the others. */
function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = 0;
  return events
    .toSorted((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0))
    .filter((event) => {
      const isOutside = event.ts >= end;
      if (isOutside) end = endOf(event);
      return isOutside;
    });
}
