import { asset } from '../i18n/index.ts';
import type { Language } from '../i18n/languages.ts';
import { follows, opensShell, type Completion, type Where } from '../kubernetes/index.ts';
import type { MapState } from './worker/map-state.ts';
import { findNeeded } from './needed.ts';
import type { Report, Request, WatchedStep } from './protocol.ts';
import type { SeenLine } from './worker/seen.ts';
import { forgetVisit, keepVisit, newVisit, readVisit, type Entry, type Visit } from './store.client.ts';

export type State = 'loading' | 'booting' | 'ready' | 'running' | 'failed';

/** What the views are told. */
export type SessionEvent =
  | { type: 'state'; state: State; part?: number; of?: number }
  | { type: 'entry'; entry: Entry }
  | { type: 'output'; entry: Entry; text: string; error: boolean }
  | { type: 'done'; entry: Entry; exitCode: number }
  | { type: 'note'; note: 'crashed' | 'restored' }
  | { type: 'remark'; text: string }
  | { type: 'map'; state: MapState }
  | { type: 'reached'; step: string }
  | { type: 'reset' };

interface Line {
  line: string;
  /** Set once it is shown. */
  entry?: Entry;
  done: (exitCode: number) => void;
}

/**
 * How long a worker may keep silent before it counts as hung, and how often it is asked, in milliseconds. Hundreds of
 * Pods at once take seconds.
 */
const patience = 30_000;
const interval = 2_000;

/** The lab of this tab: one worker, its lines one after another, and what is kept of them. */
export class Session {
  readonly visit: Visit;
  readonly language: Language;
  state: State = 'loading';
  prompt = '$';
  where: Where = 'host';
  map: MapState | undefined;
  private worker: Worker | undefined;
  private listeners = new Set<(event: SessionEvent) => void>();
  private queue: Line[] = [];
  private current: (Line & { id: number; entry: Entry }) | undefined;
  private questions = new Map<number, (answer: never) => void>();
  private steps: WatchedStep[] = [];
  private lastId = 0;
  private heard = 0;
  private heartbeat: ReturnType<typeof setInterval> | undefined;

  constructor(language: Language) {
    this.language = language;
    this.visit = readVisit() ?? newVisit();
  }

  /** Tells a view what happens from now on. */
  listen(listener: (event: SessionEvent) => void) {
    this.listeners.add(listener);
  }

