import { Agent, createServer, request } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Fault } from './fault.js';
import type { Proxy } from './proxy.js';
import { createProxy } from './proxy.js';
import { answerOf, bodyOf } from './seen.js';

let server: Server;
let proxy: Proxy;
/** Bodies that came whole, and how many requests broke off. */
let arrived: string[];
let broken: number;
let agent: Agent;

beforeEach(async () => {
  arrived = [];
  broken = 0;
  agent = new Agent({ keepAlive: true, maxSockets: 1 });
  server = createServer(async (incoming, answer) => {
    let body = '';
    try {
      for await (const piece of incoming) body += String(piece);
    } catch {
      broken++;
      return;
    }
    arrived.push(body);
    answer.end(`${arrived.length}: ${body}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  proxy = await createProxy((server.address() as AddressInfo).port);
});

afterEach(async () => {
  agent.destroy();
  await proxy.down().catch(() => {});
  server.closeAllConnections();
  server.close();
});

/** What a page would see: status and text, or the code of what broke. */
const send = (body: string, path = '/') =>
  new Promise<string>((resolve) => {
    const outgoing = request({ port: proxy.port, host: '127.0.0.1', path, method: 'POST', agent }, (answer) => {
      let text = '';
      answer.on('data', (piece) => (text += String(piece)));
      answer.on('end', () => resolve(`${answer.statusCode} ${text}`));
      answer.on('error', ({ message }) => resolve(`${text} then ${message}`));
    });
    outgoing.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    outgoing.setHeader('content-length', Buffer.byteLength(body));
    outgoing.end(body);
  });

const once = (fault: Fault) => proxy.inject(fault, { times: 1 });

test('without a fault everything passes, on one connection, and is written down', async () => {
  expect([await send('one'), await send('two')]).toEqual(['200 1: one', '200 2: two']);
  expect(proxy.seen.map((seen) => [seen.connection, seen.nth, bodyOf(seen), answerOf(seen).text])).toEqual([
    [1, 1, 'one', '1: one'],
    [1, 2, 'two', '2: two'],
  ]);
});

test('nobody listens, and then the same address answers again', async () => {
  await proxy.down();
  expect(await send('one')).toBe('ECONNREFUSED');
  await proxy.up();
  expect(await send('two')).toBe('200 1: two');
});

test('a door that breaks connections, and one that is silent', async () => {
  proxy.door = 'reset';
  expect(await send('one')).toBe('ECONNRESET');
  proxy.door = 'silent';
  const answered = await Promise.race([send('two'), new Promise((resolve) => setImmediate(resolve, 'silence'))]);
  expect(answered).toBe('silence');
  expect([proxy.seen, arrived]).toEqual([[], []]);
});

test.each([0, 1, 60, 140])('cut after %i bytes: the receiver has no whole request', async (bytes) => {
  once({ kind: 'cutRequest', bytes });
  expect(await send('x'.repeat(200))).toBe('ECONNRESET');
  expect(await send('next')).toBe('200 1: next');
  expect(arrived).toEqual(['next']);
});

test('committed, and the answer is lost', async () => {
  once({ kind: 'loseAnswer' });
  expect(await send('one')).toBe('ECONNRESET');
  expect(arrived).toEqual(['one']);
  expect(answerOf(proxy.seen[0]!)).toEqual({ status: 200, text: '1: one' });
});

test('cut inside of the answer', async () => {
  once({ kind: 'cutAnswer', bytes: 1 });
  expect(await send('one')).toBe('ECONNRESET');
  expect(arrived).toEqual(['one']);
});

test('a black hole takes everything and says nothing, until somebody leaves', async () => {
  once({ kind: 'blackHole' });
  void send('one');
  await proxy.until(() => proxy.seen[0]?.isWhole, 'the request is whole');
  agent.destroy();
  await proxy.until(() => proxy.seen[0]!.goneAtMs, 'the sender has gone');
  expect(arrived).toEqual([]);
});

test('a request waits until told, and goes even if its sender has gone', async () => {
  let release = (): void => {};
  const until = new Promise<void>((resolve) => (release = resolve));
  once({ kind: 'holdRequest', until });
  void send('one');
  await proxy.until(() => proxy.seen[0]?.isWhole, 'the request is whole');
  agent.destroy();
  await proxy.until(() => proxy.seen[0]!.goneAtMs, 'the sender has gone');
  expect(arrived).toEqual([]);
  release();
  await proxy.until(() => answerOf(proxy.seen[0]).status === 200, 'it was answered');
  expect(arrived).toEqual(['one']);
});

test('an answer waits until told', async () => {
  let release = (): void => {};
  once({ kind: 'holdAnswer', until: new Promise<void>((resolve) => (release = resolve)) });
  const answer = send('one');
  await proxy.until(() => answerOf(proxy.seen[0]).status === 200, 'the receiver has answered');
  expect(await Promise.race([answer, new Promise((resolve) => setImmediate(resolve, 'waits'))])).toBe('waits');
  release();
  expect(await answer).toBe('200 1: one');
});

test('an answer comes later: the receiver has long given it', async () => {
  once({ kind: 'delayAnswer', ms: 20 });
  const answer = send('one');
  await proxy.until(() => answerOf(proxy.seen[0]).status === 200, 'the receiver has answered');
  expect(await Promise.race([answer, new Promise((resolve) => setImmediate(resolve, 'waits'))])).toBe('waits');
  expect(await answer).toBe('200 1: one');
});

test('an answer drips, and is whole in the end', async () => {
  once({ kind: 'drip', everyMs: 1 });
  expect(await send('one')).toBe('200 1: one');
});

test('the same bytes twice at once', async () => {
  once({ kind: 'duplicate' });
  expect(await send('one')).toMatch(/^200 [12]: one$/);
  await proxy.until(() => answerOf(proxy.seen[0], 1).status, 'both are answered');
  expect(arrived).toEqual(['one', 'one']);
});

test('the same bytes again, later', async () => {
  await send('one');
  expect(String(await proxy.replay(proxy.seen[0]!))).toContain('2: one');
  expect(arrived).toEqual(['one', 'one']);
});

test('an answer of its own, which the receiver never hears of', async () => {
  once({ kind: 'answer', status: 418, headers: { 'retry-after': '2' }, body: 'tea' });
  expect(await send('one')).toBe('418 tea');
  expect(await send('two')).toBe('200 1: two');
});

test('an idle connection is closed just as it is used again', async () => {
  proxy.inject({ kind: 'close' }, { when: ({ nth }) => nth > 1, times: 1 });
  expect(await send('one')).toBe('200 1: one');
  expect(await send('two')).toBe('ECONNRESET');
  expect(arrived).toEqual(['one']);
});

test('a fault strikes what it is meant for, as often as it is meant to, and can be lifted', async () => {
  const lift = proxy.inject({ kind: 'answer', status: 500 }, { when: ({ path }) => path === '/here' });
  expect([await send('a', '/there'), await send('b', '/here'), await send('c', '/here')]).toEqual([
    '200 1: a',
    '500 ',
    '500 ',
  ]);
  lift();
  expect(await send('d', '/here')).toBe('200 2: d');
});

test('waiting in vain says for what, and what was seen', async () => {
  await send('one', '/mine');
  await expect(proxy.until(() => broken, 'something breaks', 1)).rejects.toThrow(
    /something breaks[^]*POST \/mine pass/,
  );
});
