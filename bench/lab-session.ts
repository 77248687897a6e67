import type { Browser, Page } from '@playwright/test';
import { readTasks, type Tasks, watchTasks } from './tasks.ts';

/** What the page keeps for the measurements; all times are of its own clock. */
interface Kept {
  pressed: number;
  prompt: number;
  cluster: number;
}

declare global {
  interface Window {
    kept: Kept;
  }
}

/** A lab in a browser that has seen nothing of the site, as a benchmark uses it. */
export class LabUnderTest {
  readonly page: Page;
  private readonly browser: Browser;

  constructor(page: Page, browser: Browser) {
    this.page = page;
    this.browser = browser;
  }

  /** Presses "start", where the visit has not done so, and waits until the cluster answers. */
  async start() {
    await this.page.evaluate(() => void setTimeout(() => document.querySelector<HTMLElement>('[data-start]')?.click()));
    await this.page.waitForFunction(() => window.kept.cluster > 0, undefined, polling);
  }

  watchTasks(): Promise<void> {
    return watchTasks(this.browser, this.page);
  }

  /** The page's long tasks since `watchTasks`. */
  longTasks(): Promise<Tasks> {
    return readTasks(this.browser);
  }

  /** From the press, or from the page's own start where the visit had the lab already, in milliseconds. */
  times(): Promise<{ prompt: number; cluster: number }> {
    return this.page.evaluate(() => ({
      prompt: window.kept.prompt - window.kept.pressed,
      cluster: window.kept.cluster - window.kept.pressed,
    }));
  }

  /** Types a line; milliseconds from Enter to its end. */
  run(line: string): Promise<number> {
    return this.page.evaluate(enter, { line, map: false });
  }

  /** Types a line; milliseconds from its end to the map that shows its result. */
  mapAfter(line: string): Promise<number> {
    return this.page.evaluate(enter, { line, map: true });
  }

  /**
   * Scales the Deployment and runs lines until the map shows that many ready Pods; how long it took and each
   * line, in milliseconds.
   */
  async grow(pods: number, meanwhile: (round: number) => string): Promise<{ all: number; answers: number[] }> {
    const start = Date.now();
    const answers: number[] = [];
    await this.run(`kubectl scale deployment servidor-web --replicas ${pods}`);
    while (!(await this.page.evaluate(isSettled, pods))) answers.push(await this.run(meanwhile(answers.length)));
    return { all: Date.now() - start, answers };
  }

  async settled(pods: number) {
    await this.page.waitForFunction(isSettled, pods, { timeout: 300_000, ...polling });
  }

  close() {
    return this.page.context().close();
  }
}

/** By default Playwright looks in every frame, for which the browser then draws one. */
const polling = { polling: 100 };

/** Opens the lab's page with a processor that many times slower. */
export async function openLab(browser: Browser, origin: string, slower: number): Promise<LabUnderTest> {
  const context = await browser.newContext({
    locale: 'pt-BR',
    viewport: { width: 1440, height: 1000 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(keep);
  await page.goto(`${origin}lab/`, { waitUntil: 'networkidle' });
  await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  return new LabUnderTest(page, browser);
}

/** In the page, before its scripts: notes when the prompt and the cluster are there. */
function keep() {
  window.kept = { pressed: 0, prompt: 0, cluster: 0 };
  addEventListener(
    'click',
    ({ target }) => (target as HTMLElement).closest('[data-start]') && (window.kept.pressed ||= performance.now()),
    true,
  );
  const observer = new MutationObserver(() => {
    if (document.querySelector('.line textarea')) window.kept.prompt ||= performance.now();
    if (/^(ready|running)$/.test(document.querySelector<HTMLElement>('.status')?.dataset['state'] ?? ''))
      window.kept.cluster ||= performance.now();
    if (window.kept.cluster > 0) observer.disconnect();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
}

/** In the page: does the map show that many Pods, all of them ready? */
function isSettled(pods: number): boolean {
  const shown = [...document.querySelectorAll<HTMLElement>('.cluster [data-state]')];
  return shown.length === pods && shown.every((pod) => pod.dataset['state'] === 'ready');
}

/** In the page: puts a line into the input and presses Enter. */
async function enter({ line, map }: { line: string; map: boolean }): Promise<number> {
  const input = document.querySelector<HTMLTextAreaElement>('.line textarea');
  const log = document.querySelector('.log');
  const cluster = document.querySelector('.cluster');
  if (!input || !log || !cluster) throw new Error('the lab is not open');
  const changed = (root: Element, attribute: string) =>
    new Promise<number>((done) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        done(performance.now());
      });
      observer.observe(root, { subtree: true, attributes: true, attributeFilter: [attribute] });
    });
  const ended = changed(log, 'data-exit');
  const shown = map ? changed(cluster, 'data-state') : undefined;
  input.value = line;
  // In a task of its own: this one is the benchmark's.
  await new Promise((done) => setTimeout(done));
  const start = performance.now();
  input.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertLineBreak', cancelable: true }));
  const end = await ended;
  return shown ? Math.max(0, (await shown) - end) : end - start;
}
