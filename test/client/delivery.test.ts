import { createClient } from '@earful/client';
import type { Client, Content, Outcome } from '@earful/client';
import { critique as critiqueSchema, envelope as envelopeSchema } from '@earful/protocol';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { content } from './helpers/content.js';
import { createMemoryOutbox } from './helpers/memory-outbox.js';
import { digestOf, problemDocument, receiptFor, startReceiver } from './helpers/receiver.js';
import type { Answering, Receiver } from './helpers/receiver.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let receiver: Receiver;
let outbox: ReturnType<typeof createMemoryOutbox>;
let clock: number;
let client: Client;

const newClient = (changes: Partial<Parameters<typeof createClient>[0]> = {}) =>
  createClient({ endpoint: receiver.endpoint, outbox, now: () => clock, ...changes });

beforeEach(async () => {
  receiver = await startReceiver();
  outbox = createMemoryOutbox();
  clock = Date.UTC(2026, 2, 1, 12);
  client = newClient();
});
afterEach(() => receiver.close());

const submit = async (words = 'late', revision = 1, identity = client.mint()) => {
  const submission = await client.submit(identity, revision, content({ comment: words }));
  return { identity, ...submission, outcome: await submission.outcome };
};
const records = () => [...outbox.records.values()];
const comments = () => receiver.arrived.map(({ critique }) => critique.comment);

test('what arrives follows the contract, and the receipt empties the outbox', async () => {
  client = newClient({ key: 'shop' });
  const { kept, keptUntil, outcome, identity } = await submit('The “parcel” is late – żółw 🐢\r\n2 days');
  expect(kept).toBe(true);
  expect(keptUntil).toBe(clock + 30 * day);
  const [{ envelope, critique }] = receiver.arrived as [(typeof receiver.arrived)[0]];
  expect(envelopeSchema.parse(envelope)).toMatchObject({
    earful: 1,
    key: 'shop',
    proof: identity.secret,
    sentAt: '2026-03-01T12:00:00.000Z',
  });
  expect(critiqueSchema.parse(critique)).toEqual({
    ...content({ comment: 'The “parcel” is late – żółw 🐢\n2 days' }),
    schemaVersion: 1,
    critiqueId: identity.critiqueId,
    reference: identity.reference,
    revision: 1,
    submittedAt: '2026-03-01T12:00:00.000Z',
  });
  expect(outcome).toMatchObject({ state: 'received', receipt: { digest: digestOf(envelope.body), team: 'Shop care' } });
  expect(records()).toEqual([]);
});

/** Every row: what the receiver does, what the page is told, where the record is afterwards, how long it waits. */
const ours = (status: number, code: string, headers?: Record<string, string>): Answering => ({
  status,
  body: problemDocument(status, code),
  ...(headers && { headers }),
});
const html = '<!doctype html><title>Sign in to the Wi-Fi</title>';
const quick = [2_000, 4_000] as const;
const slow = [15 * minute, 30 * minute] as const;
const untilNextTry = [0, 0] as const;

type Row = [name: string, answer: Parameters<Receiver['answer']>[0], told: Outcome['state'], after: Place];
/** Gone, kept as returned, or kept with a wait between these bounds in milliseconds. */
type Place = 'gone' | 'returned' | readonly [number, number];
const anyOf = (statuses: number[], after: Place): Row[] =>
  statuses.map((status) => [`a foreign ${status}`, { status, body: html }, 'saved', after]);

