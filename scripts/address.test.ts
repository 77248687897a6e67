import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAddress } from './address.ts';

let server: Server;
let asked = 0;
beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    const status = Number(request.url?.slice(1));
    // /500 answers at its third time only.
    response.writeHead(status === 500 && asked >= 3 ? 200 : status).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => void server.close());
const at = (status: number) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${status}`;

test('takes an address that answers, or that only refuses programs, for alive', async () => {
  for (const status of [200, 403, 429])
    expect(await checkAddress(at(status), 1)).toEqual({ alive: true, reason: String(status) });
});

test('asks again where a server fails, and once where it says that nothing is there', async () => {
  asked = 0;
  expect(await checkAddress(at(500), 1)).toEqual({ alive: true, reason: '200' });
  asked = 0;
  expect(await checkAddress(at(404), 1)).toEqual({ alive: false, reason: '404' });
  expect(asked).toBe(1);
});

test('says why nobody answers', async () => {
  expect(await checkAddress('http://127.0.0.1:1/', 1)).toMatchObject({
    alive: false,
    reason: expect.stringMatching(/ECONNREFUSED|bad port/),
  });
});
