import { randomUUID } from 'node:crypto';
import { caseDetail, caseList, problem, staffSession } from '@earful/protocol';
import { createSignInLink } from '@earful/server';
import { describe, expect, test } from 'vitest';
import { mintIdentity, send } from './support/critiques.js';
import type { Site } from './support/site.js';
import { openSite, publicUrl, startMs } from './support/site.js';

const hourMs = 3_600_000;

async function oneCase(site: Site, headers: Record<string, string>): Promise<string> {
  const list = caseList.parse(await (await site.get('/v1/staff/cases?order=newest', headers)).json());
  return list.cases[0]!.caseId;
}

const request = (site: Site, method: string, path: string, headers: Record<string, string>, body?: string) =>
  site.earful.fetch(
    new Request(`${publicUrl}/earful/v1/staff${path}`, { method, headers, ...(body === undefined ? {} : { body }) }),
  );

describe('sessions', () => {
  test('a link signs in once, and only hashes are kept', async () => {
    const site = await openSite();
    const link = await createSignInLink({ store: site.store, publicUrl, name: 'Ada' });
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4700\/earful\/inbox\/sign-in#[\w-]{43}$/);
    const token = link.split('#')[1]!;
    const headers = { origin: publicUrl, 'content-type': 'application/json' };
    const [first, second] = await Promise.all([
      site.post('/v1/staff/session', JSON.stringify({ token }), headers),
      site.post('/v1/staff/session', JSON.stringify({ token }), headers),
    ]);
    expect(first.status).toBe(201);
    expect(staffSession.parse(await first.json())).toMatchObject({
      member: { name: 'Ada' },
      brand: { name: 'Lindenhof' },
    });
    expect(second.status).toBe(401);
    expect(problem.parse(await second.json()).code).toBe('link-used');

    const setCookie = first.headers.get('set-cookie')!;
    expect(setCookie).toMatch(/^earful-staff=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const secret = setCookie.slice('earful-staff='.length).split(';')[0]!;
    const kept = JSON.stringify([
      await site.rows('select * from sessions'),
      await site.rows('select * from sign_in_links'),
    ]);
    expect(kept).not.toContain(secret);
    expect(kept).not.toContain(token);
  });

  test('a public https address gets the __Host- cookie with Secure', async () => {
    const address = 'https://shop.example';
    const site = await openSite({ publicUrl: address });
    const link = await createSignInLink({ store: site.store, publicUrl: address, name: 'Ada' });
    const response = await site.post('/v1/staff/session', JSON.stringify({ token: link.split('#')[1] }), {
      origin: address,
      'content-type': 'application/json',
    });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-earful=.*; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  });

  test('a link ends after a day', async () => {
    const site = await openSite();
    const link = await createSignInLink({ store: site.store, publicUrl, name: 'Ada' });
    site.clock.nowMs += 24 * hourMs;
    const response = await site.post('/v1/staff/session', JSON.stringify({ token: link.split('#')[1] }), {
      origin: publicUrl,
      'content-type': 'application/json',
    });
    expect(problem.parse(await response.json()).code).toBe('link-used');
  });

  test('a session ends after twelve idle hours, and in any case after a week', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    const isIn = async () => (await site.get('/v1/staff/session', staff)).status === 200;
    for (let day = 0; day < 13; day += 1) {
      site.clock.nowMs += 12 * hourMs - 1;
      expect(await isIn()).toBe(true);
      // Being seen is written meanwhile.
      await site.store.write(() => Promise.resolve());
    }
    site.clock.nowMs = startMs + 7 * 24 * hourMs;
    expect(await isIn()).toBe(false);

    const idle = await site.signIn();
    site.clock.nowMs += 12 * hourMs;
    expect((await site.get('/v1/staff/session', idle)).status).toBe(401);
  });

  test('signing out ends the session in the store', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    const response = await request(site, 'DELETE', '/session', { cookie: staff.cookie, origin: publicUrl });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await site.rows('select * from sessions')).toEqual([]);
    expect((await site.get('/v1/staff/session', staff)).status).toBe(401);
  });
});

