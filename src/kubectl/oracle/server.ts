import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from '../client.ts';
import { decodeProtobuf } from './protobuf.ts';

export interface Served {
  port: number;
  stop(): Promise<void>;
}

/** Puts a thin HTTP server before a client, so that the real kubectl can talk to the same cluster; tests only. */
export async function serve(client: Client): Promise<Served> {
  const server = createServer((request, response) => {
    void answer(client, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server) };
}

/** kubectl looks for a CRD of a kind that it does not know; the engine has none and does not serve the list. */
const definitions = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
const noDefinitions = JSON.stringify({ kind: 'CustomResourceDefinitionList', apiVersion: 'apiextensions.k8s.io/v1', metadata: { resourceVersion: '1' }, items: [] });

async function answer(client: Client, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = request.url ?? '/';
  const accept = request.headers.accept ?? 'application/json';
  if (request.method === 'GET' && new URL(path, 'http://x').searchParams.get('watch')) return watch(client, path, accept, response);
  // An empty OpenAPI document: the server itself checks the fields.
  if (path.startsWith('/openapi/v2')) return void response.writeHead(200).end();
  if (path.startsWith(definitions)) return void response.writeHead(200, { 'content-type': 'application/json' }).end(noDefinitions);
  const { body, contentType } = await readBody(request);
  const given = await client.request({
    method: request.method as 'GET',
    path,
    accept,
    ...(contentType && { contentType }),
    ...(body && { body }),
  });
  const headers = given.warnings.map((warning) => `299 - ${JSON.stringify(warning)}`);
  const type = /^\s*[{[]/.test(given.body) ? 'application/json' : 'text/plain';
  if (headers.length > 0) response.setHeader('warning', headers);
  response.writeHead(given.status, { 'content-type': type }).end(given.body);
}

async function watch(client: Client, path: string, accept: string, response: ServerResponse): Promise<void> {
  const controller = new AbortController();
  response.on('close', () => controller.abort());
  response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
  for await (const event of client.watch(path, controller.signal, accept)) response.write(`${JSON.stringify(event)}\n`);
  response.end();
}

async function readBody(request: IncomingMessage): Promise<{ body: string; contentType: string }> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.includes('protobuf')) return { body: bytes.toString(), contentType };
  return { body: JSON.stringify(decodeProtobuf(bytes)), contentType: 'application/json' };
}

function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
