import type { Browser, Page } from '@playwright/test';

/** How long tasks of a page's own thread took, in milliseconds: by the clock, and of the processor. */
export interface Tasks {
  clock: number[];
  processor: number[];
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds: its begin, how long it took by the clock, and how long its thread had a processor meanwhile. */
  ts: number;
  dur?: number;
  tdur?: number;
  args: { name?: string; chrome_mojo_event_info?: { mojo_interface_tag?: string } };
}

/** From now on the browser notes each task of the page. */
export function watchTasks(browser: Browser, page: Page): Promise<void> {
  return browser.startTracing(page, { categories: ['-*', 'toplevel'] });
}

/**
 * The tasks since `watchTasks` that took longer than 50 ms, without those in which the browser did what this benchmark
 * asked of it. One that is long by the clock and not of the processor waited for a core that others held.
 */
export async function readTasks(browser: Browser): Promise<Tasks> {
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const tasks = onPageThread(traceEvents).filter(
    ({ name, ph }) => ph === 'X' && name === 'ThreadControllerImpl::RunTask',
  );
  const asked = onPageThread(traceEvents).filter(({ args }) =>
    args.chrome_mojo_event_info?.mojo_interface_tag?.includes('DevTools'),
  );
  const own = tasks.filter(({ ts, dur = 0 }) => !asked.some((event) => event.ts >= ts && event.ts <= ts + dur));
  const long = (times: (number | undefined)[]) => times.map((time = 0) => time / 1000).filter((time) => time > 50);
  return { clock: long(own.map(({ dur }) => dur)), processor: long(own.map(({ tdur }) => tdur)) };
}

/** Of the threads that draw pages, the one that did most: others belong to pages that are empty. */
function onPageThread(events: readonly TraceEvent[]): TraceEvent[] {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const perThread = threads.map((thread) =>
    events.filter(({ pid, tid, ph }) => pid === thread.pid && tid === thread.tid && ph === 'X'),
  );
  return perThread.toSorted((a, b) => b.length - a.length)[0] ?? [];
}