test.each<Row>([
  ['a receipt', 'store', 'received', 'gone'],
  ['a receipt: duplicate', (e) => ({ status: 200, body: receiptFor(e, { status: 'duplicate' }) }), 'received', 'gone'],
  ['a receipt: erased', (e) => ({ status: 200, body: receiptFor(e, { status: 'erased' }) }), 'erased', 'gone'],
  ['a receipt of another id', (e) => ({ status: 200, body: receiptFor(e, { critiqueId: 'x' }) }), 'saved', slow],
  ['a receipt of another revision', (e) => ({ status: 200, body: receiptFor(e, { revision: 2 }) }), 'saved', slow],
  ['a receipt of other text', (e) => ({ status: 200, body: receiptFor(e, { digest: digestOf('x') }) }), 'saved', slow],
  ['a receipt under status 404', (e) => ({ status: 404, body: receiptFor(e) }), 'saved', slow],
  ['a receipt under status 500', (e) => ({ status: 500, body: receiptFor(e) }), 'saved', quick],
  ['200 with a page', { status: 200, body: html }, 'saved', slow],
  ['200 with nothing', { status: 200 }, 'saved', slow],
  ['204', { status: 204 }, 'saved', slow],
  ['200 with our refusal', { status: 200, body: problemDocument(422, 'invalid') }, 'saved', slow],
  ['302', { status: 302, headers: { location: '/' } }, 'saved', untilNextTry],
  ['our 422 invalid', ours(422, 'invalid'), 'returned', 'returned'],
  ['our 413 too-large', ours(413, 'too-large'), 'returned', 'returned'],
  ['our 400 malformed', ours(400, 'malformed'), 'saved', slow],
  ['our 401 wrong-key', ours(401, 'wrong-key'), 'saved', slow],
  ['our 403 wrong-proof', ours(403, 'wrong-proof'), 'saved', slow],
  ['our 404', ours(404, 'not-found'), 'saved', slow],
  ['our 503', ours(503, 'unavailable'), 'saved', quick],
  ['our 503 with Retry-After', ours(503, 'unavailable', { 'retry-after': '90' }), 'saved', [90_000, 90_000]],
  ...anyOf([400, 401, 403, 404, 405, 409, 410, 413, 415, 422], slow),
  ...anyOf([408, 425, 429, 500, 502, 503, 504], quick),
  ['429 with Retry-After', { status: 429, headers: { 'retry-after': '60' } }, 'saved', [60_000, 60_000]],
  ['429 with Retry-After for ever', { status: 429, headers: { 'retry-after': '9'.repeat(30) } }, 'saved', [day, day]],
  ['429 with garbage in Retry-After', { status: 429, headers: { 'retry-after': 'soon' } }, 'saved', quick],
  ['403 with Retry-After', { status: 403, headers: { 'retry-after': '1' } }, 'saved', slow],
  ['a connection that breaks', 'drop', 'saved', untilNextTry],
])('%s', async (_, answering, state, after) => {
  receiver.answer(answering);
  const { outcome, identity } = await submit();
  expect(outcome.state).toBe(state);
  if (after === 'gone') {
    expect(records()).toEqual([]);
    return;
  }
  expect(records()).toHaveLength(1);
  const [record] = records();
  expect(record).toMatchObject({ critiqueId: identity.critiqueId, tries: 1 });
  expect(JSON.parse(record!.body)).toMatchObject({ comment: 'late', critiqueId: identity.critiqueId });
  if (after === 'returned') {
    expect(record!.returned).toMatchObject({ earful: 1 });
    clock += day;
    await client.flush();
    expect(receiver.arrived).toHaveLength(1);
    return;
  }
  expect(record!.returned).toBeUndefined();
  const wait = Math.max(0, record!.notBefore - clock);
  expect(wait).toBeGreaterThanOrEqual(after[0]);
  expect(wait).toBeLessThanOrEqual(after[1]);

  receiver.answer('store');
  const before = receiver.arrived.length;
  if (wait) {
    clock += wait - 1;
    await client.flush();
    expect(receiver.arrived).toHaveLength(before);
    clock += 1;
  }
  await client.flush();
  expect(receiver.arrived).toHaveLength(before + 1);
  expect(records()).toEqual([]);
});

test('an answer that is lost after storing: the second one says duplicate, one row, record gone', async () => {
  receiver.answer('store and drop', 'store and drop', 'store');
  const { outcome } = await submit();
  expect(outcome).toMatchObject({ state: 'saved', status: 0 });
  const news: Outcome[] = [];
  client.onOutcome((heard) => news.push(heard.outcome));
  await client.flush();
  expect(news).toMatchObject([{ state: 'received', receipt: { status: 'duplicate' } }]);
  expect(receiver.stored.size).toBe(1);
  expect(records()).toEqual([]);
});

