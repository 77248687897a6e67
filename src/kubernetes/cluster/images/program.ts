import type { ProcessContext } from '@ngrok/webernetes';
import type { IFileSystem } from 'just-bash/browser';
import type { FetchAnswer, FetchInit } from '../network/fetch.ts';

export interface Output {
  stdout: string;
  stderr: string;
  exitCode: number;
}

/** What a program sees of the container that it runs in. */
export interface Container {
  process: ProcessContext;
  fs: IFileSystem;
  stdin: string;
  cwd: string;
  /** Prints at once, where the whole output at the end would be too late. */
  out(text: string): void;
  err(text: string): void;
  /** Runs another program of the container. */
  run(argv: string[]): Promise<Output>;
  /** Whether there is such a program. */
  has(program: string): boolean;
  /** Makes a program that the image lacks available from now on. */
  install(program: string): void;
  fetch(url: string, init?: FetchInit): Promise<FetchAnswer>;
  now(): Date;
}

/** A program of an image: arguments in; what it printed and its exit code out. */
export type Program = (args: string[], container: Container) => Promise<Output>;

export function done(stdout = '', exitCode = 0): Output {
  return { stdout, stderr: '', exitCode };
}

export function failed(stderr: string, exitCode = 1): Output {
  return { stdout: '', stderr, exitCode };
}
