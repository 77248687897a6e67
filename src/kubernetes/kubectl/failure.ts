import { Malformed } from '../grammar/malformed.ts';
import { at, listAt, textAt, type Json } from './object.ts';

/** A reason to stop, with kubectl's own words; printed with `error: ` before it. */
export class Failure extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What the real kubectl does and the simulator does not. */
export class Lacking extends Failure {}

/** What the server refused, as its Status object says. */
export class StatusFailure extends Error {
  readonly status: Json;
  constructor(status: Json) {
    super(textAt(status, 'message'));
    this.status = status;
  }
  get reason(): string {
    return textAt(this.status, 'reason');
  }
}

/** No server answered. */
export class ConnectionFailure extends Error {
  /** What was asked of it, as Go tells it: `Get "https://…": dial tcp …: connect: connection refused`. */
  readonly detail: string;
  constructor(host: string, detail: string) {
    super(`The connection to the server ${host} was refused - did you specify the right host or port?`);
    this.detail = detail;
  }
}

/** A program ended with an exit code that kubectl passes on, its words without `error: ` before them. */
export class Ended extends Error {
  readonly exitCode: number;
  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Several failures of one command, printed one a line. */
export class Failures extends Error {
  readonly errors: readonly unknown[];
  constructor(errors: readonly unknown[]) {
    super(errors.map(String).join('\n'));
    this.errors = errors;
  }
}

/** Exit with a code and nothing more to say. */
export class Exit extends Error {
  readonly exitCode: number;
  constructor(exitCode = 1) {
    super('exit');
    this.exitCode = exitCode;
  }
}

/** A command used wrongly: the message and where its help is. */
export function usageFailure(command: string, message: string): Failure {
  return new Failure(`${message}\nSee '${command} -h' for help and examples`);
}

/** Throws what was collected, if anything was. */
export function throwAll(errors: readonly unknown[]): void {
  if (errors.length > 0) throw errors.length === 1 ? errors[0] : new Failures(errors);
}

/** Says whether the server said that the object does not exist. */
export function isNotFound(error: unknown): boolean {
  return error instanceof StatusFailure && error.reason === 'NotFound';
}

/** Gives a refused list with what was listed, as kubectl words it. */
export function withList(error: unknown, subject: string, labels = '', fields = ''): unknown {
  if (!(error instanceof StatusFailure) || !['BadRequest', 'NotFound'].includes(error.reason)) return error;
  const named =
    labels || fields
      ? `find ${JSON.stringify(subject)} ` +
        `that match label selector ${JSON.stringify(labels)}, field selector ${JSON.stringify(fields)}`
      : `list ${JSON.stringify(subject)}`;
  return new StatusFailure({ ...error.status, message: `Unable to ${named}: ${error.message}` });
}

/** Gives the same refusal with what was being done, and from which file, before its message. */
export function withSource(error: unknown, doing: string, source: string | undefined): unknown {
  if (!source) return error;
  const message = (text: string) => `error when ${doing} ${JSON.stringify(source)}: ${text}`;
  if (error instanceof StatusFailure) return new StatusFailure({ ...error.status, message: message(error.message) });
  return error instanceof Failure ? new Failure(message(error.message), error.exitCode) : error;
}

/** Gives the text that ends a command for a failure, ending with a newline, and its exit code. */
export function printFailure(error: unknown): { stderr: string; exitCode: number } {
  if (error instanceof Exit) return { stderr: '', exitCode: error.exitCode };
  if (error instanceof Ended) return { stderr: line(error.message), exitCode: error.exitCode };
  if (error instanceof Failures)
    return { stderr: error.errors.map((each) => `${printOne(each)}\n`).join(''), exitCode: 1 };
  if (error instanceof StatusFailure && error.reason === 'Invalid')
    return { stderr: line(printInvalid(error)), exitCode: 1 };
  if (error instanceof Failure || error instanceof Malformed) {
    const text = error.message.startsWith('error: ') ? error.message : `error: ${error.message}`;
    return { stderr: line(text), exitCode: error instanceof Failure ? error.exitCode : 1 };
  }
  if (error instanceof StatusFailure || error instanceof ConnectionFailure)
    return { stderr: line(printOne(error)), exitCode: 1 };
  throw error;
}

/** Gives one failure's words as they stand inside a list of several. */
export function printOne(error: unknown): string {
  if (!(error instanceof StatusFailure)) return error instanceof Error ? error.message : String(error);
  if (error.reason === 'Unauthorized') return `error: You must be logged in to the server (${error.message})`;
  return `Error from server${error.reason ? ` (${error.reason})` : ''}: ${error.message}`;
}

function printInvalid({ status, message }: StatusFailure): string {
  const details = at(status, 'details');
  if (!details) return `The request is invalid${message ? `: ${message}` : ''}`;
  const causes = [
    ...new Set(listAt(details, 'causes').map((cause) => `${textAt(cause, 'field')}: ${textAt(cause, 'message')}`)),
  ];
  const [kind, name] = [textAt(details, 'kind'), textAt(details, 'name')];
  const named = kind || name ? `The ${kind} ${JSON.stringify(name)} is invalid` : 'The request is invalid';
  if (causes.length === 0) return kind || name ? named : `${named}${message ? `: ${message}` : ''}`;
  return causes.length === 1
    ? `${named}: ${causes[0]}`
    : `${named}: \n${causes.map((cause) => `* ${cause}\n`).join('')}`;
}

function line(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}