test('there is no limit to attempts', async () => {
  receiver.answer({ status: 503 });
  await submit();
  for (let n = 0; n < 60; n++) {
    clock += 15 * minute;
    await client.flush();
  }
  expect(receiver.arrived).toHaveLength(61);
  receiver.answer('store');
  clock += 15 * minute;
  await client.flush();
  expect(records()).toEqual([]);
});

test('after 30 days it is tried once more, then returned and kept', async () => {
  receiver.answer('drop');
  await submit();
  clock += 30 * day + 1;
  const news: Outcome[] = [];
  client.onOutcome((heard) => news.push(heard.outcome));
  await client.flush();
  expect(news).toMatchObject([{ state: 'returned', problem: { status: 0 } }]);
  expect(await client.pending()).toMatchObject([{ text: 'late', returned: { status: 0 } }]);
});

test('a clock that jumped ten years ahead does not keep it from being delivered', async () => {
  receiver.answer('drop');
  await submit();
  receiver.answer('store');
  clock += 3_650 * day;
  await client.flush();
  expect(receiver.stored.size).toBe(1);
  expect(records()).toEqual([]);
});

test('a clock that goes back voids the wait', async () => {
  receiver.answer({ status: 503, headers: { 'retry-after': '3600' } }, 'store');
  await submit();
  clock -= 365 * day;
  await client.flush();
  expect(records()).toEqual([]);
});

describe('several records', () => {
  const queue = async (count: number) => {
    receiver.answer('drop');
    for (let n = 0; n < count; n++) {
      await submit(`${n}`);
      clock += 1;
    }
    await client.flush();
    receiver.arrived.length = 0;
    for (const record of records()) outbox.records.set(record.key, { ...record, tries: 1, notBefore: 0 });
  };

  test('go one per request, oldest first, never two at once', async () => {
    await queue(5);
    receiver.answer('store');
    let open = 0;
    let most = 0;
    const counting = (async (input, init) => {
      most = Math.max(most, ++open);
      return fetch(input, init).finally(() => open--);
    }) as typeof fetch;
    await newClient({ fetch: counting }).flush();
    expect(comments()).toEqual(['0', '1', '2', '3', '4']);
    expect(most).toBe(1);
    expect(records()).toEqual([]);
  });

  test('Retry-After stops them all and loses none: ten waiting, one new', async () => {
    await queue(10);
    receiver.answer({ status: 429, headers: { 'retry-after': '60' } });
    const { outcome } = await submit('new');
    expect(outcome.state).toBe('saved');
    expect(receiver.arrived).toHaveLength(1);
    expect(records()).toHaveLength(11);
    clock += 59_000;
    await newClient().flush();
    expect(receiver.arrived).toHaveLength(1);
    receiver.answer('store');
    clock += 1_000;
    await client.flush();
    expect(receiver.stored.size).toBe(11);
    expect(records()).toEqual([]);
  });

  test('one that always fails holds up none of the others', async () => {
    await queue(3);
    receiver.answer((envelope) => (JSON.parse(envelope.body).comment === '0' ? { status: 500 } : 'store'));
    await client.flush();
    expect(records().map((record) => JSON.parse(record.body).comment)).toEqual(['0']);
  });

  test('what failed least goes first, so that one that eats the time of a flush cannot starve younger ones', async () => {
    await queue(2);
    const [oldest] = records();
    outbox.records.set(oldest!.key, { ...oldest!, tries: 5 });
    receiver.answer(() => ((clock += 21_000), 'store'));
    await client.flush();
    expect(comments()).toEqual(['1']);
    expect(records()).toMatchObject([{ tries: 5 }]);
  });

  test('no request starts later than 20 s after the flush did', async () => {
    await queue(3);
    receiver.answer(() => ((clock += 11_000), 'store'));
    await client.flush();
    expect(comments()).toEqual(['0', '1']);
    expect(records()).toHaveLength(1);
  });

  test('one that another tab delivered meanwhile is not sent again', async () => {
    await queue(2);
    receiver.answer((envelope) => {
      for (const [key, record] of outbox.records) if (record.body !== envelope.body) outbox.records.delete(key);
      return 'store';
    });
    await client.flush();
    expect(comments()).toEqual(['0']);
  });

  test('bad ones are set aside: not sent, not in the way, not deleted', async () => {
    await queue(1);
    const [good] = records();
    const bad = {
      nothing: null,
      number: 5,
      newer: { ...good, v: 2 },
      noBody: { ...good, body: undefined },
      brokenBody: { ...good, body: '{"cri' },
      noKey: { ...good, key: undefined },
      elsewhere: { ...good, key: 'elsewhere', endpoint: 'https://other.example/earful' },
    };
    for (const [name, value] of Object.entries(bad)) outbox.records.set(name, value as never);
    receiver.answer('store');
    await client.flush();
    expect(comments()).toEqual(['0']);
    expect(Object.fromEntries(outbox.records)).toEqual(bad);
    expect(await client.pending()).toEqual([]);
  });

  test('two clients over one outbox: every critique is one row', async () => {
    await queue(10);
    receiver.answer('store');
    await Promise.all([client.flush(), newClient().flush()]);
    expect(receiver.stored.size).toBe(10);
    expect(records()).toEqual([]);
  });
});

