import { runCurl } from './curl.ts';
import { runNslookup } from './nslookup.ts';
import { type Container, done, failed, type Program } from './program.ts';
import { runWget } from './wget.ts';

/** Programs of every image that bash itself does not bring. */
export const common: Record<string, Program> = {
  sleep: async ([duration = '0'], { process }) => {
    await process.sleep(seconds(duration) * 1000);
    return done();
  },
  hostname: async (args, { process }) =>
    done(args.includes('-i') ? `${process.pod.ip}\n` : `${process.pod.config.hostname ?? process.pod.name}\n`),
  ps: async (_, container) => done(printProcesses(container)),
  kill: kill,
  trap: async () => done(),
  id: async () => done('uid=0(root) gid=0(root) groups=0(root)\n'),
  whoami: async () => done('root\n'),
  uname: async (args, { process }) =>
    done(
      args.includes('-a')
        ? `Linux ${process.pod.name} 6.12.54-linuxkit #1 SMP x86_64 Linux\n`
        : args.includes('-r')
          ? '6.12.54-linuxkit\n'
          : 'Linux\n',
    ),
  netstat: async (_, container) => done(printPorts(container)),
  date: async (args, { now }) => done(printDate(args, now())),
};

/** Programs that only some images bring. */
export const clients: Record<string, Program> = {
  curl: runCurl,
  wget: runWget,
  nslookup: runNslookup,
  dig: runNslookup,
  apk: runApk,
};

function seconds(text: string): number {
  const [, number = '0', unit = 's'] = /^([\d.]+)([smhd]?)$/.exec(text) ?? [];
  return Number(number) * ({ s: 1, m: 60, h: 3600, d: 86400 }[unit] ?? 1);
}

interface Running {
  pid: number;
  argv: readonly string[];
  kill(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** The process that the container began with; the engine keeps it to itself. */
export function mainProcess({ process }: Container): Running | undefined {
  return (process.container as unknown as { mainProcess?: Running }).mainProcess;
}

function printProcesses(container: Container): string {
  const { command, args } = container.process.container;
  const main = [...command, ...args].join(' ') || 'nginx: master process nginx -g daemon off;';
  const own =
    container.process.pid === mainProcess(container)?.pid ? [] : [['   30', container.process.argv.join(' ')]];
  return [
    'PID   USER     TIME  COMMAND',
    ...[['    1', main], ...own].map(([pid, text]) => `${pid} root      0:00 ${text}`),
    '',
  ].join('\n');
}

async function kill(args: string[], container: Container): ReturnType<Program> {
  const pid = args.find((arg) => !arg.startsWith('-'));
  const hard = args.some((arg) => arg === '-9' || arg === '-KILL' || arg === '-SIGKILL');
  if (pid !== '1') return failed(`sh: can't kill pid ${pid}: No such process\n`);
  // The kernel shields the first process of a container from SIGKILL sent from inside.
  if (!hard) await mainProcess(container)?.kill('SIGTERM');
  return done();
}

function printPorts({ process }: Container): string {
  const listeners = (process.network as unknown as { httpListeners: Map<string, unknown> }).httpListeners;
  const ports = [...listeners.keys()]
    .filter((key) => key.startsWith(`${process.pod.ip}:`))
    .map((key) => key.split(':').at(-1) ?? '');
  const rows = ports.map(
    (port) => `tcp        0      0 ${`0.0.0.0:${port}`.padEnd(23)} 0.0.0.0:*               LISTEN      `,
  );
  return [
    'Active Internet connections (only servers)',
    'Proto Recv-Q Send-Q Local Address           Foreign Address         State       ',
    ...rows,
    '',
  ].join('\n');
}

async function runApk(args: string[], container: Container): ReturnType<Program> {
  const names = args.filter((arg) => !arg.startsWith('-'));
  if (names[0] === 'update')
    return done(
      'fetch https://dl-cdn.alpinelinux.org/alpine/v3.22/main/x86_64/APKINDEX.tar.gz\n' +
        'fetch https://dl-cdn.alpinelinux.org/alpine/v3.22/community/x86_64/APKINDEX.tar.gz\n' +
        'OK: 26310 distinct packages available\n',
    );
  if (names[0] !== 'add') return failed(`apk: the simulator knows only "apk add" and "apk update"\n`);
  const wanted = names.slice(1);
  const unknown = wanted.filter((name) => !packages[name]);
  if (unknown.length > 0)
    return failed(
      [
        'ERROR: unable to select packages:',
        ...unknown.flatMap((name) => [`  ${name} (no such package):`, `    required by: world[${name}]`]),
        '',
      ].join('\n'),
      unknown.length,
    );
  const lines = wanted.flatMap((name) => packages[name] ?? []);
  for (const name of wanted) for (const program of provides[name] ?? [name]) container.install(program);
  const numbered = lines.map((line, index) => `(${index + 1}/${lines.length}) Installing ${line}\n`).join('');
  return done(
    `${numbered}Executing busybox-1.37.0-r19.trigger\nOK: ${7 + lines.length} MiB in ${16 + lines.length} packages\n`,
  );
}

/** What `apk add` of a package installs, dependencies first, in Alpine 3.22. */
const packages: Record<string, string[]> = {
  curl: [
    'brotli-libs (1.1.0-r2)',
    'c-ares (1.34.5-r0)',
    'libunistring (1.3-r0)',
    'libidn2 (2.3.7-r0)',
    'nghttp2-libs (1.65.0-r0)',
    'libpsl (0.21.5-r3)',
    'zstd-libs (1.5.7-r0)',
    'libcurl (8.14.1-r2)',
    'curl (8.14.1-r2)',
  ],
  'bind-tools': ['bind-libs (9.20.15-r0)', 'bind-tools (9.20.15-r0)'],
};
const provides: Record<string, string[]> = { 'bind-tools': ['dig', 'nslookup'] };

const days = 'Sun Mon Tue Wed Thu Fri Sat'.split(' ');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function printDate(args: string[], now: Date): string {
  const format = args.find((arg) => arg.startsWith('+'));
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())}`;
  if (!format)
    return (
      `${days[now.getUTCDay()]} ${months[now.getUTCMonth()]} ` +
      `${String(now.getUTCDate()).padStart(2)} ${time} UTC ${now.getUTCFullYear()}\n`
    );
  const parts: Record<string, string> = {
    Y: String(now.getUTCFullYear()),
    m: two(now.getUTCMonth() + 1),
    d: two(now.getUTCDate()),
    H: two(now.getUTCHours()),
    M: two(now.getUTCMinutes()),
    S: two(now.getUTCSeconds()),
    T: time,
    F: now.toISOString().slice(0, 10),
    s: String(Math.floor(now.getTime() / 1000)),
  };
  return `${format.slice(1).replace(/%(.)/g, (_, key: string) => parts[key] ?? `%${key}`)}\n`;
}
