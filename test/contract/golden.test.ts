import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { critique, envelope, problem, problems, receipt } from '@earful/protocol';
import { caseDetail, caseList } from '@earful/protocol';
import { exposureBatch, exposureReasons, exposureReceipt } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { openSite } from '../server/support/site.js';

/** Payloads as devices of version 1 send them. They lie on devices for weeks: these files never change. */
const golden = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const payloads = ['critique-1.json', 'minimal-critique-1.json', 'critique-details-1.json'];

const envelopeAround = (body: string, proof = 'AAAAAAAAAAAAAAAAAAAAAA') => ({
  earful: 1,
  sentAt: '2026-02-10T12:05:05.678Z',
  proof,
  body,
});

describe.each(payloads)('%s', (name) => {
  const text = golden(name);

  test('parses, and nothing in it is dropped', () => {
    expect(critique.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  });

  test('is taken by the receiver, which proves the very bytes', async () => {
    const site = await openSite();
    const sent = envelopeAround(text);
    envelope.parse(sent);
    const response = await site.post('/v1/critiques', JSON.stringify(sent), { 'content-type': 'text/plain' });
    expect(response.status).toBe(201);
    const proof = receipt.parse(await response.json());
    expect(proof.digest).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
    expect(await site.rows('select body from revisions')).toEqual([{ body: text }]);
  });

  test('reaches staff as it was sent, but for routing', async () => {
    const site = await openSite();
    await site.post('/v1/critiques', JSON.stringify(envelopeAround(text)), { 'content-type': 'text/plain' });
    const staff = await site.signIn();
    const list = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
    const found = await site.get(`/v1/staff/cases/${list.cases[0]?.caseId}`, staff);
    const sent = JSON.parse(text) as Record<string, string>;
    const times = Object.fromEntries(
      ['submittedAt', 'occurredAt']
        .filter((field) => sent[field])
        .map((field) => [field, new Date(sent[field]!).toISOString()]),
    );
    expect(caseDetail.parse(await found.json()).critique).toEqual({ ...sent, ...times, touchpointId: 'unrouted' });
  });
});

test('a withdrawal of version 1 parses, erases what it belongs to, and its receipt says so', async () => {
  const text = golden('withdrawal-1.json');
  expect(critique.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  const site = await openSite();
  const post = async (body: string) =>
    receipt.parse(
      await (
        await site.post('/v1/critiques', JSON.stringify(envelopeAround(body)), { 'content-type': 'text/plain' })
      ).json(),
    );
  await post(golden('critique-details-1.json'));
  expect(await post(text)).toMatchObject({
    status: 'erased',
    revision: 4,
    digest: createHash('sha256').update(text, 'utf8').digest('hex'),
  });
  expect(await site.rows('select revision, comment, call_window from revisions')).toEqual([
    { revision: 4, comment: null, call_window: null },
  ]);
  expect(await site.rows('select * from contacts')).toEqual([]);
});

test('a page that is newer than its receiver is not refused for what is new in it', async () => {
  const site = await openSite();
  const newer = {
    ...(JSON.parse(golden('minimal-critique-1.json')) as object),
    origin: 'gamePaused',
    surface: 'kiosk',
    answerOrder: 'bestFirst',
    mood: 'patient',
  };
  const sent = JSON.stringify(envelopeAround(JSON.stringify(newer)));
  const response = await site.post('/v1/critiques', sent, { 'content-type': 'text/plain' });
  expect(response.status).toBe(201);
  const [row] = await site.rows('select origin, body from revisions join critiques on critiques.id = critique_id');
  expect(row).toMatchObject({ body: JSON.stringify(newer) });
});

test('a batch of sums of version 1 parses, is counted, and gets a receipt that pages can read', async () => {
  const text = golden('exposures-1.json');
  expect(exposureBatch.parse(JSON.parse(text))).toEqual(JSON.parse(text));
  const site = await openSite();
  const post = async () =>
    exposureReceipt.parse(
      await (await site.post('/v1/exposures', text, { 'content-type': 'text/plain;charset=UTF-8' })).json(),
    );
  expect(await post()).toEqual({ earful: 1, status: 'counted' });
  expect(await post()).toEqual({ earful: 1, status: 'duplicate' });
  expect(await site.rows('select sum(count) as n from exposures')).toEqual([{ n: 8 }]);
});

test('reasons that pages send and staff read keep their names', () => {
  expect(exposureReasons).toEqual(expect.arrayContaining(['cap', 'optedOut', 'holdOut', 'openCase', 'unseen']));
});

test('a receipt of version 1 parses for ever', () => {
  const old = {
    earful: 1,
    status: 'duplicate',
    critiqueId: '01981f3a-5b6c-7d8e-9f01-23456789abcd',
    revision: 2,
    digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    receivedAt: '2026-02-10T12:05:06.000Z',
    team: 'the shop team',
    readBy: '2026-02-11T12:05:06.000Z',
    answerBy: '2026-02-12T12:05:06.000Z',
  };
  expect(receipt.parse(old)).toEqual(old);
});

test('the codes that devices act on keep their names and statuses', () => {
  const statuses = Object.entries(problems).map(([code, { status }]) => [code, status]);
  expect(Object.fromEntries(statuses)).toMatchObject({
    malformed: 400,
    'wrong-key': 401,
    'wrong-proof': 403,
    'wrong-origin': 403,
    conflict: 409,
    'too-large': 413,
    'wrong-type': 415,
    invalid: 422,
    unavailable: 503,
  });
  for (const [code, { status, title }] of Object.entries(problems)) {
    expect(problem.safeParse({ earful: 1, type: `urn:earful:problem:${code}`, title, status, code }).success).toBe(
      true,
    );
  }
});
