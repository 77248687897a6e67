import { labTexts } from '../i18n/lab.ts';
import { remarksIn } from '../lab/remarks.ts';
import { live, loadComputer, sleepIn, type Computer, type Shell, type StartCluster } from '../kubernetes/index.ts';
import { checkClaims, type Claim, type Printed } from './claim.ts';
import { interrupted } from './compare.ts';
import { kindOfLine } from './line-kind.ts';
import type { Block, Step } from './plan.ts';

/**
 * Seconds of the cluster's time: the same limits as on a real cluster, and the moment that a reader looks at an answer.
 */
const patience = { claim: 240, follow: 8, command: 240, shell: 35, pace: 2 };

/** The computer in the page, with its clusters' clocks moved by hand, as fast as they go. */
export class LabMachine {
  private readonly lab: Computer;
  private readonly second: Shell;
  private readonly beside: Line[] = [];

  private constructor(lab: Computer, second: Shell) {
    this.lab = lab;
    this.second = second;
  }

  /** `files` are the manifests of the notes by name. */
  static async open(start: StartCluster, files: Record<string, string>): Promise<LabMachine> {
    let lab: Computer | undefined;
    const now = () => lab?.machine.latest?.now() ?? new Date();
    const sleep = sleepIn(() => lab?.machine);
    const { openComputer } = await loadComputer();
    lab = await openComputer({ start, files, remarks: remarksIn(labTexts.en), now, sleep });
    const second = await lab.openTerminal();
    await live(lab.machine, 60);
    return new LabMachine(lab, second);
  }

  async make({ run, where }: Step): Promise<Printed> {
    if (where !== 'pod') await this.leaveShell();
    return this.once(run, patience.command);
  }

  async run({ run, where, claims, terminal }: Block): Promise<{ ended: () => Promise<Printed> }> {
    if (where !== 'pod' && terminal === 'first') await this.leaveShell();
    const kind = kindOfLine(run);
    if (terminal === 'second') return this.openBeside(run, claims);
    if (kind === 'follows') return done(await this.follow(new Line(this.lab.shell, run), claims));
    // A conversation is held in a terminal, which has one stream.
    const inTerminal = kind === 'talks' || where === 'pod';
    const answer =
      kind === 'reads'
        ? await this.untilClaimed(run, claims, inTerminal)
        : await this.once(run, patience.command, inTerminal);
    await live(this.lab.machine, patience.pace);
    return done(answer);
  }

  private async openBeside(run: string, claims: readonly Claim[]) {
    const line = new Line(this.second, run);
    this.beside.push(line);
    for (let passed = 0; line.running && line.printed.stdout === '' && passed < 5; passed += 0.5)
      await live(this.lab.machine, 0.5);
    if (/\b(port-forward|proxy)\b/.test(run)) return done({ ...line.printed });
    return { ended: () => this.follow(line, claims) };
  }

  /** Lets a line go on until it has shown what its note says, then presses Ctrl+C. */
  private async follow(line: Line, claims: readonly Claim[]): Promise<Printed> {
    const lines = claims.filter(({ what }) => what === 'line');
    const limit = lines.length > 0 ? patience.claim : patience.follow;
    const shown = () => lines.length > 0 && checkClaims(lines, line.printed).length === 0;
    for (let passed = 0; line.running && !shown() && passed < limit; passed += 0.5) await live(this.lab.machine, 0.5);
    await live(this.lab.machine, 0.5);
    return line.end(() => live(this.lab.machine, 0.1));
  }

  private async untilClaimed(run: string, claims: readonly Claim[], inTerminal: boolean): Promise<Printed> {
    for (let passed = 0; ; passed += patience.pace) {
      const printed = await this.once(run, patience.command, inTerminal);
      if (checkClaims(claims, printed).length === 0 || passed > patience.claim) return printed;
      await live(this.lab.machine, patience.pace);
    }
  }

  private async once(run: string, limit: number, inTerminal = false): Promise<Printed> {
    const line = new Line(this.lab.shell, run, inTerminal);
    for (let turns = 0; line.running && turns < 40; turns += 1) await new Promise((turn) => setTimeout(turn, 0));
    for (let passed = 0; line.running && passed < limit; passed += 0.5) await live(this.lab.machine, 0.5);
    return line.end(() => live(this.lab.machine, 0.1));
  }

  private async leaveShell() {
    if (this.lab.shell.where !== 'pod') return;
    await this.once('exit', patience.command);
    await live(this.lab.machine, patience.shell);
  }

  async close(): Promise<void> {
    for (const line of this.beside) await line.end(() => live(this.lab.machine, 0.1));
    await this.lab.stop();
  }
}

const done = (printed: Printed) => ({ ended: () => Promise.resolve(printed) });

/** A line that runs in one of the two shells. */
class Line {
  readonly printed: Printed = { stdout: '', stderr: '', exit: 0 };
  running = true;
  private readonly shell: Shell;

  constructor(shell: Shell, run: string, inTerminal = false) {
    this.shell = shell;
    void shell
      .run(run, (text, error) => (this.printed[error && !inTerminal ? 'stderr' : 'stdout'] += text))
      .catch((error: unknown) => {
        this.printed.stderr += `${String(error)}\n`;
        return 1;
      })
      .then((code) => {
        if (this.running) this.printed.exit = code;
        this.running = false;
      });
  }

  /** Presses Ctrl+C if it still runs; who sleeps when it comes sees it only as time goes on. */
  async end(pass: () => Promise<void>): Promise<Printed> {
    if (!this.running) return this.printed;
    this.shell.interrupt();
    for (let tries = 0; this.running && tries < 300; tries += 1) await pass();
    this.printed.exit = interrupted;
    return this.printed;
  }
}
