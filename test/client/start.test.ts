import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Client, OutboxRecord } from '@earful/client';

vi.hoisted(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));

const { createClient } = await import('@earful/client');
const { content } = await import('./helpers/content.js');
const { createMemoryOutbox } = await import('./helpers/memory-outbox.js');

let clock = Date.UTC(2026, 2, 1, 12);
let requests = 0;
let answer: () => Response;
let client: Client;
let outbox: ReturnType<typeof createMemoryOutbox>;
let stop: () => void;

let page: EventTarget;
const addEventListener = (type: string, listener: () => void) => page.addEventListener(type, listener);

/** Lets time pass for timers and for the clock. */
const pass = async (ms: number) => {
  clock += ms;
  await vi.advanceTimersByTimeAsync(ms);
  for (let n = 0; n < 20; n++) await new Promise((resolve) => setImmediate(resolve));
};

beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(255 / 256);
  page = new EventTarget();
  vi.stubGlobal('addEventListener', addEventListener);
  requests = 0;
  answer = () => new Response('', { status: 503 });
  client = createClient({
    endpoint: 'https://shop.example/earful',
    outbox: (outbox = createMemoryOutbox()),
    now: () => clock,
    fetch: async () => {
      requests++;
      return answer();
    },
  });
  await (
    await client.submit(client.mint(), 1, content())
  ).tried;
  expect(requests).toBe(1);
});
afterEach(() => {
  stop();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('tries again by itself when the wait is over, at growing distances, until stopped', async () => {
  stop = client.start();
  await pass(0);
  expect(requests).toBe(1);
  await pass(4_000);
  expect(requests).toBe(2);
  await pass(7_000);
  expect(requests).toBe(2);
  await pass(1_000);
  expect(requests).toBe(3);
  stop();
  await pass(3_600_000);
  expect(requests).toBe(3);
});

describe('flushes at once', () => {
  test.each(['online', 'pageshow', 'focus', 'visibilitychange'])('on %s, and no more after stop', async (type) => {
    answer = () => {
      throw new TypeError('no network');
    };
    stop = client.start();
    await pass(0);
    await pass(5_000);
    const before = requests;
    page.dispatchEvent(new Event(type));
    await pass(0);
    expect(requests).toBeGreaterThan(before);
    stop();
    const after = requests;
    page.dispatchEvent(new Event(type));
    await pass(0);
    expect(requests).toBe(after);
  });
});

test('a page that is being hidden sends nothing: it may be on its way into the back/forward cache', async () => {
  stop = client.start();
  await pass(5_000);
  const before = requests;
  vi.stubGlobal('document', { hidden: true });
  page.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
  expect(requests).toBe(before);
});

test('a hidden page leaves its timer unused', async () => {
  vi.stubGlobal('document', { hidden: true });
  stop = client.start();
  await pass(0);
  await pass(3_600_000);
  expect(requests).toBe(1);
});

test('back from the cache, it does not wait for the request from before, which may never end', async () => {
  stop = client.start();
  answer = () => new Promise<Response>(() => {}) as unknown as Response;
  await pass(5_000);
  const before = requests;
  page.dispatchEvent(new Event('pageshow'));
  await pass(0);
  expect(requests).toBe(before);
  page.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
  await pass(0);
  expect(requests).toBe(before + 1);
});

test.each([
  ['https://shop.example/earful/v1/critiques', 900_000],
  ['https://elsewhere.example/', 4_000],
])('the policy of the site forbids %s: tried again after %d ms at the earliest', async (blockedURI, earliestMs) => {
  await pass(4_000);
  answer = () => {
    page.dispatchEvent(Object.assign(new Event('securitypolicyviolation'), { blockedURI }));
    throw new TypeError('Failed to fetch');
  };
  stop = client.start();
  await pass(0);
  const before = requests;
  page.dispatchEvent(new Event('focus'));
  await pass(0);
  // Without keepalive once more, each time.
  expect(requests - before).toBe(earliestMs > 4_000 ? 0 : 2);
});

test('asked to wait, it stays asleep: no record of the others wakes it', async () => {
  answer = () => new Response('', { status: 429, headers: { 'retry-after': '86400' } });
  stop = client.start();
  await pass(8_000);
  const offline = await client.submit(client.mint(), 1, content());
  await offline.tried;
  const looked = vi.spyOn(outbox, 'list');
  await pass(3_600_000);
  expect(looked).not.toHaveBeenCalled();
  expect(await client.pending()).toHaveLength(2);
});

test('what another tab has delivered wakes nobody any more, although the receiver had asked to wait for it', async () => {
  answer = () => new Response('', { status: 429, headers: { 'retry-after': '60' } });
  stop = client.start();
  await pass(8_000);
  outbox.records.clear();
  await pass(60_000);
  const looked = vi.spyOn(outbox, 'list');
  await pass(3_600_000);
  expect(looked).not.toHaveBeenCalled();
});

describe('the lock', () => {
  const submitWith = async (request: (...given: never[]) => unknown) => {
    vi.stubGlobal('navigator', { locks: { request } });
    stop = () => {};
    requests = 0;
    return client.submit(client.mint(), 1, content());
  };

  test('is asked for only if free, and given back after the flush', async () => {
    const held: Promise<unknown>[] = [];
    const { tried } = await submitWith((_: string, options: LockOptions, work: (lock: unknown) => Promise<unknown>) => {
      expect(options).toEqual({ ifAvailable: true });
      held.push(work({}));
      return held.at(-1)!;
    });
    await tried;
    await Promise.all(held);
    expect(requests).toBe(1);
  });

  describe('held by another tab', () => {
    let isFree: boolean;
    const request = async (_: string, __: object, work: (lock: object | null) => unknown) => work(isFree ? {} : null);
    beforeEach(async () => {
      isFree = false;
      const { kept, tried } = await submitWith(request);
      expect(kept).toBe(true);
      await tried;
      stop = client.start();
    });

    test('it looks again, and after 20 s sends all the same, however often it was refused', async () => {
      // What has failed often waits long, but not for another tab.
      for (const [key, record] of outbox.records) outbox.records.set(key, { ...record, tries: 9 });
      for (let n = 0; n < 10; n++) {
        page.dispatchEvent(new Event('focus'));
        await pass(1_999);
      }
      expect(requests).toBe(0);
      await pass(4_000);
      expect(requests).toBeGreaterThan(0);
    });

    test('sends as soon as it is free', async () => {
      await pass(5_000);
      isFree = true;
      await pass(4_000);
      expect(requests).toBeGreaterThan(0);
    });

    test('by one that gets on, it waits as long as that does', async () => {
      for (let n = 0; n < 5; n++) await client.submit(client.mint(), 1, content());
      for (let n = 0; n < 5; n++) {
        await pass(11_000);
        const [first] = (await client.pending()) as [OutboxRecord];
        outbox.records.delete(first.key);
        await pass(4_000);
      }
      expect(requests).toBe(0);
      await pass(20_000);
      await pass(4_000);
      expect(requests).toBeGreaterThan(0);
    });

    test('having sent meanwhile, it begins to wait anew', async () => {
      answer = () => new Response('', { status: 429, headers: { 'retry-after': '60' } });
      isFree = true;
      await pass(4_000);
      const before = requests;
      isFree = false;
      await pass(60_000);
      expect(requests).toBe(before);
      await pass(24_000);
      expect(requests).toBeGreaterThan(before);
    });

    test('a clock that is set back voids the wait', async () => {
      await pass(4_000);
      clock -= 3_600_000;
      await pass(4_000);
      expect(requests).toBeGreaterThan(0);
    });
  });

  test.each<[string, () => unknown]>([
    ['refused by policy', () => Promise.reject(new DOMException('no', 'SecurityError'))],
    [
      'stolen by the host',
      ((_: string, __: object, work: (lock: object) => unknown) => {
        void work({});
        return Promise.reject(new DOMException('stolen', 'AbortError'));
      }) as unknown as () => unknown,
    ],
    [
      'broken',
      () => {
        throw new Error('patched');
      },
    ],
  ])('%s: sends once', async (_, request) => {
    await (
      await submitWith(request)
    ).tried;
    expect(requests).toBe(1);
  });

  test('that never answers is waited for no longer than 2 s', async () => {
    const { tried } = await submitWith(() => new Promise(() => {}));
    await pass(1_999);
    expect(requests).toBe(0);
    await pass(1);
    expect(requests).toBe(1);
    await pass(2_000);
    await tried;
  });

  test('is let go when the page is hidden away, although the request is still under way', async () => {
    let free = false;
    vi.stubGlobal('navigator', {
      locks: {
        request: async (_: string, __: object, work: (lock: object) => Promise<unknown>) => {
          await work({});
          free = true;
        },
      },
    });
    stop = client.start();
    await pass(0);
    await pass(5_000);
    free = false;
    answer = () => new Promise<Response>(() => {}) as unknown as Response;
    await pass(10_000);
    expect(free).toBe(false);
    page.dispatchEvent(new Event('pagehide'));
    await pass(0);
    expect(free).toBe(true);
  });
});
