import type { Container, Program } from './program.ts';
import { done } from './program.ts';
import { kernelVersion, nodeCpus } from '../version.ts';

const root = '/usr/share/nginx/html';

/** The page that every new nginx shows. */
const welcome = `<!DOCTYPE html>
<html>
<head>
<title>Welcome to nginx!</title>
<style>
html { color-scheme: light dark; }
body { width: 35em; margin: 0 auto;
font-family: Tahoma, Verdana, Arial, sans-serif; }
</style>
</head>
<body>
<h1>Welcome to nginx!</h1>
<p>If you see this page, nginx is successfully installed and working.
Further configuration is required for the web server, reverse proxy, 
API gateway, load balancer, content cache, or other features.</p>

<p>For online documentation and support please refer to
<a href="https://nginx.org/">nginx.org</a>.<br/>
To engage with the community please visit
<a href="https://community.nginx.org/">community.nginx.org</a>.<br/>
For enterprise grade support, professional services, additional 
security features and capabilities please refer to
<a href="https://f5.com/nginx">f5.com/nginx</a>.</p>

<p><em>Thank you for using nginx.</em></p>
</body>
</html>
`;

export const nginxFiles: Record<string, string> = {
  [`${root}/index.html`]: welcome,
  '/etc/nginx/conf.d/default.conf':
    'server {\n    listen       80;\n    server_name  localhost;\n\n' +
    `    location / {\n        root   ${root};\n        index  index.html index.htm;\n    }\n}\n`,
};

/** Serves the files of /usr/share/nginx/html on port 80 until the container is told to end, and logs each request. */
export const runNginx: Program = async (args, container) => {
  if (args.includes('-v')) return { stdout: '', stderr: `nginx version: nginx/${version(container)}\n`, exitCode: 0 };
  if (args.includes('-s')) return done();
  const { process } = container;
  container.err(startLines(container).join(''));
  process.listenHttp(80, async (_, request) => {
    const { hostname, pathname } = request.url;
    const { status, body, type } = await page(container, pathname);
    container.out(accessLine(container, request, status, body.length));
    if (status === 404) container.err(errorLine(container, request, hostname));
    return {
      status,
      header: {
        server: [`nginx/${version(container)}`],
        'content-type': [type],
        'content-length': [String(body.length)],
      },
      body: request.method === 'HEAD' ? '' : body,
    };
  });
  await process.waitUntilKilled();
  return done();
};

interface Request {
  method: string;
  url: URL;
  header: Record<string, string[]>;
  host: string;
}

async function page(container: Container, pathname: string): Promise<{ status: number; body: string; type: string }> {
  const path = `${root}${decodeURIComponent(pathname)}${pathname.endsWith('/') ? 'index.html' : ''}`;
  if (await container.fs.exists(path))
    return {
      status: 200,
      body: await container.fs.readFile(path),
      type: path.endsWith('.html') ? 'text/html' : 'application/octet-stream',
    };
  return pathname === '/' ? refusal(container, 403, 'Forbidden') : refusal(container, 404, 'Not Found');
}

function refusal(container: Container, status: number, words: string): { status: number; body: string; type: string } {
  const title = `${status} ${words}`;
  const body = [
    '<html>',
    `<head><title>${title}</title></head>`,
    '<body>',
    `<center><h1>${title}</h1></center>`,
    `<hr><center>nginx/${version(container)}</center>`,
    '</body>',
    '</html>',
    '',
  ].join('\r\n');
  return { status, body, type: 'text/html' };
}

/** The release that the tag names; a tag without a patch is its newest. */
function version({ process }: Container): string {
  const [, minor, patch] = /:1\.(\d+)(?:\.(\d+))?/.exec(process.container.imageRef) ?? [];
  return minor === undefined ? '1.31.1' : `1.${minor}.${patch ?? latestPatch[minor] ?? '0'}`;
}

const latestPatch: Record<string, string> = { 25: '5', 26: '3', 27: '5', 28: '3', 29: '8', 30: '6', 31: '1' };

function accessLine(container: Container, { method, url, header }: Request, status: number, bytes: number): string {
  const get = (name: string) => Object.entries(header).find(([key]) => key.toLowerCase() === name)?.[1][0];
  const from = get('x-forwarded-for-origin') ?? '10.244.0.1';
  return (
    `${from} - - [${commonTime(container.now())}] ` +
    `"${method} ${url.pathname}${url.search} HTTP/1.1" ${status} ${bytes} "-" "${get('user-agent') ?? '-'}" "-"\n`
  );
}

function errorLine(container: Container, { method, url }: Request, host: string): string {
  const time = container.now().toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/');
  return (
    `${time} [error] 29#29: *1 open() "${root}${url.pathname}" failed (2: No such file or directory), ` +
    `client: 10.244.0.1, server: localhost, request: "${method} ${url.pathname} HTTP/1.1", host: "${host}"\n`
  );
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `22/Nov/2026:19:40:01 +0000` */
function commonTime(date: Date): string {
  const [, year, month, day, time] = /^(\d+)-(\d+)-(\d+)T([\d:]+)/.exec(date.toISOString()) ?? [];
  return `${day}/${months[Number(month) - 1]}/${year}:${time} +0000`;
}

/** What the image's entrypoint says, and then nginx itself. */
function startLines(container: Container): string[] {
  const time = container.now().toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/');
  const isAlpine = container.process.container.imageRef.includes('alpine');
  const notices = [
    'using the "epoll" event method',
    `nginx/${version(container)}`,
    isAlpine ? 'built by gcc 15.2.0 (Alpine 15.2.0) ' : 'built by gcc 14.2.0 (Debian 14.2.0-19) ',
    `OS: Linux ${kernelVersion}`,
    'getrlimit(RLIMIT_NOFILE): 1048576:1048576',
    'start worker processes',
    ...Array.from({ length: Number(nodeCpus) }, (_, index) => `start worker process ${firstWorker + index}`),
  ];
  return [...entrypointLines, ...notices.map((line) => `${time} [notice] 1#1: ${line}`)].map((line) => `${line}\n`);
}

/** The first process number that is free after the entrypoint's scripts. */
const firstWorker = 29;

const entrypointLines = [
  '/docker-entrypoint.sh: /docker-entrypoint.d/ is not empty, will attempt to perform configuration',
  '/docker-entrypoint.sh: Looking for shell scripts in /docker-entrypoint.d/',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/10-listen-on-ipv6-by-default.sh',
  '10-listen-on-ipv6-by-default.sh: info: Getting the checksum of /etc/nginx/conf.d/default.conf',
  '10-listen-on-ipv6-by-default.sh: info: Enabled listen on IPv6 in /etc/nginx/conf.d/default.conf',
  '/docker-entrypoint.sh: Sourcing /docker-entrypoint.d/15-local-resolvers.envsh',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/20-envsubst-on-templates.sh',
  '/docker-entrypoint.sh: Launching /docker-entrypoint.d/30-tune-worker-processes.sh',
  '/docker-entrypoint.sh: Configuration complete; ready for start up',
];
