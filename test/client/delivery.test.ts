import { keptUntil, wordsOf } from '@earful/client';
import type { Content, Outcome } from '@earful/client';
import { critique as critiqueSchema, envelope as envelopeSchema } from '@earful/protocol';
import { expect, test, vi } from 'vitest';
import { content } from './helpers/content.js';
import { day, hour, minute, newClient, records, stage, submit, told, useStage } from './helpers/delivery-stage.js';
import { digestOf, problemDocument, receiptFor } from './helpers/receiver.js';
import type { Answering, Receiver } from './helpers/receiver.js';

useStage();

test('what arrives follows the contract, and the receipt empties the outbox', async () => {
  stage.client = newClient({ key: 'shop' });
  const { kept, outcome, identity } = await submit('The “parcel” is late – żółw 🐢\r\n2 days');
  expect(kept).toBe(true);
  const [{ envelope, critique }] = stage.receiver.arrived as [(typeof stage.receiver.arrived)[0]];
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
  ['a receipt of a revision as text', (e) => ({ status: 200, body: receiptFor(e, { revision: '1' }) }), 'saved', slow],
  ['a receipt of another protocol', (e) => ({ status: 200, body: receiptFor(e, { earful: 2 }) }), 'saved', slow],
  ['a receipt that says queued', (e) => ({ status: 200, body: receiptFor(e, { status: 'queued' }) }), 'saved', slow],
  ['a receipt that says nothing', (e) => ({ status: 200, body: receiptFor(e, { status: null }) }), 'saved', slow],
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
  stage.receiver.answer(answering);
  const { outcome, identity } = await submit();
  expect(outcome?.state).toBe(state);
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
    stage.clock += day;
    await stage.client.flush();
    expect(stage.receiver.arrived).toHaveLength(1);
    return;
  }
  expect(record!.returned).toBeUndefined();
  const wait = Math.max(0, record!.notBefore - stage.clock);
  expect(wait).toBeGreaterThanOrEqual(after[0]);
  expect(wait).toBeLessThanOrEqual(after[1]);

  stage.receiver.answer('store');
  const before = stage.receiver.arrived.length;
  if (wait) {
    stage.clock += wait - 1;
    await stage.client.flush();
    expect(stage.receiver.arrived).toHaveLength(before);
    stage.clock += 1;
  }
  await stage.client.flush();
  expect(stage.receiver.arrived).toHaveLength(before + 1);
  expect(records()).toEqual([]);
});

test('an answer that is lost after storing: the second one says duplicate, one row, record gone', async () => {
  stage.receiver.answer('store and drop', 'store and drop', 'store');
  const { outcome } = await submit();
  expect(outcome).toMatchObject({ state: 'saved', status: 0 });
  const news: Outcome[] = [];
  stage.client.onOutcome((_, outcome) => news.push(outcome));
  await stage.client.flush();
  expect(news).toMatchObject([{ state: 'received', receipt: { status: 'duplicate' } }]);
  expect(stage.receiver.stored.size).toBe(1);
  expect(records()).toEqual([]);
});

test('there is no limit to attempts', async () => {
  stage.receiver.answer({ status: 503 });
  await submit();
  for (let n = 0; n < 60; n++) {
    stage.clock += 15 * minute;
    await stage.client.flush();
  }
  expect(stage.receiver.arrived).toHaveLength(61);
  stage.receiver.answer('store');
  stage.clock += 15 * minute;
  await stage.client.flush();
  expect(records()).toEqual([]);
});

test('after 30 days it is tried once more, then returned and kept', async () => {
  stage.receiver.answer('drop');
  await submit();
  stage.clock += 30 * day + 1;
  const news: Outcome[] = [];
  stage.client.onOutcome((_, outcome) => news.push(outcome));
  await stage.client.flush();
  expect(news).toMatchObject([{ state: 'returned', status: 0 }]);
  const [record] = await stage.client.pending();
  expect(record?.returned).toEqual({});
  expect(wordsOf(record!)).toBe('late');
  expect(keptUntil(record!)).toBe(stage.clock - 1);
});

test('a clock that jumped ten years ahead does not keep it from being delivered', async () => {
  stage.receiver.answer('drop');
  await submit();
  stage.receiver.answer('store');
  stage.clock += 3_650 * day;
  await stage.client.flush();
  expect(stage.receiver.stored.size).toBe(1);
  expect(records()).toEqual([]);
});

test.each([1 / 24, 10 / 24, 365])('a clock that goes back by %d days voids the wait', async (days) => {
  stage.receiver.answer({ status: 503, headers: { 'retry-after': '3600' } }, 'store');
  await submit();
  stage.clock -= days * day;
  await stage.client.flush();
  expect(records()).toEqual([]);
});

test('revisions are independent records: the second arrives although the first is refused', async () => {
  stage.receiver.answer((envelope) => (JSON.parse(envelope.body).revision === 1 ? { status: 500 } : 'store'));
  const identity = stage.client.mint();
  await submit('tap', 1, identity);
  expect((await submit('details', 2, identity)).outcome?.state).toBe('received');
  expect(await stage.client.pending()).toMatchObject([{ critiqueId: identity.critiqueId, revision: 1 }]);
});

test('the key of the page that sends is used, so that a rotated key heals old records', async () => {
  stage.receiver.answer(ours(401, 'wrong-key'));
  stage.client = newClient({ key: 'old' });
  await submit();
  stage.receiver.answer('store');
  stage.clock += hour;
  await newClient({ key: 'new' }).flush();
  expect(stage.receiver.arrived.map(({ envelope }) => envelope.key)).toEqual(['old', 'new']);
  expect(records()).toEqual([]);
});

test('facts that cannot be written down make it unsaved, not an exception', async () => {
  const circle: Record<string, unknown> = {};
  circle['self'] = circle;
  const facts = { ...content(), facts: circle } as unknown as Content;
  const { kept, outcome } = await told(stage.client, stage.client.submit(stage.client.mint(), 1, facts));
  expect(kept).toBe(false);
  expect(outcome).toBeUndefined();
});

test('on plain http, where the platform has no SHA-256, the receipt is checked with ours', async () => {
  const { subtle } = crypto;
  vi.spyOn(crypto, 'subtle', 'get').mockReturnValue(undefined as unknown as typeof subtle);
  try {
    expect((await submit()).outcome?.state).toBe('received');
    stage.receiver.answer((envelope) => ({ status: 201, body: receiptFor(envelope, { digest: digestOf('x') }) }));
    expect((await submit()).outcome?.state).toBe('saved');
  } finally {
    vi.restoreAllMocks();
  }
});