  /** Loads the worker and starts the cluster; also what "try again" calls. */
  start() {
    this.stop();
    this.set('loading');
    const worker = new Worker(new URL('./worker/lab.worker.ts', import.meta.url), { type: 'module', name: 'lab' });
    this.worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<Report>) => worker === this.worker && this.hear(data));
    worker.addEventListener('error', () => worker === this.worker && this.loading && this.fail());
    const address = (name: string) => new URL(asset(`/lab/${name}.json`), location.href).href;
    this.send({
      type: 'start',
      data: address(this.language),
      schemas: address('schemas'),
      types: address('types'),
      kept: this.visit.kept,
    });
  }

  /**
   * Runs a line once those before it are done; gives its exit code. What is typed before the cluster answers is shown
   * at once.
   */
  run(line: string): Promise<number> {
    return new Promise((done) => {
      this.queue.push({ line, done, ...(this.loading && { entry: this.enter(line) }) });
      this.next();
    });
  }

  /**
   * Runs a command of the notes: first what it needs and the cluster lacks, then the command itself, where it belongs.
   */
  async runCommand(line: string, before: readonly string[], where: Where): Promise<number> {
    if (this.current && follows(this.current.line)) this.interrupt();
    const lines = before.length === 0 ? [] : await this.findMissing(before, where);
    if (this.where === 'pod' && (where === 'host' || lines.some(opensShell))) await this.run('exit');
    for (const needed of lines) {
      if (needed.startsWith('kubectl run')) await this.settle(true);
      await this.runNoted(needed);
    }
    if (lines.length > 0 || /^kubectl (exec|logs|port-forward|run|debug|rollout undo)|^curl/.test(line))
      await this.settle(line.startsWith('kubectl run'));
    return this.runNoted(line);
  }

  /** A command of a note counts as run even when it fails: the failure may be what the note is about. */
  private async runNoted(line: string): Promise<number> {
    const exitCode = await this.run(line);
    this.note(line);
    this.keep();
    return exitCode;
  }

  /** Runs lines in their order, as far as the cluster does not show them yet; the last one always. */
  runAll(lines: readonly string[]): Promise<number> {
    return this.runCommand(lines.at(-1) ?? '', lines.slice(0, -1), 'host');
  }

  private async findMissing(before: readonly string[], where: Where): Promise<string[]> {
    const inPod = where === 'pod' && this.where === 'pod';
    const lines = (await this.ask<SeenLine[] | undefined>((id) => ({ type: 'look', id, lines: [...before] }))) ?? [];
    return findNeeded(lines, { ran: this.visit.ran, inPod });
  }

  interrupt() {
    if (this.current) this.send({ type: 'interrupt' });
  }

  complete(line: string, cursor: number): Promise<Completion | undefined> {
    return this.ask((id) => ({ type: 'complete', id, line, cursor }));
  }

  /** The steps whose ticks are waited for. */
  watchSteps(steps: WatchedStep[]) {
    this.steps = steps;
    this.send({ type: 'steps', steps });
  }

  /** Clears the terminal; what ran stays done. */
  clear() {
    this.visit.entries = this.current ? [this.current.entry] : [];
    this.keep();
  }

  /** Begins again: no files, no history, a new cluster. */
  reset() {
    forgetVisit();
    Object.assign(this.visit, newVisit());
    this.dropLines(130);
    this.map = undefined;
    this.tell({ type: 'reset' });
    this.start();
  }

  keep() {
    keepVisit(this.visit);
  }

  /** Waits, not for long, until no Pod comes or goes; with `gone`, until those that end have ended. */
  private settle(gone: boolean) {
    return this.ask<void>((id) => ({ type: 'settle', id, gone }));
  }

  private get loading() {
    return this.state === 'loading' || this.state === 'booting';
  }

  private stop() {
    clearInterval(this.heartbeat);
    this.worker?.terminate();
    this.worker = undefined;
    // The worker that would have answered these is gone.
    for (const id of this.questions.keys()) this.answer(id, undefined);
    this.where = 'host';
    this.prompt = '$';
  }

  private hear(report: Report) {
    this.heard = Date.now();
    if (report.type === 'progress') this.progress(report.part, report.of);
    else if (report.type === 'ready') this.ready(report.prompt);
    else if (report.type === 'failed') this.fail();
    else if (report.type === 'output') this.output(report);
    else if (report.type === 'done') this.done(report);
    else if (report.type === 'completed') this.answer(report.id, report.completion);
    else if (report.type === 'seen') this.answer(report.id, report.lines);
    else if (report.type === 'settled') this.answer(report.id, undefined);
    else if (report.type === 'map') this.tell({ type: 'map', state: (this.map = report.state) });
    else if (report.type === 'remark') this.tell(report);
    else if (report.type === 'reached') this.reached(report.step);
  }

  private progress(part: number, of: number) {
    this.state = part === of - 1 ? 'booting' : 'loading';
    this.tell({ type: 'state', state: this.state, part, of });
  }

  private ready(prompt: string) {
    this.prompt = prompt;
    if (this.visit.kept.clusters?.some(({ journal }) => journal.length > 0))
      this.tell({ type: 'note', note: 'restored' });
    this.set('ready');
    this.keep();
    this.send({ type: 'steps', steps: this.steps });
    this.heard = Date.now();
    this.heartbeat = setInterval(() => this.beat(), interval);
    this.next();
  }

  /** Browsers slow down background tabs: silence means that the worker hangs only while the page is visible. */
  private beat() {
    if (document.hidden) this.heard = Date.now();
    else if (Date.now() - this.heard > patience) this.replace();
    this.send({ type: 'ping' });
  }

  /** A new worker for one that hangs or is gone: the reader's files stay, the cluster begins afresh. */
  private replace() {
    this.visit.kept.clusters = undefined;
    this.visit.ran = [];
    this.dropLines(137);
    this.tell({ type: 'note', note: 'crashed' });
    this.start();
  }

  private fail() {
    this.stop();
    this.set('failed');
  }

  private next() {
    if (this.current || this.state !== 'ready') return;
    const line = this.queue.shift();
    if (!line) return;
    this.current = { ...line, id: (this.lastId += 1), entry: line.entry ?? this.enter(line.line) };
    this.set('running');
    this.send({ type: 'run', id: this.current.id, line: line.line });
  }

  private enter(line: string): Entry {
    const entry: Entry = { prompt: this.prompt, line, output: [] };
    this.visit.entries.push(entry);
    if (this.visit.history.at(-1) !== line) this.visit.history.push(line);
    this.tell({ type: 'entry', entry });
    return entry;
  }

  private output({ id, text, error }: Extract<Report, { type: 'output' }>) {
    if (this.current?.id !== id) return;
    const { entry } = this.current;
    entry.output.push({ text, error });
    this.tell({ type: 'output', entry, text, error });
  }

  private done({ id, exitCode, prompt, where, kept }: Extract<Report, { type: 'done' }>) {
    this.visit.kept = kept;
    if (this.current?.id !== id) return;
    const { done, entry } = this.current;
    this.current = undefined;
    this.tell({ type: 'done', entry, exitCode });
    this.prompt = prompt;
    this.where = where;
    if (exitCode === 0 || exitCode === 130) this.note(entry.line);
    this.keep();
    this.set('ready');
    done(exitCode);
    this.next();
  }

  /**
   * Notes that a line has run. After `kind create cluster` none of the earlier ones has, on the cluster that is there
   * now.
   */
  private note(line: string) {
    this.visit.ran = /^kind (create|delete) cluster\b/.test(line)
      ? [line]
      : [...this.visit.ran.filter((earlier) => earlier !== line), line];
  }

  private reached(step: string) {
    if (!this.visit.reached.includes(step)) this.visit.reached.push(step);
    this.keep();
    this.tell({ type: 'reached', step });
  }

  private dropLines(exitCode: number) {
    const dropped = [...(this.current ? [this.current] : []), ...this.queue];
    this.current = undefined;
    this.queue = [];
    for (const { done } of dropped) done(exitCode);
  }

  private async ask<T>(question: (id: number) => Request): Promise<T> {
    await this.whenReady();
    return new Promise((answer) => {
      const id = (this.lastId += 1);
      this.questions.set(id, answer as (value: never) => void);
      this.send(question(id));
    });
  }

  private answer(id: number, value: unknown) {
    this.questions.get(id)?.(value as never);
    this.questions.delete(id);
  }

  private whenReady(): Promise<void> {
    if (!this.loading && this.state !== 'failed') return Promise.resolve();
    return new Promise((ready) => this.listen((event) => event.type === 'state' && event.state === 'ready' && ready()));
  }

  private send(request: Request) {
    this.worker?.postMessage(request);
  }

  private set(state: State) {
    this.state = state;
    this.tell({ type: 'state', state });
  }

  private tell(event: SessionEvent) {
    for (const listener of this.listeners) listener(event);
  }
}
