import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkClaims, type Claim, type Printed } from './claim.ts';
import { findDifference, toComparable } from './compare.ts';
import { isNeverTheSame, kindOfLine } from './line-kind.ts';
import type { Block, Step } from './plan.ts';
import { RunningLine, sleep } from './process.ts';
import { Terminal } from './terminal.ts';

/**
 * Milliseconds. `claim`: how long a read is repeated until it shows what its note says, and `watch` how long one is
 * waited for; `settle`: how long a read is repeated until it prints the same twice, or what is recorded; `follow`:
 * how long something is followed of which nothing is said; `beside`: how long the second terminal is waited for
 * when the note has ended.
 */
const patience = {
  claim: 90_000,
  watch: 240_000,
  settle: 15_000,
  pause: 1_500,
  follow: 8_000,
  beside: 60_000,
  command: 240_000,
};

/** A block that runs: in the second terminal it may end long after the next one has begun. */
export interface Running {
  ended: Promise<Printed>;
}

/** The computer of a reader: a shell in a folder of its own, with a second terminal, on one cluster. */
export class ClusterMachine {
  private readonly folder: string;
  private readonly env: NodeJS.ProcessEnv;
  private shell: Terminal | undefined;
  /** What runs in the second terminal. */
  /** Kept when the note has run to its end. */
  private readonly settled = Promise.withResolvers<void>();
  private readonly beside: { line: RunningLine; isTunnel: boolean }[] = [];

  /** `files` are the manifests of the notes by name; `home` is a folder that may be written to. */
  constructor(home: string, env: NodeJS.ProcessEnv, files: Record<string, string>) {
    mkdirSync(home, { recursive: true });
    this.folder = mkdtempSync(join(home, 'note-'));
    this.env = { ...env, COLUMNS: '200' };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(this.folder, name), text);
  }

  /** Runs a step of a state, or of the clean-up, until it ends. */
  async make({ run, where }: Step): Promise<Printed> {
    if (where !== 'pod') await this.leaveShell();
    return this.once(run, patience.command);
  }

  /** Runs a block as a reader would; `recorded` is what it printed before, which a read may settle on. */
  async run(block: Block, recorded: Printed | undefined): Promise<Running> {
    const { run, where, claims, terminal } = block;
    if (where === 'pod') return { ended: this.say(run, claims) };
    if (terminal === 'second') return this.openBeside(run, claims);
    await this.leaveShell();
    const kind = kindOfLine(run);
    if (kind === 'talks') return { ended: this.talk(run) };
    if (kind === 'follows') return this.follow(run, claims);
    return { ended: kind === 'writes' ? this.write(run) : this.read(run, claims, recorded) };
  }

  private async say(run: string, claims: readonly Claim[]): Promise<Printed> {
    const { shell } = this;
    if (!shell?.isOpen)
      return { stdout: '', stderr: 'No shell of a Pod is open: a block before this one must open it.\n', exit: 127 };
    return this.untilClaimed(claims, () => shell.say(run));
  }

  private async talk(run: string): Promise<Printed> {
    this.shell = new Terminal(run, this.folder, this.env);
    return this.shell.opened();
  }

  private async leaveShell() {
    await this.shell?.close();
    this.shell = undefined;
  }

  private follow(run: string, claims: readonly Claim[]): RunningLine {
    const enough =
      claims.length > 0
        ? (printed: Printed) =>
            checkClaims(
              claims.filter(({ what }) => what === 'line'),
              printed,
            ).length === 0
        : undefined;
    return new RunningLine(run, {
      cwd: this.folder,
      env: this.env,
      limit: enough ? patience.watch : patience.follow,
      ...(enough && { enough }),
    });
  }

  /**
   * Starts a line in the second terminal. A tunnel stays open until the note ends; a watch ends once it has
   * shown what it should.
   */
  private async openBeside(run: string, claims: readonly Claim[]): Promise<Running> {
    const tunnel = /\b(port-forward|proxy)\b/.test(run);
    const line = tunnel
      ? new RunningLine(run, { cwd: this.folder, env: this.env, limit: 900_000 })
      : this.follow(run, claims);
    this.beside.push({ line, isTunnel: tunnel });
    for (const start = Date.now(); line.printed.stdout === '' && Date.now() - start < 10_000; ) await sleep(100);
    // What a tunnel tells of each connection comes while the note goes on.
    return { ended: tunnel ? this.settled.promise.then(() => ({ ...line.printed })) : line.ended };
  }

  /** A write is run once; `kubectl run --rm -i` again when it came too late to attach and printed its answer twice. */
  private async write(run: string): Promise<Printed> {
    for (let tries = 1; ; tries += 1) {
      const printed = await this.once(run, patience.command);
      if (tries >= 8 || !isTwice(printed)) return printed;
      await sleep(patience.pause);
    }
  }

  private async read(run: string, claims: readonly Claim[], recorded: Printed | undefined): Promise<Printed> {
    let printed = await this.untilClaimed(claims, () => this.once(run, patience.command));
    for (const start = Date.now(); !isNeverTheSame(run) && Date.now() - start < patience.settle; ) {
      if (recorded && !findDifference(recorded, printed)) break;
      await sleep(patience.pause);
      const next = await this.once(run, patience.command);
      if (checkClaims(claims, next).length > 0) continue;
      const same = toComparable(next) === toComparable(printed);
      printed = next;
      if (same && !recorded && (printed.exit === 0 || claims.length > 0)) break;
    }
    return printed;
  }

  private async untilClaimed(claims: readonly Claim[], once: () => Promise<Printed>): Promise<Printed> {
    for (const start = Date.now(); ; ) {
      const printed = await once();
      if (checkClaims(claims, printed).length === 0 || Date.now() - start > patience.claim) return printed;
      await sleep(patience.pause);
    }
  }

  private once(run: string, limit: number): Promise<Printed> {
    return new RunningLine(run, { cwd: this.folder, env: this.env, limit }).ended;
  }

  /** Waits for what the second terminal is still to show. */
  async settle(): Promise<void> {
    await this.leaveShell();
    const watches = this.beside.filter(({ isTunnel }) => !isTunnel);
    await Promise.race([Promise.all(watches.map(({ line }) => line.ended)), sleep(patience.beside)]);
    for (const { line } of watches) line.interrupt();
    await Promise.all(watches.map(({ line }) => line.ended));
    this.settled.resolve();
  }

  /** Leaves the Pod's shell and ends what runs in the second terminal. */
  async close(): Promise<void> {
    await this.leaveShell();
    for (const { line } of this.beside) line.interrupt();
    await Promise.all(this.beside.map(({ line }) => line.ended));
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Ends everything at once, when the recording itself is being ended. */
  kill() {
    this.shell?.kill();
    for (const { line } of this.beside) line.interrupt();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** `kubectl run --rm -i` at times prints the whole answer twice, before it says that the Pod is gone. */
function isTwice({ stdout, stderr }: Printed): boolean {
  const answer = stdout.replace(/^pod "[^"]+" deleted.*$/gm, '').trimEnd();
  const half = answer.slice(0, Math.floor(answer.length / 2)).trim();
  return (
    stderr.includes('falling back to streaming logs') ||
    (half !== '' && answer.slice(half.length).trim() === half && stdout !== answer)
  );
}