describe('conflicts', () => {
  test('revision 1: another text has its id, so it takes a new id, and both are stored', async () => {
    const identity = client.mint();
    await submit('one', 1, identity);
    const { outcome } = await submit('other', 1, identity);
    expect(outcome.state).toBe('saved');
    const heard: unknown[] = [];
    client.onOutcome((news) => heard.push(news));
    await client.flush();
    expect(records()).toEqual([]);
    expect(receiver.stored.size).toBe(2);
    const { critique, envelope } = receiver.arrived.at(-1)!;
    expect(critiqueSchema.parse(critique)).toMatchObject({
      comment: 'other',
      revision: 1,
      reference: identity.reference,
    });
    expect(critique.critiqueId).not.toBe(identity.critiqueId);
    expect(envelope.proof).toBe(identity.secret);
    expect(heard).toMatchObject([{ critiqueId: identity.critiqueId, revision: 1, outcome: { state: 'received' } }]);
  });

  test('a later revision takes the next number', async () => {
    const identity = client.mint();
    await submit('two', 2, identity);
    await submit('two, in another tab', 2, identity);
    await client.flush();
    expect([...receiver.stored.keys()]).toEqual([`${identity.critiqueId} 2`, `${identity.critiqueId} 3`]);
    expect(records()).toEqual([]);
  });

  test('a receiver that only ever says conflict is asked once per flush', async () => {
    receiver.answer(ours(409, 'conflict'));
    await submit();
    const before = receiver.arrived.length;
    await client.flush();
    expect(receiver.arrived).toHaveLength(before + 1);
    expect(records()).toHaveLength(1);
  });
});

test('revisions are independent records: the second arrives although the first is refused', async () => {
  receiver.answer((envelope) => (JSON.parse(envelope.body).revision === 1 ? { status: 500 } : 'store'));
  const identity = client.mint();
  await submit('tap', 1, identity);
  expect((await submit('details', 2, identity)).outcome.state).toBe('received');
  expect(await client.pending()).toMatchObject([{ critiqueId: identity.critiqueId, revision: 1 }]);
});

test('the key of the page that sends is used, so that a rotated key heals old records', async () => {
  receiver.answer(ours(401, 'wrong-key'));
  client = newClient({ key: 'old' });
  await submit();
  receiver.answer('store');
  clock += hour;
  await newClient({ key: 'new' }).flush();
  expect(receiver.arrived.map(({ envelope }) => envelope.key)).toEqual(['old', 'new']);
  expect(records()).toEqual([]);
});

test('facts that cannot be written down make it unsaved, not an exception', async () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const submission = await client.submit(client.mint(), 1, { ...content(), facts: circle } as unknown as Content);
  expect(submission.kept).toBe(false);
  expect(await submission.outcome).toEqual({ state: 'unsaved' });
});