describe('refuses', () => {
  test.each([
    ['GET', '/session'],
    ['GET', '/cases'],
    ['GET', '/cases/x'],
    ['POST', '/cases/x/acknowledge'],
    ['POST', '/cases/x/replies'],
    ['GET', '/standings'],
    ['GET', '/stream'],
    ['GET', '/not-yet-invented'],
  ])('%s %s without a session', async (method, path) => {
    const site = await openSite();
    const headers = { origin: publicUrl, 'content-type': 'application/json', cookie: 'earful-staff=guess' };
    const response = await request(site, method, path, headers, method === 'POST' ? '{}' : undefined);
    expect(response.status).toBe(401);
    expect(problem.parse(await response.json()).code).toBe('not-signed-in');
  });

  test.each<[string, Record<string, string>, string]>([
    ['another origin', { origin: 'https://evil.example' }, 'wrong-origin'],
    ['a sandboxed frame', { origin: 'null' }, 'wrong-origin'],
    ['another port of this machine', { origin: 'http://127.0.0.1:4800' }, 'wrong-origin'],
    ['a page of the same site', { 'sec-fetch-site': 'same-site' }, 'wrong-origin'],
    ['another site without an origin', { 'sec-fetch-site': 'cross-site' }, 'wrong-origin'],
    ['another site that claims our origin', { origin: publicUrl, 'sec-fetch-site': 'cross-site' }, 'wrong-origin'],
    ['nobody knows where', {}, 'wrong-origin'],
    ['a form', { origin: publicUrl, 'content-type': 'text/plain' }, 'wrong-type'],
    ['a page without a content type', { origin: publicUrl, 'content-type': '' }, 'wrong-type'],
  ])('a change from %s', async (_, headers, code) => {
    const site = await openSite();
    const staff = await site.signIn();
    await send(site, mintIdentity());
    const caseId = await oneCase(site, staff);
    const sent = { 'content-type': 'application/json', cookie: staff.cookie, ...headers };
    const path = `/cases/${caseId}/acknowledge`;
    const response = await request(site, 'POST', path, sent, '{}');
    expect(problem.parse(await response.json()).code).toBe(code);
    expect(await site.rows('select state from cases')).toEqual([{ state: 'received' }]);
  });

  test.each([
    ['/cases?limit=0', 'limit'],
    ['/cases?state=lost', 'state'],
    ['/standings?days=many', 'days'],
    ['/standings?origin=both', 'origin'],
  ])('%s, naming the fault', async (path, place) => {
    const site = await openSite();
    const response = await request(site, 'GET', path, await site.signIn());
    expect(response.status).toBe(422);
    expect(problem.parse(await response.json()).faults).toMatchObject([{ path: place }]);
  });
});

