import type { Request, Response } from './client.ts';
import { isJson } from './object.ts';
import { printLogLine } from './print/log-line.ts';
import { release } from './release.ts';

/** What `-v` asks to be told: from 6 on each answer, from 7 on headers, from 8 on bodies. */
export interface Verbosity {
  level: number;
  now(): Date;
  write(text: string): void;
}

/** client-go's own, in the order of their names; kubectl tells them in the order of chance. */
const gates: Record<string, boolean> = {
  AtomicFIFO: true,
  ClientsAllowCARotation: true,
  ClientsAllowCBOR: false,
  ClientsAllowTLSCacheGC: true,
  ClientsPreferCBOR: false,
  InOrderInformers: true,
  InOrderInformersBatchProcess: true,
  InformerResourceVersion: true,
  UnlockWhileProcessingFIFO: true,
  WatchListClient: true,
};

/** What is told before the first request. */
export function tellStart({ level, now, write }: Verbosity, config: string): void {
  if (level < 6) return;
  write(printLogLine('I', now(), 'loader.go:408', `Config loaded from file:  ${config}`));
  for (const [name, on] of Object.entries(gates))
    write(printLogLine('I', now(), 'envvar.go:195', `"Feature gate default state" feature="${name}" enabled=${on}`));
}

/** What is told of one request and its answer; milliseconds are those that it took. */
export function tellRequest(
  { level, now, write }: Verbosity,
  request: Request,
  url: string,
  response: Response,
  milliseconds: number,
): void {
  if (level < 6) return;
  const tell = (place: string, text: string) => write(printLogLine('I', now(), place, text));
  const said = `status="${response.status} ${reasons[response.status] ?? ''}"`;
  const asked = `verb="${request.method}" url="${url}"`;
  if (level < 7) return tell('round_trippers.go:632', `"Response" ${asked} ${said} milliseconds=${milliseconds}`);
  if (level > 7) tell('helper.go:105', `"Request Body" body=${JSON.stringify(shorten(request.body ?? ''))}`);
  tell('round_trippers.go:527', `"Request" ${asked} headers=<\n${headersOf(request)} >`);
  if (level === 7) return tell('round_trippers.go:632', `"Response" ${said} milliseconds=${milliseconds}`);
  tell(
    'round_trippers.go:632',
    `"Response" ${said} headers=<\n` +
      `\tContent-Type: application/json\n\tDate: ${now().toUTCString()}\n > milliseconds=${milliseconds}`,
  );
  tell('helper.go:105', `"Response Body" body=${printBody(response.body)}`);
}

/** The server ends a body with a newline, which klog shows as lines; one that was cut off has none. */
const printBody = (body: string): string => (body.length > 1024 ? JSON.stringify(shorten(body)) : `<\n\t${body}\n >`);

/** A line of kubectl's own log that is told from a level on. */
export function tellFrom(from: number, { level, now, write }: Verbosity, place: string, text: string): void {
  if (level >= from) write(printLogLine('I', now(), place, text));
}

/** The refusal itself, as it came. */
export function tellRefusal({ level, now, write }: Verbosity, status: unknown): void {
  if (level >= 6 && isJson(status))
    write(printLogLine('I', now(), 'helpers.go:247', `server response object: ${JSON.stringify(status, null, 2)}`));
}

function headersOf({ accept = 'application/json', contentType, body }: Request): string {
  const agent = `kubectl/${release.gitVersion} (linux/amd64) kubernetes/$Format`;
  return `\tAccept: ${accept}\n${body === undefined ? '' : `\tContent-Type: ${contentType}\n`}\tUser-Agent: ${agent}\n`;
}

/** kubectl shows a body's first 1024 characters at level 8. */
const shorten = (body: string): string =>
  body.length > 1024 ? `${body.slice(0, 1024)} [truncated ${body.length - 1024} chars]` : body;

const reasons: Record<number, string> = {
  200: 'OK',
  201: 'Created',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  415: 'Unsupported Media Type',
  422: 'Unprocessable Entity',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};
