import { problem, receipt } from '@earful/protocol';
import { createOutgoing, createSignInLink, createStaffApi } from '@earful/server';
import { describe, expect, inject, test } from 'vitest';
import { bodyOf, digestOf, envelopeOf, mintIdentity, plainText, send } from './support/critiques.js';
import { config, openSite, publicUrl, startMs } from './support/site.js';

const iso = (timeMs: number) => new Date(timeMs).toISOString();

describe('POST /v1/critiques', () => {
  test('stores critique, revision, case and outgoing row, and proves the bytes it stored', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    const body = bodyOf(identity, { disconfirmation: -2, comment: 'Zażółć gęślą jaźń 🐢' });
    const response = await site.post('/v1/critiques', envelopeOf(identity, body), plainText);

    expect(response.status).toBe(201);
    expect(receipt.parse(await response.json())).toEqual({
      earful: 1,
      status: 'stored',
      critiqueId: identity.critiqueId,
      revision: 1,
      digest: digestOf(body),
      receivedAt: iso(startMs),
      team: 'the shop team',
      readBy: iso(startMs + 24 * 3_600_000),
      answerBy: iso(startMs + 48 * 3_600_000),
    });
    const [revision] = await site.rows('select * from revisions');
    expect(revision).toMatchObject({
      body,
      digest: digestOf(body),
      comment: 'Zażółć gęślą jaźń 🐢',
      disconfirmation: -2,
    });
    const [critique] = await site.rows('select * from critiques');
    expect(critique).toMatchObject({ id: identity.critiqueId, latest_revision: 1, sample: 0 });
    expect(JSON.stringify(critique)).not.toContain(identity.secret);
    expect(await site.rows('select state, harm from cases')).toEqual([{ state: 'received', harm: 0.5 }]);
    expect(await site.rows('select kind from outgoing')).toEqual([{ kind: 'received' }]);
  });

  test('the same revision fifty times at once is one row and fifty equal digests', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    const responses = await Promise.all(Array.from({ length: 50 }, () => send(site, identity)));
    const receipts = await Promise.all(responses.map(async (one) => receipt.parse(await one.json())));
    expect(responses.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(responses.filter(({ status }) => status === 200)).toHaveLength(49);
    expect(new Set(receipts.map((one) => one.digest))).toEqual(new Set([digestOf(bodyOf(identity))]));
    expect(await site.rows('select critique_id, revision from revisions')).toHaveLength(1);
    expect(await site.rows('select id from critiques')).toHaveLength(1);
    expect(await site.rows('select sequence from outgoing')).toHaveLength(1);
  });

  test('a repeated receipt keeps the first time of receipt, even years later', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity);
    site.clock.nowMs += 1_000 * 24 * 3_600_000;
    const repeated = receipt.parse(await (await send(site, identity)).json());
    expect(repeated).toMatchObject({
      status: 'duplicate',
      receivedAt: iso(startMs),
      readBy: iso(startMs + 86_400_000),
    });
  });

  test('another text under the same id and revision is a conflict and changes nothing', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, { comment: 'first' });
    const response = await send(site, identity, { comment: 'second' });
    expect(response.status).toBe(409);
    expect(problem.parse(await response.json())).toMatchObject({ code: 'conflict' });
    expect(await site.rows('select comment from revisions')).toEqual([{ comment: 'first' }]);
  });

  test.each([
    ['another secret', (one: ReturnType<typeof mintIdentity>) => ({ ...one, secret: mintIdentity().secret })],
    ['another reference', (one: ReturnType<typeof mintIdentity>) => ({ ...one, reference: '0000-0000' })],
  ])('a later revision with %s is refused', async (_, forge) => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity);
    const response = await send(site, forge(identity), { revision: 2, comment: 'forged' });
    expect(response.status).toBe(403);
    expect(problem.parse(await response.json()).code).toBe('wrong-proof');
    expect(await site.rows('select revision from revisions')).toEqual([{ revision: 1 }]);
  });

  test('revisions may arrive in any order: the highest is what people see', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, { revision: 3, disconfirmation: -2, severity: 4, comment: 'third' });
    await send(site, identity, { revision: 1, disconfirmation: 0 });
    await send(site, identity, { revision: 2, disconfirmation: -1, comment: 'second' });
    expect(await site.rows('select latest_revision from critiques')).toEqual([{ latest_revision: 3 }]);
    expect(await site.rows('select harm from cases')).toEqual([{ harm: 1 }]);
    expect(await site.rows('select kind from outgoing order by sequence')).toEqual([
      { kind: 'received' },
      { kind: 'revised' },
      { kind: 'revised' },
    ]);
    const staff = await site.signIn();
    const list = await (await site.get('/v1/staff/cases', staff)).json();
    expect(list.cases).toMatchObject([{ revision: 3, excerpt: 'third' }]);
  });

  test('an address to answer to lives apart and follows the newest revision', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, { revision: 2, reply: { wanted: 'email', email: 'a@example.org' } });
    await send(site, identity, { revision: 1 });
    expect(await site.rows('select email, revision from contacts')).toEqual([{ email: 'a@example.org', revision: 2 }]);
    await send(site, identity, { revision: 3, reply: { wanted: 'none' } });
    expect(await site.rows('select * from contacts')).toEqual([]);
  });

  test('an unknown touchpoint is stored under the fallback; the body keeps the name that was sent', async () => {
    const site = await openSite();
    const response = await send(site, mintIdentity(), { touchpointId: 'moon-base' });
    expect(response.status).toBe(201);
    const [row] = await site.rows<{ touchpoint_id: string; body: string }>('select touchpoint_id, body from revisions');
    expect(row?.touchpoint_id).toBe('unrouted');
    expect(JSON.parse(row?.body ?? '')).toMatchObject({ touchpointId: 'moon-base' });
  });

  test('unknown fields are dropped from what people see and kept in the proof', async () => {
    const site = await openSite();
    const response = await send(site, mintIdentity(), { mood: 'grim', comment: 'x' });
    expect(response.status).toBe(201);
    const [row] = await site.rows<{ body: string }>('select body from revisions');
    expect(row?.body).toContain('grim');
  });

  test('text is normalised and marked; the stored body stays as it was sent', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    const body = bodyOf(identity, { comment: 'a\u0000b\r\nc\ud800' });
    const response = await site.post('/v1/critiques', envelopeOf(identity, body), plainText);
    expect(await response.json()).toMatchObject({ digest: digestOf(body) });
    expect(await site.rows('select comment, sanitised, body from revisions')).toEqual([
      { comment: 'a\ufffdb\nc\ufffd', sanitised: 1, body },
    ]);
  });

  test('of the path nothing behind ? or # is kept, and the receipt is of what was sent', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    const token = 'canary-5e1f';
    const content = { path: `/basket?token=${token}#${token.repeat(200)}`, mood: 'grim', comment: 'Why? #1' };
    const body = bodyOf(identity, content);
    const response = await site.post('/v1/critiques', envelopeOf(identity, body), plainText);
    expect({ status: response.status, digest: receipt.parse(await response.json()).digest }).toEqual({
      status: 201,
      digest: digestOf(body),
    });
    expect((await send(site, identity, content)).status).toBe(200);
    expect(await site.database.keeps(token)).toBe(false);
    expect(await site.rows('select path, comment, sanitised, body from revisions')).toEqual([
      { path: '/basket', comment: 'Why? #1', sanitised: 0, body: bodyOf(identity, { ...content, path: '/basket' }) },
    ]);
  });

  test('waiting time comes from the claimed times alone, whatever the clock says', async () => {
    const site = await openSite();
    const writtenMs = startMs - 40 * 24 * 3_600_000;
    const wrongByMs = 365 * 24 * 3_600_000;
    await send(
      site,
      mintIdentity(),
      { submittedAt: iso(writtenMs + wrongByMs), occurredAt: iso(writtenMs) },
      { sentAt: iso(writtenMs + wrongByMs + 90_000) },
    );
    expect(await site.rows('select queued_ms, submitted_at, occurred_at, clock_doubted from revisions')).toEqual([
      { queued_ms: 90_000, submitted_at: iso(startMs), occurred_at: iso(writtenMs), clock_doubted: 1 },
    ]);
  });

  test('a critique of a newer version is kept by the device, not returned', async () => {
    const site = await openSite();
    const response = await send(site, mintIdentity(), { schemaVersion: 2 as 1 });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('3600');
    expect(problem.parse(await response.json()).code).toBe('unavailable');
  });

  test('a store in trouble answers 503 with Retry-After and our document', async () => {
    const lines: string[] = [];
    const site = await openSite({ log: (level, what) => lines.push(`${level} ${what}`) });
    await site.store.close();
    const response = await send(site, mintIdentity());
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(problem.parse(await response.json()).code).toBe('unavailable');
    expect(lines).toEqual(['error failed']);
    const health = await site.get('/v1/health');
    expect(health.status).toBe(503);
    expect(await health.json()).toMatchObject({ ready: false });
  });

  test('everything written with sample is marked', async () => {
    const site = await openSite({ sample: true });
    await send(site, mintIdentity());
    expect(await site.rows('select sample from critiques')).toEqual([{ sample: 1 }]);
  });
});

