import { afterEach, beforeEach, expect, test, vi } from 'vitest';

vi.hoisted(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

const { post } = await import('../../packages/client/src/transport.js');
const { startReceiver } = await import('./helpers/receiver.js');

let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => void (receiver = await startReceiver()));
afterEach(() => receiver.close());

const envelope = (words: string) => JSON.stringify({ body: JSON.stringify({ critiqueId: 'i', revision: 1, words }) });
/** No complete answer came. */
const nothing = [0];

const url = () => `${receiver.endpoint}/v1/critiques`;

test('posts plain text without credentials, and hands back the whole answer', async () => {
  receiver.answer({ status: 429, body: 'later', headers: { 'retry-after': '7' } });
  expect(await post(fetch, url(), envelope('x'))).toEqual([429, 'later', '7']);
  const { request } = receiver.arrived[0]!;
  expect(request.method).toBe('POST');
  expect(request.url).toBe('/earful/v1/critiques');
  expect(request.headers['content-type']).toBe('text/plain;charset=UTF-8');
  expect(request.headers.cookie).toBeUndefined();
});

test('never follows a redirect', async () => {
  receiver.answer({ status: 302, headers: { location: '/welcome' } });
  expect(await post(fetch, url(), envelope('x'))).toEqual(nothing);
  expect(receiver.arrived.map(({ request }) => request.method)).not.toContain('GET');
});

test('asks for keepalive up to 16 KiB only, and once more without it when that fails', async () => {
  const asked: (boolean | undefined)[] = [];
  const overQuota = (async (_, init) => {
    asked.push(init!.keepalive);
    if (init!.keepalive) throw new TypeError('Failed to fetch');
    return new Response('ok');
  }) as typeof fetch;
  expect(await post(overQuota, 'https://shop.example', 'x'.repeat(16_384))).toEqual([200, 'ok', null]);
  expect(asked).toEqual([true, false]);
  expect(await post(overQuota, 'https://shop.example', 'x'.repeat(16_385))).toEqual([200, 'ok', null]);
  expect(asked).toEqual([true, false, false]);
});

test('gives up after 20 s, once, and breaks the request off', async () => {
  const asked = new Promise<void>((resolve) => receiver.answer(() => (resolve(), 'hang')));
  let signal: AbortSignal | null | undefined;
  const sending: typeof fetch = (input, init) => {
    signal = init?.signal;
    return fetch(input, init);
  };
  const answer = post(sending, url(), envelope('x'));
  await asked;
  vi.advanceTimersByTime(19_999);
  expect(signal?.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(signal?.aborted).toBe(true);
  expect(await answer).toEqual(nothing);
  expect(receiver.arrived).toHaveLength(1);
});

test.each<[string, typeof fetch]>([
  ['a request', () => new Promise(() => {})],
  ['a body', async () => ({ text: () => new Promise(() => {}), headers: new Headers() }) as unknown as Response],
])('%s that never settles holds up nothing for longer than 20 s', async (_, send) => {
  const answer = post(send, url(), envelope('x'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await answer).toEqual(nothing);
});

test('leaves no timer behind', async () => {
  vi.clearAllTimers();
  await post(async () => new Response('ok'), url(), envelope('x'));
  expect(vi.getTimerCount()).toBe(0);
});

test.each<[string, () => unknown]>([
  [
    'throws at once',
    () => {
      throw new Error('patched');
    },
  ],
  ['rejects', () => Promise.reject(new TypeError('no network'))],
  ['returns nothing', () => undefined],
  ['returns something else', () => ({ ok: true })],
])('a host fetch that %s is a network error', async (_, send) => {
  expect(await post(send as typeof fetch, 'https://shop.example', '{}')).toEqual(nothing);
});
