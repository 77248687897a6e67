import type { Context, Files, Result } from '../../kubectl/client.ts';
import type { Texts } from '../../i18n/index.ts';
import type { Machine } from '../machine.ts';

/** What a program of the shell is given beside its arguments. */
export interface Call extends Omit<Context, 'client'> {
  machine: Machine;
  files: Files;
  texts: Texts['lab'];
  /** Tells the reader something that no program prints. */
  remark(text: string): void;
}

/** A program of the shell: arguments in, what it prints and its exit code out. */
export type Program = (argv: string[], call: Call) => Promise<Result>;

export const printed = (stdout: string): Result => ({ stdout, stderr: '', exitCode: 0 });
export const refused = (stderr: string, exitCode = 1): Result => ({ stdout: '', stderr: `${stderr}\n`, exitCode });
