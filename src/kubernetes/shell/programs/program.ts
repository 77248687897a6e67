import type { Context, Files, Result } from '../../kubectl/client.ts';
import type { Machine } from '../machine.ts';

/** What the simulator itself says of a program, in the reader's language. */
export interface Remarks {
  /** `what` is a program or a subcommand of one, like `docker build`. */
  notSimulated(what: string): string;
  /** Port `port` stays open in the background. */
  portForward(port: number): string;
}

/** What a program of the shell is given beside its arguments. */
export interface Call extends Omit<Context, 'client'> {
  machine: Machine;
  files: Files;
  remarks: Remarks;
  /** Tells the reader something that no program prints. */
  remark(text: string): void;
}

/** A program of the shell: arguments in, what it prints and its exit code out. */
export type Program = (argv: string[], call: Call) => Promise<Result>;

export const printed = (stdout: string): Result => ({ stdout, stderr: '', exitCode: 0 });
export const refused = (stderr: string, exitCode = 1): Result => ({ stdout: '', stderr: `${stderr}\n`, exitCode });
