import { caseDetail, caseList, receipt, standings } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { open, ownForm, read, submit, tap } from '../support/hosted.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const spam = {
  comment: 'https://a.example https://b.example https://c.example https://d.example',
  disconfirmation: -2,
};

type Staff = Awaited<ReturnType<Site['signIn']>>;

const listed = async (site: Site, staff: Staff, state: string) =>
  caseList.parse(await (await site.get(`/v1/staff/cases?state=${state}`, staff)).json());

const invited = async (site: Site, staff: Staff) =>
  standings
    .parse(await (await site.get('/v1/staff/standings?origin=invited&days=30', staff)).json())
    .touchpoints.reduce((sum, { critiques }) => sum + critiques, 0);

const kinds = async (site: Site) =>
  (await site.rows('select kind from outgoing order by sequence')).map(({ kind }) => kind);

describe('a critique in doubt', () => {
  test('is stored and receipted like any other, and counts nowhere until a person says that it is real', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    const response = await send(site, mintIdentity(), spam);
    expect(response.status).toBe(201);
    expect(receipt.parse(await response.json())).toMatchObject({ status: 'stored', revision: 1 });
    await send(site, mintIdentity(), { comment: 'Slow.', disconfirmation: -1 });
    expect(await site.rows('select comment from revisions')).toHaveLength(2);
    expect(await kinds(site)).toEqual(['doubted', 'received']);
    for (const state of ['open', 'received']) expect((await listed(site, staff, state)).cases).toHaveLength(1);
    expect(await listed(site, staff, 'all')).toMatchObject({ matching: 2, total: 2, open: 1, doubted: 1 });
    expect(await invited(site, staff)).toBe(1);

    const { cases } = await listed(site, staff, 'doubt');
    expect(cases).toMatchObject([{ doubt: ['links'], excerpt: spam.comment }]);
    const path = `/v1/staff/cases/${cases[0]!.caseId}/vouch`;
    expect((await site.post(path, '{}', { 'content-type': 'application/json' })).status).toBe(403);
    expect((await site.post(path, '{"sure":true}', staff)).status).toBe(422);
    expect(await invited(site, staff)).toBe(1);
    for (let time = 0; time < 2; time += 1) {
      const vouched = await site.post(path, '{}', staff);
      expect(vouched.status).toBe(200);
      expect(caseDetail.parse(await vouched.json())).not.toHaveProperty('doubt');
    }
    expect(await kinds(site)).toEqual(['doubted', 'received', 'received']);
    expect(await listed(site, staff, 'open')).toMatchObject({ matching: 2, open: 2, doubted: 0 });
    expect(await invited(site, staff)).toBe(2);
    expect((await site.post('/v1/staff/cases/nothing/vouch', '{}', staff)).status).toBe(404);
  });

  test('stays so with what is added to it, and is not doubted again once a person has spoken', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    const identity = mintIdentity();
    await send(site, identity, { disconfirmation: -2 });
    await send(site, identity, { ...spam, revision: 2 });
    await send(site, identity, { disconfirmation: -2, comment: 'Sorry, without them.', revision: 3 });
    expect(await kinds(site)).toEqual(['received', 'doubted', 'doubted']);
    const [one] = (await listed(site, staff, 'doubt')).cases;
    await site.post(`/v1/staff/cases/${one!.caseId}/vouch`, '{}', staff);
    await send(site, identity, { ...spam, revision: 4 });
    expect((await kinds(site)).slice(3)).toEqual(['received', 'revised']);
    expect((await listed(site, staff, 'doubt')).cases).toEqual([]);
  });

  test('is real to whoever answers it', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    await send(site, mintIdentity(), spam);
    const [one] = (await listed(site, staff, 'doubt')).cases;
    const reply = JSON.stringify({ replyId: '0198c5a1-0000-4000-8000-000000000001', text: 'Thank you.' });
    expect((await site.post(`/v1/staff/cases/${one!.caseId}/replies`, reply, staff)).status).toBe(201);
    expect(await kinds(site)).toEqual(['doubted', 'received', 'replied']);
    expect(await listed(site, staff, 'all')).toMatchObject({ doubted: 0 });
  });

  test('can be taken back', async () => {
    const site = await openSite();
    const staff = await site.signIn();
    const identity = mintIdentity();
    await send(site, identity, spam);
    const [one] = (await listed(site, staff, 'doubt')).cases;
    await send(site, identity, { revision: 2, withdrawn: true });
    expect(await listed(site, staff, 'doubt')).toMatchObject({ cases: [], doubted: 0 });
    expect((await site.post(`/v1/staff/cases/${one!.caseId}/vouch`, '{}', staff)).status).toBe(404);
  });

  test('comes of the same words at once from many, and only of those beyond what people would send', async () => {
    const site = await openSite();
    const words = 'My parcel was promised for Monday and it is not here yet.';
    for (let one = 0; one < 15; one += 1) await send(site, mintIdentity(), { comment: words, tookMs: 200 });
    for (let one = 0; one < 15; one += 1) await send(site, mintIdentity(), { comment: 'Too slow.', tookMs: 200 });
    expect((await kinds(site)).filter((kind) => kind === 'doubted')).toHaveLength(5);
    expect(await site.rows('select id from critiques')).toHaveLength(30);
  });
});

describe('the trap of the plain forms', () => {
  test('is nothing that a person, a keyboard or a screen reader meets', async () => {
    const site = await openSite();
    const { start, place } = await tap(site, '-2');
    const done = await open(site, place);
    for (const { text } of [start, done])
      expect(text).toMatch(
        /<div hidden>\s*<input\s+name="subject"\s+tabindex="-1"\s+autocomplete="off"\s+aria-hidden="true"/,
      );
    expect(await kinds(site)).toEqual(['received']);
  });

  test('sets the tap aside, or the details, and the customer is told the truth', async () => {
    const site = await openSite();
    const start = await open(site, '/t/checkout');
    const answered = await submit(site, '/t/checkout', { ...start.hidden, subject: 'cheap', disconfirmation: '-2' });
    const own = (answered.headers.get('location') ?? '').replace('/earful', '');
    const page = await open(site, own);
    expect(page.status).toBe(200);
    expect(page.text).toContain(start.hidden['reference']);
    expect(await kinds(site)).toEqual(['doubted']);

    const { place } = await tap(site, '-1');
    const details = { revision: '2', comment: 'Late.', subject: 'cheap' };
    expect((await submit(site, place, details, ownForm)).status).toBe(303);
    expect((await read(await site.get(place))).text).toContain('Late.');
    expect(await kinds(site)).toEqual(['doubted', 'received', 'doubted']);
    expect(await site.rows('select doubt, in_doubt from critiques')).toEqual([
      { doubt: 'trap', in_doubt: 1 },
      { doubt: 'trap', in_doubt: 1 },
    ]);
  });
});