describe('origins', () => {
  const other = 'https://shop.example';

  test('the own origin and listed ones may send, others are told why they may not', async () => {
    const site = await openSite({ allowedOrigins: [other] });
    const answer = (origin: string) => {
      const identity = mintIdentity();
      return site.post('/v1/critiques', envelopeOf(identity, bodyOf(identity)), { ...plainText, origin });
    };
    for (const origin of [other, publicUrl]) {
      const response = await answer(origin);
      expect(response.status).toBe(201);
      expect(response.headers.get('access-control-allow-origin')).toBe(origin);
      expect(response.headers.get('vary')).toBe('Origin');
      expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    }
    for (const origin of ['https://evil.example', 'null']) {
      const response = await answer(origin);
      expect(response.status).toBe(403);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(problem.parse(await response.json()).code).toBe('wrong-origin');
    }
    expect(await site.rows('select id from critiques')).toHaveLength(2);
  });

  test('what is no address is refused when the program starts, by the name it was given under', async () => {
    await expect(openSite({ allowedOrigins: ['shop.example'] })).rejects.toThrow('An allowed origin is "shop.example"');
    await expect(openSite({ publicUrl: undefined as never })).rejects.toThrow('publicUrl is missing; use an address');
    const withPath = 'https://shop.example/feedback/';
    const sentence = `publicUrl is "${withPath}"; write https://shop.example, and put /feedback into basePath.`;
    await expect(openSite({ publicUrl: withPath })).rejects.toThrow(sentence);
    const { store } = await openSite();
    await expect(createSignInLink({ store, publicUrl: withPath, name: 'Ada' })).rejects.toThrow(sentence);
    expect(() => createOutgoing({ config, store, publicUrl: withPath })).toThrow(sentence);
    expect(() => createStaffApi({ config, store, publicUrl: 'https://shop.example/?a' })).toThrow(
      'use an address like',
    );
  });

  test('refusals are readable by the page that caused them', async () => {
    const site = await openSite({ allowedOrigins: [other] });
    const response = await site.post('/v1/critiques', '{', { ...plainText, origin: other });
    expect(response.status).toBe(400);
    expect(response.headers.get('access-control-allow-origin')).toBe(other);
  });

  test('a preflight for JSON is answered', async () => {
    const site = await openSite({ allowedOrigins: [other] });
    const preflight = (origin: string) =>
      site.earful.fetch(
        new Request(`${publicUrl}/earful/v1/critiques`, {
          method: 'OPTIONS',
          headers: { origin, 'access-control-request-method': 'POST' },
        }),
      );
    const response = await preflight(other);
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe(other);
    expect(response.headers.get('access-control-allow-headers')).toBe('content-type');
    expect((await preflight('https://evil.example')).status).toBe(403);
  });

  test('a cookie grants nothing here', async () => {
    const site = await openSite();
    const { cookie } = await site.signIn();
    const response = await site.post('/v1/critiques', '{}', { ...plainText, cookie, origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });
});

test('GET /v1/health reports the durability that was read back', async () => {
  const site = await openSite();
  const response = await site.get('/v1/health');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    ready: true,
    store: inject('postgres')
      ? { engine: 'postgresql', journal: 'wal', synchronous: 'on' }
      : { engine: 'sqlite', journal: 'wal', synchronous: 'full' },
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});
