import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPost } from '../../../packages/server/src/outgoing/post.js';
import { selfTest } from '../../../packages/server/src/outgoing/self-test.js';
import { listener } from '../support/outgoing.js';

const posting = { body: '{"a":1}', headers: { 'webhook-id': 'msg_1' } };

test('a real server gets the body under the name that was called', async () => {
  const server = await listener();
  const post = createPost({ allowPrivate: true, resolve: async () => ['127.0.0.1'] });
  const outcome = await post(`http://hooks.shop.example:${server.port}/in?a=b`, posting);
  expect(outcome).toEqual({ delivered: true, gone: false, status: '204' });
  expect(server.received).toHaveLength(1);
  const [{ url, headers, body }] = server.received as [(typeof server.received)[0]];
  expect({ url, body }).toEqual({ url: '/in?a=b', body: posting.body });
  expect(headers).toMatchObject({ host: `hooks.shop.example:${server.port}`, 'webhook-id': 'msg_1' });
});

test.each([
  [200, true, false],
  [299, true, false],
  [301, false, false],
  [307, false, false],
  [400, false, false],
  [410, false, true],
  [500, false, false],
])('an answer of %i: delivered %s, gone %s', async (answer, delivered, gone) => {
  const [server, other] = [await listener(), await listener()];
  server.answer = answer;
  server.headers = { location: other.url };
  const outcome = await createPost({ allowPrivate: true })(server.url, posting);
  expect(outcome).toEqual({ delivered, gone, status: String(answer) });
  expect(other.received).toEqual([]);
});

test('a server that says nothing, and one that is not there, are trouble with a name', async () => {
  const server = await listener();
  server.answer = 'hang';
  const post = createPost({ allowPrivate: true, timeoutMs: 50 });
  expect(await post(server.url, posting)).toEqual({ delivered: false, status: 'TIMEOUT' });
  expect(await post('http://127.0.0.1:1/', posting)).toEqual({ delivered: false, status: 'ECONNREFUSED' });
});

test('where one address of a name cannot be reached, the next one is', async () => {
  const server = await listener();
  const post = createPost({ allowPrivate: true, resolve: async () => ['127.0.0.9', '127.0.0.1'] });
  expect(await post(`http://hooks.shop.example:${server.port}/`, posting)).toMatchObject({ delivered: true });
});

test('a name that never resolves takes no longer than the limit', async () => {
  const post = createPost({ resolve: () => new Promise(() => {}), timeoutMs: 50 });
  expect(await post('https://shop.example/', posting)).toEqual({ delivered: false, status: 'TIMEOUT' });
});

test('an answer without end is not read', async () => {
  let sent = 0;
  const server = createServer((socket) => {
    socket.on('error', () => {});
    const pour = () => {
      while (!socket.destroyed && socket.write('x'.repeat(65_536))) sent += 65_536;
    };
    socket.write('HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\n\r\n');
    socket.on('drain', pour);
    pour();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const outcome = await createPost({ allowPrivate: true })(`http://127.0.0.1:${port}/`, posting);
  expect(outcome.status).toBe('200');
  await new Promise<void>((resolve) => server.close(() => resolve()));
  // What fits into the buffers of both sides, and no more.
  expect(sent).toBeLessThan(50_000_000);
});

/** What the other side hears first, over the connection to the address that was looked at. */
async function firstBytes(name: string): Promise<{ heard: string; asked: number }> {
  let hear: (data: Buffer) => void = () => {};
  const first = new Promise<Buffer>((resolve) => (hear = resolve));
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', (data) => {
      hear(data);
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  let asked = 0;
  // A name that leads here the first time, and to nowhere when it is asked again.
  const resolve = async () => ((asked += 1) === 1 ? ['127.0.0.1'] : ['192.0.2.1']);
  await createPost({ allowPrivate: true, resolve })(`https://${name}:${port}/`, posting);
  return { heard: (await first).toString('latin1'), asked };
}

test('the connection goes to the address that was looked at, and asks for the name', async () => {
  const { heard, asked } = await firstBytes('hooks.shop.example');
  expect(asked).toBe(1);
  expect(heard).toContain('hooks.shop.example');
});

test('nothing on loopback hears anything, whatever the notation', async () => {
  const canary = await listener();
  const names = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '0x7f000001', '0', 'flips.example'];
  let turn = 0;
  const resolve = async (name: string) => {
    if (name === 'localhost') return ['127.0.0.1', '::1'];
    return (turn += 1) % 2 === 1 ? ['93.184.215.14', '127.0.0.1'] : ['127.0.0.1'];
  };
  const post = createPost({ anyPort: true, resolve });
  for (const name of [...names, 'flips.example'])
    expect(await post(`https://${name}:${canary.port}/`, posting)).toEqual({
      delivered: false,
      status: 'refused address',
    });
  expect(canary.received).toEqual([]);
});

test('the self-test passes here, and tells when a runtime does not keep to the rules', async () => {
  expect(await selfTest()).toBeUndefined();
  const careless = await selfTest((options) => createPost({ ...options, allowPrivate: true }));
  expect(careless).toBe('a name that leads to loopback is not refused');
});