describe('cases', () => {
  test('are listed worst first, with counts that say how much one sees', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    const contents = [
      { disconfirmation: -1, touchpointId: 'delivery', origin: 'self' as const },
      { severity: 4 },
      { disconfirmation: 1 },
      { disconfirmation: -2, severity: 3 },
    ];
    for (const content of contents) {
      site.clock.nowMs += 1_000;
      await send(site, mintIdentity(), content);
    }
    const list = async (query: string) =>
      caseList.parse(await (await site.get(`/v1/staff/cases${query}`, staff)).json());
    const all = await list('');
    expect(all.cases.map(({ harm }) => harm)).toEqual([1, 0.75, 0.25, 0]);
    expect(all).toMatchObject({ matching: 4, total: 4, open: 4 });
    expect(all.cases[0]).toMatchObject({ touchpointName: 'Checkout', department: 'Payments', state: 'received' });
    expect((await list('?order=newest')).cases[0]?.harm).toBe(0.75);
    expect(await list('?touchpoint=delivery')).toMatchObject({ matching: 1, total: 4 });
    expect(await list('?origin=self')).toMatchObject({ matching: 1 });
    expect(await list('?state=answered')).toMatchObject({ matching: 0, cases: [] });
    const page = await list('?limit=1&offset=1');
    expect(page.cases.map(({ harm }) => harm)).toEqual([0.75]);
    expect(page.matching).toBe(4);
  });

  test('show everything that was sent, exactly as it was written', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    const comment = '<script>alert(1)</script>\n=1+1 \u202eabc';
    await send(
      site,
      mintIdentity(),
      {
        disconfirmation: -2,
        comment,
        expectedText: 'Quickly.',
        causes: ['declined', 'outOfStock', 'other', 'newerCause'],
        promise: { promiseId: 'two-days', shownText: 'In two days', dueAt: '2026-02-09T12:00:00.000Z' },
        reply: { wanted: 'email', email: 'a@example.org' },
        trail: ['basket', 'checkout'],
        facts: { code: 'card-declined', attempt: 2, retried: true },
        path: '/checkout',
        viewportWidth: 390,
      },
      { sentAt: new Date(startMs + 120_000).toISOString() },
    );
    const detail = caseDetail.parse(
      await (await site.get(`/v1/staff/cases/${await oneCase(site, staff)}`, staff)).json(),
    );
    expect(detail.critique).toMatchObject({
      comment,
      causes: ['declined', 'outOfStock', 'other', 'newerCause'],
      promise: { promiseId: 'two-days', shownText: 'In two days', dueAt: '2026-02-09T12:00:00.000Z' },
      reply: { wanted: 'email', email: 'a@example.org' },
      trail: ['basket', 'checkout'],
      facts: { code: 'card-declined', attempt: 2, retried: true },
      viewportWidth: 390,
    });
    expect(detail).toMatchObject({
      causeLabels: ['Card declined', 'not in stock', 'something else', 'newerCause'],
      promiseStatement: 'With you in two days',
      delivery: { queuedMs: 120_000, clockDoubted: false, revisions: [{ revision: 1, queuedMs: 120_000 }] },
      replies: [],
    });
  });

  test('are acknowledged once, by whoever came first', async () => {
    const site = await openSite();
    const [ada, ben] = [await site.signIn('Ada'), await site.signIn('Ben')];
    await send(site, mintIdentity());
    const path = `/v1/staff/cases/${await oneCase(site, ada)}/acknowledge`;
    site.clock.nowMs += 60_000;
    const first = caseDetail.parse(await (await site.post(path, '{}', ada)).json());
    site.clock.nowMs += 60_000;
    const second = caseDetail.parse(await (await site.post(path, '{}', ben)).json());
    expect(first).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Ada' });
    expect(second).toEqual(first);
    expect(await site.rows("select kind from outgoing where kind = 'acknowledged'")).toHaveLength(1);
    expect((await site.post(path, '{"x":1}', ada)).status).toBe(422);
    expect((await site.post('/v1/staff/cases/nothing/acknowledge', '{}', ada)).status).toBe(404);
  });

  test('are answered; the same answer again is one answer', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    await send(site, mintIdentity());
    await send(site, mintIdentity());
    const list = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
    const [path, otherPath] = list.cases.map(({ caseId }) => `/v1/staff/cases/${caseId}/replies`) as [string, string];
    const replyId = randomUUID();
    const text = 'We are sorry.\r\nThe money is back.';
    const reply = JSON.stringify({ replyId, text });
    const first = await site.post(path, reply, staff);
    expect(first.status).toBe(201);
    expect(caseDetail.parse(await first.json())).toMatchObject({
      state: 'answered',
      acknowledgedBy: 'Ada',
      answeredAt: new Date(startMs).toISOString(),
      replies: [{ replyId, authorName: 'Ada', text: 'We are sorry.\nThe money is back.' }],
    });
    expect((await site.post(path, reply, staff)).status).toBe(200);
    expect((await site.post(path, JSON.stringify({ replyId, text: 'Else' }), staff)).status).toBe(409);
    expect((await site.post(otherPath, reply, staff)).status).toBe(409);
    expect((await site.post(path, JSON.stringify({ replyId, text: '' }), staff)).status).toBe(422);
    expect((await site.post('/v1/staff/cases/nothing/replies', reply, staff)).status).toBe(404);
    expect(await site.rows('select id from replies')).toEqual([{ id: replyId }]);
    const after = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
    expect(after).toMatchObject({ matching: 1, total: 2, open: 1 });
  });
});
