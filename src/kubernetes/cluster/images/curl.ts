import { type Container, done, failed, type Output, type Program } from './program.ts';

interface Options {
  url: string | undefined;
  method: string | undefined;
  headers: Record<string, string>;
  body: string | undefined;
  output: string | undefined;
  format: string | undefined;
  flags: Set<string>;
}

/**
 * curl, as far as a look at a Service needs it: -s -S -f -i -I -v -L -k -X -H -d -o -w -m --max-time --connect-timeout.
 */
export const runCurl: Program = async (args, container) => {
  const options = parse(args);
  if (options.flags.has('V')) return done('curl 8.14.1 (x86_64-alpine-linux-musl)\n');
  if (!options.url)
    return failed("curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n", 2);
  const url = /^\w+:\/\//.test(options.url) ? options.url : `http://${options.url}`;
  try {
    return await finish(options, await request(container, url, options), container);
  } catch (error) {
    const message = (error as Error).message;
    const code = Number(/^\((\d+)\)/.exec(message)?.[1] ?? 1);
    const silent = options.flags.has('s') && !options.flags.has('S');
    return failed(silent ? '' : `curl: ${message}\n`, code);
  }
};

type Answer = Awaited<ReturnType<Container['fetch']>>;

function request(container: Container, url: string, { method, headers, body, flags }: Options): Promise<Answer> {
  const verb = method ?? (flags.has('I') ? 'HEAD' : body === undefined ? 'GET' : 'POST');
  return container.fetch(url, {
    method: verb,
    headers: { 'User-Agent': 'curl/8.14.1', Accept: '*/*', ...headers },
    ...(body !== undefined && { body }),
  });
}

async function finish({ flags, output, format }: Options, answer: Answer, { fs, cwd }: Container): Promise<Output> {
  if (flags.has('f') && answer.status >= 400)
    return failed(
      flags.has('s') && !flags.has('S') ? '' : `curl: (22) The requested URL returned error: ${answer.status}\n`,
      22,
    );
  const head = flags.has('i') || flags.has('I') ? printHead(answer) : '';
  const text = head + (flags.has('I') ? '' : answer.body);
  const tail = format ? format.replaceAll('%{http_code}', String(answer.status)).replaceAll('\\n', '\n') : '';
  if (output === undefined) return done(text + tail);
  if (output !== '/dev/null') await fs.writeFile(fs.resolvePath(cwd, output), text);
  return done(tail);
}

const words: Record<number, string> = {
  200: 'OK',
  301: 'Moved Permanently',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function printHead({ status, headers }: Answer): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `${name.replace(/(^|-)\w/g, (letter) => letter.toUpperCase())}: ${value}\r\n`,
  );
  return `HTTP/1.1 ${status} ${words[status] ?? ''}\r\n${lines.join('')}\r\n`;
}

const withValue: Record<string, string> = {
  X: 'method',
  request: 'method',
  H: 'header',
  header: 'header',
  d: 'body',
  data: 'body',
  o: 'output',
  output: 'output',
  w: 'format',
  'write-out': 'format',
  m: '',
  'max-time': '',
  'connect-timeout': '',
  A: '',
  retry: '',
  u: '',
};
const longFlags: Record<string, string> = {
  silent: 's',
  'show-error': 'S',
  fail: 'f',
  include: 'i',
  head: 'I',
  verbose: 'v',
  location: 'L',
  insecure: 'k',
  version: 'V',
};

function parse(args: string[]): Options {
  const options: Options = {
    url: undefined,
    method: undefined,
    headers: {},
    body: undefined,
    output: undefined,
    format: undefined,
    flags: new Set(),
  };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (!arg.startsWith('-')) options.url = arg;
    else if (arg.startsWith('--')) {
      const name = arg.slice(2);
      if (name in withValue) set(options, withValue[name] ?? '', args[(at += 1)] ?? '');
      else options.flags.add(longFlags[name] ?? name);
    } else at += parseShort(options, arg.slice(1), args[at + 1]);
  }
  return options;
}

/**
 * `-sSo file`: letters together, the last of which may take a value. Gives how many arguments it used
 * up beyond its own.
 */
function parseShort(options: Options, letters: string, next: string | undefined): number {
  for (const [index, letter] of [...letters].entries()) {
    if (!(letter in withValue)) {
      options.flags.add(letter);
      continue;
    }
    const rest = letters.slice(index + 1);
    set(options, withValue[letter] ?? '', rest || (next ?? ''));
    return rest ? 0 : 1;
  }
  return 0;
}

function set(options: Options, field: string, value: string): void {
  if (field === 'header') {
    const [name = '', ...rest] = value.split(':');
    options.headers[name] = rest.join(':').trim();
  } else if (field === 'method' || field === 'body' || field === 'output' || field === 'format') options[field] = value;
}
