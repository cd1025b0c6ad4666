import { createClient, discard, keptUntil, wordsOf } from '@earful/client';
import type { Client, Outcome } from '@earful/client';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { content } from './helpers/content.js';
import { told } from './helpers/delivery-stage.js';
import { createMemoryOutbox } from './helpers/memory-outbox.js';
import { startReceiver } from './helpers/receiver.js';
import type { Receiver } from './helpers/receiver.js';

let receiver: Receiver;
let client: Client;
beforeEach(async () => {
  receiver = await startReceiver();
  client = createClient({ endpoint: receiver.endpoint });
});
afterEach(async () => {
  await receiver.close();
  vi.unstubAllGlobals();
});

test('creating a client and minting do no I/O', () => {
  const outbox = createMemoryOutbox();
  const list = vi.spyOn(outbox, 'list');
  createClient({ endpoint: receiver.endpoint, outbox }).mint();
  expect(list).not.toHaveBeenCalled();
  expect(receiver.arrived).toEqual([]);
});

test('the record is durable before the first request is made', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  const order: string[] = [];
  const { IDBTransaction } = await import('fake-indexeddb');
  const dispatch = vi.spyOn(IDBTransaction.prototype, 'dispatchEvent');
  dispatch.mockImplementation(function (this: EventTarget, event: Event) {
    if (event.type === 'complete' && (this as unknown as { mode: string }).mode === 'readwrite') order.push('complete');
    return Object.getPrototypeOf(IDBTransaction.prototype).dispatchEvent.call(this, event);
  });
  client = createClient({
    endpoint: receiver.endpoint,
    fetch: (input, init) => {
      order.push('request');
      return fetch(input, init);
    },
  });
  const { kept, tried } = await client.submit(client.mint(), 1, content());
  expect(order).toEqual(['complete']);
  expect(kept).toBe(true);
  await tried;
  expect(receiver.stored.size).toBe(1);
  expect(order.slice(0, 2)).toEqual(['complete', 'request']);
  dispatch.mockRestore();
});

test('in Node nothing outlives the process, so nothing is called kept; it is delivered all the same', async () => {
  const { kept, outcome } = await told(client, client.submit(client.mint(), 1, content()));
  expect(kept).toBe(false);
  expect(outcome?.state).toBe('received');
  expect(await client.pending()).toEqual([]);
});

test('neither kept nor received is unsaved, and is tried again while the page lives', async () => {
  receiver.answer('drop');
  const { outcome } = await told(client, client.submit(client.mint(), 1, content()));
  expect(outcome).toEqual({ state: 'unsaved', status: 0 });
  receiver.answer('store');
  await client.flush();
  expect(receiver.stored.size).toBe(1);
});

test('pending says what waits, in the words of the customer', async () => {
  receiver.answer('drop');
  const identity = client.mint();
  const words = { comment: 'Refused twice.', expectedText: 'Once is enough.' };
  await told(client, client.submit(identity, 1, content(words)));
  const pending = await client.pending();
  expect(pending).toMatchObject([{ critiqueId: identity.critiqueId, revision: 1, proof: identity.secret }]);
  expect(pending.map(wordsOf)).toEqual(['Refused twice.\n\nOnce is enough.']);
  expect(keptUntil(pending[0]!) - pending[0]!.submittedAt).toBe(30 * 86_400_000);
});

test('discard deletes every revision of that critique and no other', async () => {
  receiver.answer('drop');
  const [mine, other] = [client.mint(), client.mint()];
  for (const [identity, revision] of [
    [mine, 1],
    [mine, 2],
    [other, 1],
  ] as const) {
    await told(client, client.submit(identity, revision, content()));
  }
  await discard(client, mine.critiqueId);
  expect(await client.pending()).toMatchObject([{ critiqueId: other.critiqueId }]);
});

test('what is discarded while its request is under way does not come back', async () => {
  const identity = client.mint();
  const outbox = createMemoryOutbox();
  receiver.answer(() => (outbox.records.clear(), { status: 503 }));
  client = createClient({ endpoint: receiver.endpoint, outbox });
  await told(client, client.submit(identity, 1, content()));
  expect(receiver.arrived).toHaveLength(1);
  expect(outbox.records.size).toBe(0);
});

