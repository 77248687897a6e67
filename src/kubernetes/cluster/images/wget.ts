import { failed, type Program } from './program.ts';

/** BusyBox's wget: -q, -O file or -, -S, --spider, -T seconds. */
export const runWget: Program = async (args, container) => {
  const { url, output, quiet, spider } = parse(args);
  if (!url)
    return failed(
      'BusyBox v1.37.0 multi-call binary.\n\nUsage: wget [-cqS] [--spider] [-O FILE] [-o LOGFILE] URL...\n',
    );
  const address = /^\w+:\/\//.test(url) ? url : `http://${url}`;
  const { hostname, port, pathname } = new URL(address);
  try {
    const { status, body } = await container.fetch(address, { headers: { 'User-Agent': 'Wget' } });
    const connecting = quiet ? '' : `Connecting to ${hostname} (${hostname}:${port || 80})\n`;
    if (status >= 400)
      return failed(
        `${connecting}wget: server returned error: HTTP/1.1 ${status} ${status === 404 ? 'Not Found' : 'Forbidden'}\n`,
      );
    if (spider) return { stdout: '', stderr: `${connecting}${quiet ? '' : 'remote file exists\n'}`, exitCode: 0 };
    if (output === '-')
      return {
        stdout: body,
        stderr: connecting && `${connecting}writing to stdout\n${progress('-', body)}written to stdout\n`,
        exitCode: 0,
      };
    const file = output ?? (pathname.split('/').at(-1) || 'index.html');
    await container.fs.writeFile(container.fs.resolvePath(container.cwd, file), body);
    return {
      stdout: '',
      stderr: connecting && `${connecting}saving to '${file}'\n${progress(file, body)}'${file}' saved\n`,
      exitCode: 0,
    };
  } catch (error) {
    return failed(printFailure((error as Error).message, hostname, await addressOf(hostname, container)));
  }
};

async function addressOf(hostname: string, { process }: Parameters<Program>[1]): Promise<string> {
  if (/^[\d.]+$/.test(hostname)) return hostname;
  const { answers } = await process.network.resolveDns(process.pod.config.pod, hostname, 'A');
  return answers.flatMap((answer) => (answer.type === 'A' ? answer.address : []))[0] ?? hostname;
}

function printFailure(message: string, hostname: string, address: string): string {
  if (message.startsWith('(6)')) return `wget: bad address '${hostname}'\n`;
  return `wget: can't connect to remote host (${address}): Connection refused\n`;
}

function progress(file: string, body: string): string {
  return `${file.padEnd(20)} 100% |${'*'.repeat(32)}| ${String(body.length).padStart(5)}  0:00:00 ETA\n`;
}

function parse(args: string[]): {
  url: string | undefined;
  output: string | undefined;
  quiet: boolean;
  spider: boolean;
} {
  const found = {
    url: undefined as string | undefined,
    output: undefined as string | undefined,
    quiet: false,
    spider: args.includes('--spider'),
  };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    const value = /^-q?S?([OT])(.*)$/.exec(arg);
    if (arg.startsWith('--timeout') || arg === '--spider') continue;
    if (/^-[a-zA-Z]*q/.test(arg)) found.quiet = true;
    if (value) {
      const given = value[2] || (args[(at += 1)] ?? '');
      if (value[1] === 'O') found.output = given;
    } else if (!arg.startsWith('-')) found.url = arg;
  }
  return found;
}
