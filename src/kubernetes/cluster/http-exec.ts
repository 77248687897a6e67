import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Client } from '../kubectl/client.ts';

/** The streams of `v5.channel.k8s.io`: the first byte of each message. */
const channel = { stdin: 0, stdout: 1, stderr: 2, error: 3, close: 255 };

/** Answers `kubectl exec` over a WebSocket: what comes on stdin is read to its end, then the program runs. */
export function serveExec(client: Client, request: IncomingMessage, socket: Duplex): void {
  const url = new URL(request.url ?? '/', 'http://server');
  const [, namespace, pod] = /^\/api\/v1\/namespaces\/([^/]+)\/pods\/([^/]+)\/exec$/.exec(url.pathname) ?? [];
  const protocol = (request.headers['sec-websocket-protocol'] ?? '')
    .split(/,\s*/)
    .find((one) => one === 'v5.channel.k8s.io');
  if (!namespace || !pod || !protocol) return void socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
  const accept = createHash('sha1')
    .update(`${request.headers['sec-websocket-key']}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  const container = url.searchParams.get('container');
  const target = { namespace, pod, ...(container && { container }) };
  const run = (stdin: string) => void finish(client, target, url.searchParams.getAll('command'), stdin, socket);
  if (url.searchParams.get('stdin') === 'true') collect(socket, run);
  else run('');
}

async function finish(
  client: Client,
  target: Parameters<Client['exec']>[0],
  argv: string[],
  stdin: string,
  socket: Duplex,
): Promise<void> {
  const result = await client
    .exec(target, argv, stdin)
    .catch((error: unknown) => ({ stdout: '', stderr: '', exitCode: 1, failure: (error as Error).message }));
  if (result.stdout) send(socket, channel.stdout, result.stdout);
  if (result.stderr) send(socket, channel.stderr, result.stderr);
  send(socket, channel.error, JSON.stringify('failure' in result ? failed(result.failure) : statusOf(result.exitCode)));
  socket.end(frame(8, Buffer.from([0x03, 0xe8])));
}

function statusOf(exitCode: number): object {
  if (exitCode === 0) return { metadata: {}, status: 'Success' };
  return {
    metadata: {},
    status: 'Failure',
    message: `command terminated with non-zero exit code: exit status ${exitCode}`,
    reason: 'NonZeroExitCode',
    details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
  };
}

function failed(message: string): object {
  return {
    metadata: {},
    status: 'Failure',
    message: `Internal error occurred: ${message}`,
    reason: 'InternalError',
    details: { causes: [{ message }] },
    code: 500,
  };
}

function send(socket: Duplex, to: number, text: string): void {
  socket.write(frame(2, Buffer.concat([Buffer.from([to]), Buffer.from(text)])));
}

function frame(opcode: number, data: Buffer): Buffer {
  const head =
    data.length < 126
      ? Buffer.from([0x80 | opcode, data.length])
      : data.length < 65536
        ? Buffer.from([0x80 | opcode, 126, data.length >> 8, data.length & 255])
        : longHead(opcode, data.length);
  return Buffer.concat([head, data]);
}

function longHead(opcode: number, length: number): Buffer {
  const head = Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}

/** Reads the client's masked messages until it closes stdin. */
function collect(socket: Duplex, onEnd: (stdin: string) => void): void {
  let rest = Buffer.alloc(0);
  let text = '';
  let ended = false;
  socket.on('data', (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let message = take(rest); message && !ended; message = take(rest)) {
      rest = rest.subarray(message.size);
      const [to, stream] = message.data;
      if (to === channel.stdin) text += message.data.subarray(1).toString();
      ended = (to === channel.close && stream === channel.stdin) || message.opcode === 8;
    }
    if (ended) onEnd(text);
  });
}

function take(buffer: Buffer): { opcode: number; data: Buffer; size: number } | undefined {
  if (buffer.length < 6) return undefined;
  const short = (buffer[1] ?? 0) & 127;
  const at = short === 126 ? 4 : short === 127 ? 10 : 2;
  const length = short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
  if (buffer.length < at + 4 + length) return undefined;
  const mask = buffer.subarray(at, at + 4);
  const data = Buffer.from(
    buffer.subarray(at + 4, at + 4 + length).map((byte, index) => byte ^ (mask[index % 4] ?? 0)),
  );
  return { opcode: (buffer[0] ?? 0) & 15, data, size: at + 4 + length };
}
