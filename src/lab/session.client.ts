import { asset } from '../i18n/index.ts';
import type { Language } from '../i18n/languages.ts';
import { follows, opensShell, type Completion, type Where } from '../kubernetes/index.ts';
import type { MapState } from './worker/map-state.ts';
import { findNeeded } from './needed.ts';
import type { Report, Request, WatchedStep } from './protocol.ts';
import type { SeenLine } from './worker/seen.ts';
import { forgetVisit, keepVisit, newVisit, readVisit, type Entry, type Printed, type Visit } from './store.client.ts';

export type State = 'loading' | 'booting' | 'ready' | 'running' | 'failed';

/** What the views are told. */
export type SessionEvent =
  | { type: 'state'; state: State; part?: number; of?: number }
  | { type: 'entry'; entry: Entry }
  | { type: 'output'; entry: Entry; printed: Printed }
  /** A program cleared the screen; its own entry stays for what it prints next. */
  | { type: 'clear'; entry: Entry }
  /** The command does not end, or does after all. */
  | { type: 'stuck'; stuck: boolean }
  | { type: 'done'; entry: Entry; exitCode: number }
  | { type: 'note'; note: 'crashed' | 'restored' | 'ended' | 'unkept' }
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

/** After this long without an answer, or without an end after Ctrl+C, the reader is offered to end the command. */
const soon = 5_000;

/** What clears the screen: `clear` prints the first of these. */
const clearing = /\x1b\[[23]J|\x1bc/g;

/** Characters of a piece of output. */
const most = 400_000;

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
  /** When Ctrl+C was pressed. */
  private pressed: number | undefined;
  private stuck = false;
  private isKept = true;

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
      history: this.visit.history,
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

  /** Ctrl+C: ends what runs; at a prompt it leaves what was typed there, and `$?` says so. */
  interrupt(typed = '') {
    this.send({ type: 'interrupt' });
    if (this.current) this.print(this.current.entry, { text: '^C\n', kind: 'key' });
    else if (!this.loading) this.show({ prompt: this.prompt, line: `${typed}^C`, output: [] });
    this.pressed ??= this.current && Date.now();
  }

  /** Ends a command that Ctrl+C does not end: with a new worker, which goes on from what was kept last. */
  end() {
    this.tell({ type: 'note', note: 'ended' });
    this.dropLines(137);
    this.start();
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

  /** Keeps the visit for the next page; says so once when the browser no longer does. */
  keep() {
    const kept = keepVisit(this.visit);
    if (!kept && this.isKept) this.tell({ type: 'note', note: 'unkept' });
    this.isKept = kept;
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
    const now = Date.now();
    if (document.hidden) this.heard = now;
    else if (now - this.heard > patience) this.replace();
    const waits = Math.max(now - this.heard, now - (this.pressed ?? now));
    this.setStuck(this.current !== undefined && waits > soon);
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
    this.pressed = undefined;
    this.current = { ...line, id: (this.lastId += 1), entry: line.entry ?? this.enter(line.line) };
    this.set('running');
    this.send({ type: 'run', id: this.current.id, line: line.line });
  }

  private enter(line: string): Entry {
    if (this.visit.history.at(-1) !== line) this.visit.history.push(line);
    return this.show({ prompt: this.prompt, line, output: [] });
  }

  private show(entry: Entry): Entry {
    this.visit.entries.push(entry);
    this.tell({ type: 'entry', entry });
    return entry;
  }

  private output({ id, text, error }: Extract<Report, { type: 'output' }>) {
    if (this.current?.id !== id) return;
    const { entry } = this.current;
    const rest = text.split(clearing).at(-1) ?? '';
    if (rest !== text) {
      this.visit.entries = [entry];
      Object.assign(entry, { line: '', output: [] });
      this.tell({ type: 'clear', entry });
    }
    if (rest) this.print(entry, { text: rest, kind: error ? 'error' : '' });
  }

  private print(entry: Entry, printed: Printed) {
    const last = entry.output.at(-1);
    if (last?.kind === printed.kind) last.text = (last.text + printed.text).slice(-most);
    else entry.output.push({ ...printed });
    this.tell({ type: 'output', entry, printed });
  }

  private done({ id, exitCode, prompt, where, kept }: Extract<Report, { type: 'done' }>) {
    if (kept) this.visit.kept = kept;
    if (this.current?.id !== id) return;
    const { done, entry, line } = this.current;
    this.current = undefined;
    this.setStuck(false);
    this.tell({ type: 'done', entry, exitCode });
    this.prompt = prompt;
    this.where = where;
    if (exitCode === 0 || exitCode === 130) this.note(line);
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
    if (this.current) this.tell({ type: 'done', entry: this.current.entry, exitCode });
    this.current = undefined;
    this.setStuck(false);
    this.queue = [];
    for (const { done } of dropped) done(exitCode);
  }

  private setStuck(stuck: boolean) {
    if (stuck !== this.stuck) this.tell({ type: 'stuck', stuck });
    this.stuck = stuck;
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
