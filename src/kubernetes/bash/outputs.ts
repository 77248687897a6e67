import type { ExecResult } from 'just-bash/browser';
import type { Redirection, Word } from './interpreter.ts';

/** Takes what is printed, at once. */
export type Write = (text: string) => void;

/** Where the two outputs of a command go; undefined where somebody waits for the whole: a file, a variable, a pipe. */
export interface Outputs {
  out: Write | undefined;
  err: Write | undefined;
}

/** Both outputs are waited for. */
export const kept: Outputs = { out: undefined, err: undefined };

/** Where a command prints to after its redirections, in a shell with these outputs. */
export function redirect(outputs: Outputs, redirections: readonly Redirection[]): Outputs {
  let { out, err } = outputs;
  for (const { fd, fdVariable, operator, target } of redirections) {
    if (operator.startsWith('<') && operator !== '<>') continue;
    const source = operator === '>&' && 'parts' in target ? literal(target) : undefined;
    const isCopy = /^\d$/.test(source ?? '');
    const to = source === '1' ? out : source === '2' ? err : undefined;
    if (fd === 2 && fdVariable === undefined) err = to;
    else if (isCopy || operator === '>' || operator === '>>') out = to;
    else [out, err] = [undefined, undefined];
  }
  return { out, err };
}

/** The text of a word without expansions; undefined for any other. */
export function literal({ parts }: Word): string | undefined {
  return parts.every(({ type }) => /^(Literal|SingleQuoted|Escaped)$/.test(type))
    ? parts.map(({ value = '' }) => value).join('')
    : undefined;
}

type Printed = Pick<ExecResult, 'stdout' | 'stdoutKind' | 'stdoutEncoding'>;

const isBytes = ({ stdoutKind, stdoutEncoding }: Printed) =>
  stdoutKind === undefined ? stdoutEncoding === 'binary' : stdoutKind === 'bytes';

/** What a result printed, as text: just-bash has some of it as bytes, one character each. */
export const textOf = (result: Printed) => (isBytes(result) ? decode(result.stdout) : result.stdout);

/** What a result printed, as bytes. */
export const bytesOf = (result: Printed) => (isBytes(result) ? result.stdout : encode(result.stdout));

/** The text of bytes that have one character each. */
export const decode = (bytes: string) =>
  /[\x80-\xff]/.test(bytes) ? new TextDecoder().decode(Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))) : bytes;

export const encode = (text: string) =>
  /[^\0-\x7f]/.test(text)
    ? Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join('')
    : text;