describe('when the outbox is full', () => {
  const outbox = createMemoryOutbox();
  beforeEach(() => {
    outbox.records.clear();
    receiver.answer('drop');
    client = createClient({ endpoint: receiver.endpoint, outbox });
  });
  const submit = (changes = {}) => client.submit(client.mint(), 1, content(changes));

  test('the 201st record is not called kept, and all older ones stay', async () => {
    for (let n = 0; n < 200; n++) expect((await submit()).kept).toBe(true);
    const older = [...outbox.records.keys()];
    expect((await submit()).kept).toBe(false);
    expect([...outbox.records.keys()].slice(0, 200)).toEqual(older);
  });

  test('what did not fit stays out after its first failed attempt too, and is delivered while the page lives', async () => {
    const put = vi.spyOn(outbox, 'put');
    for (let n = 0; n < 200; n++) await submit();
    put.mockClear();
    const heard: Outcome[] = [];
    client.onOutcome((record, outcome) => record.over && heard.push(outcome));
    const { tried } = await submit();
    await tried;
    await client.flush();
    const [over] = put.mock.calls.filter(([record]) => record.over);
    expect(
      put.mock.calls.filter(([{ key }]) => key === over![0].key).map(([, memoryOnly]) => memoryOnly),
    ).not.toContain(undefined);
    expect(heard[0]).toMatchObject({ state: 'unsaved' });
    receiver.answer('store');
    await client.flush();
    expect(outbox.records.size).toBe(0);
    expect(receiver.stored.size).toBe(201);
  });

  test('what would pass 1 MiB is not called kept', async () => {
    expect((await submit({ comment: 'x'.repeat(1_000_000) })).kept).toBe(true);
    expect((await submit({ comment: 'x'.repeat(60_000) })).kept).toBe(false);
  });
});

test('outcomes are told to every listener until it stops, whatever another one does', async () => {
  const heard: Outcome['state'][] = [];
  client.onOutcome(() => {
    throw new Error('a mistake of the page');
  });
  const stop = client.onOutcome((_, outcome) => heard.push(outcome.state));
  const { outcome } = await told(client, client.submit(client.mint(), 1, content()));
  expect(outcome?.state).toBe('received');
  stop();
  await told(client, client.submit(client.mint(), 1, content()));
  expect(heard).toEqual(['received']);
});

test('a later page delivers what an earlier one left', async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  receiver.answer('drop');
  const { outcome } = await told(client, client.submit(client.mint(), 1, content()));
  expect(outcome).toEqual({ state: 'saved', status: 0 });
  receiver.answer('store');
  const later = createClient({ endpoint: receiver.endpoint });
  const heard: string[] = [];
  later.onOutcome((_, news) => heard.push(news.state));
  await later.flush();
  expect(heard).toEqual(['received']);
  expect(await later.pending()).toEqual([]);
});

test('a host whose fetch throws at once harms nothing', async () => {
  const broken = () => {
    throw new Error('patched');
  };
  client = createClient({ endpoint: receiver.endpoint, outbox: createMemoryOutbox(), fetch: broken });
  const { kept, outcome } = await told(client, client.submit(client.mint(), 1, content()));
  expect(kept).toBe(true);
  expect(outcome).toEqual({ state: 'saved', status: 0 });
});

test('a setter on Object.prototype takes nothing', async () => {
  const taken = vi.fn();
  Object.defineProperty(Object.prototype, 'body', { set: taken, configurable: true });
  try {
    const outbox = createMemoryOutbox();
    client = createClient({
      endpoint: receiver.endpoint,
      outbox,
      fetch: () => Promise.reject(new TypeError('offline')),
    });
    expect((await client.submit(client.mint(), 1, content())).kept).toBe(true);
    expect([...outbox.records.values()].map(({ body }) => JSON.parse(body))).toMatchObject([{ severity: 3 }]);
    expect(taken).not.toHaveBeenCalled();
  } finally {
    Reflect.deleteProperty(Object.prototype, 'body');
  }
});

test('natives are those from before the host page changed them', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new Error('patched')));
  // Node's own fetch takes its timers from here too, so this one keeps their shape and never fires.
  vi.stubGlobal('setTimeout', () => ({ unref() {}, ref() {}, refresh() {} }));
  const parse = vi.spyOn(JSON, 'parse').mockImplementation(() => 'patched');
  try {
    client = createClient({ endpoint: receiver.endpoint, outbox: createMemoryOutbox() });
    expect((await told(client, client.submit(client.mint(), 1, content()))).outcome?.state).toBe('received');
  } finally {
    parse.mockRestore();
    vi.unstubAllGlobals();
  }
});
