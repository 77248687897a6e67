import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Client, Request } from '../kubectl/client.ts';
import { serveExec } from './http-exec.ts';
import { decodeProtobuf } from './http-protobuf.ts';

export interface HttpServer {
  /** `http://127.0.0.1:41234` */
  url: string;
  close(): Promise<void>;
}

/** Puts a cluster's client behind HTTP on a free port of the loopback, so that the real kubectl can talk to it. For tests and scripts. */
export async function serveHttp(client: Client): Promise<HttpServer> {
  const server = createServer((request, response) => {
    void answer(client, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  server.on('upgrade', (request, socket) => serveExec(client, request, socket));
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket.on('close', () => sockets.delete(socket))));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(client: Client, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = request;
  const { accept, 'content-type': contentType, 'impersonate-user': user } = headers;
  if (/[?&]watch=(true|1)\b/.test(path)) return stream(client, path, accept, response);
  const bytes = await read(request);
  const body =
    contentType?.includes('protobuf') && bytes.length > 0 ? JSON.stringify(decodeProtobuf(bytes)) : bytes.toString();
  const found = await client.request({
    method: method as Request['method'],
    path,
    body,
    ...(accept && { accept }),
    ...(contentType && { contentType }),
    ...(user && { user: String(user) }),
  });
  const type = found.body.startsWith('{') ? json['Content-Type'] : 'text/plain';
  const warnings = found.warnings.map((text) => `299 - ${JSON.stringify(text)}`);
  response
    .writeHead(found.status, { 'Content-Type': type, ...(warnings.length > 0 && { Warning: warnings }) })
    .end(found.body);
}

const json = { 'Content-Type': 'application/json' };

/** One JSON line for each change, until the client goes. */
async function stream(
  client: Client,
  path: string,
  accept: string | undefined,
  response: ServerResponse,
): Promise<void> {
  const ended = new AbortController();
  response.on('close', () => ended.abort());
  response.writeHead(200, json);
  response.flushHeaders();
  const seconds = Number(new URL(path, 'http://server').searchParams.get('timeoutSeconds') ?? 0);
  const timer = seconds > 0 ? setTimeout(() => ended.abort(), seconds * 1000) : undefined;
  for await (const event of client.watch(path, ended.signal, accept)) response.write(`${JSON.stringify(event)}\n`);
  clearTimeout(timer);
  response.end();
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
