import { randomUUID } from 'node:crypto';
import { caseDetail, caseList, receipt, standings, statusAnswer } from '@earful/protocol';
import { replayTombstones } from '@earful/server';
import { describe, expect, test } from 'vitest';
import type { Identity } from '../support/critiques.js';
import { bodyOf, digestOf, mintIdentity, plainText, send } from '../support/critiques.js';
import { exposureRow, report } from '../support/exposures.js';
import { openSite, startMs } from '../support/site.js';

const words = 'The courier left it in the rain';
const address = 'rain@example.org';
const told = {
  disconfirmation: -2,
  comment: words,
  remedyText: `${words}, twice`,
  reply: { wanted: 'email' as const, email: address },
};

const outcome = async (response: Response): Promise<string> => {
  expect(response.status).toBe(200);
  return receipt.parse(await response.json()).status;
};

describe('a critique that its customer takes back', () => {
  test('loses words, answers and contact, on the disk too; its names stay and the case says so', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, { disconfirmation: -2 });
    await send(site, identity, { revision: 2, ...told });
    expect(await site.database.keeps(words)).toBe(true);
    site.clock.nowMs += 60_000;

    expect(await outcome(await send(site, identity, { revision: 3, withdrawn: true }))).toBe('erased');
    expect(await site.database.keeps(words)).toBe(false);
    expect(await site.database.keeps(address)).toBe(false);
    expect(await site.rows('select * from contacts')).toEqual([]);
    expect(await site.rows('select revision, comment, remedy_text, disconfirmation from revisions')).toEqual([
      { revision: 3, comment: null, remedy_text: null, disconfirmation: null },
    ]);
    const at = new Date(startMs + 60_000).toISOString();
    expect(await site.rows('select id, latest_revision, withdrawn_at from critiques')).toEqual([
      { id: identity.critiqueId, latest_revision: 3, withdrawn_at: at },
    ]);

    const staff = await site.signIn();
    const open = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
    expect(open).toMatchObject({ matching: 0, total: 1, open: 0 });
    const all = caseList.parse(await (await site.get('/v1/staff/cases?state=all', staff)).json());
    expect(all.cases).toMatchObject([{ withdrawnAt: at, harm: 0, reference: identity.reference }]);
    const found = await site.get(`/v1/staff/cases/${all.cases[0]?.caseId}`, staff);
    expect(caseDetail.parse(await found.json()).critique).not.toHaveProperty('comment');
  });

  test('stays taken back: what still arrives of it, or arrives again, is not stored', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, { disconfirmation: -1 });
    const withdrawal = { revision: 2, withdrawn: true as const };
    await send(site, identity, withdrawal);
    for (const late of [withdrawal, { revision: 1, disconfirmation: -1 }, { revision: 3, comment: words }])
      expect(await outcome(await send(site, identity, late))).toBe('erased');
    expect(await site.rows('select revision, comment from revisions')).toEqual([{ revision: 2, comment: null }]);
    expect(await site.rows('select kind from outgoing order by sequence')).toEqual([
      { kind: 'received' },
      { kind: 'revised' },
    ]);
  });

  test('may be taken back before anything else of it has arrived', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    expect(await outcome(await send(site, identity, { revision: 2, withdrawn: true }))).toBe('erased');
    expect(await outcome(await send(site, identity, { disconfirmation: -2, comment: words }))).toBe('erased');
    expect(await site.database.keeps(words)).toBe(false);
  });

  test('stays taken back in whatever letters its id is written, and so does one that the brand erased', async () => {
    const site = await openSite();
    const [identity, other] = [mintIdentity(), mintIdentity()];
    const loud = (one: Identity) => ({ ...one, critiqueId: one.critiqueId.toUpperCase() });
    const first = receipt.parse(await (await send(site, loud(identity), told)).json());
    expect(first).toMatchObject({ status: 'stored', critiqueId: identity.critiqueId });
    // The digest is of what was sent.
    expect(first.digest).toBe(digestOf(bodyOf(loud(identity), told)));
    expect(await outcome(await send(site, loud(identity), told))).toBe('duplicate');
    expect(await outcome(await send(site, identity, { revision: 2, withdrawn: true }))).toBe('erased');
    expect(await outcome(await send(site, loud(identity), { revision: 3, comment: words }))).toBe('erased');

    expect((await send(site, loud(other), told)).status).toBe(201);
    // A list that somebody kept in capitals names the same.
    expect(await replayTombstones(site.store, `${loud(other).critiqueId}\n`)).toEqual([other.reference]);
    expect(await outcome(await send(site, loud(other), told))).toBe('erased');
    expect(await site.database.keeps(words)).toBe(false);
    expect(await site.rows('select id from critiques')).toHaveLength(2);
  });

  test('keeps nothing of what somebody puts beside the word', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    const facts = { mail: address };
    await send(site, identity, { ...told, facts, withdrawn: true });
    expect(await site.database.keeps(words)).toBe(false);
    expect(await site.database.keeps(address)).toBe(false);
  });

  test('loses the answers of staff, which may quote it, and takes no more of them', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, told);
    const staff = await site.signIn();
    const { cases } = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
    const answer = () =>
      site.post(
        `/v1/staff/cases/${cases[0]?.caseId}/replies`,
        JSON.stringify({ replyId: randomUUID(), text: `Sorry. You wrote: ${words}` }),
        staff,
      );
    expect((await answer()).status).toBe(201);
    await send(site, identity, { revision: 2, withdrawn: true });
    expect(await site.database.keeps(words)).toBe(false);
    expect((await answer()).status).toBe(404);
    expect((await site.post(`/v1/staff/cases/${cases[0]?.caseId}/acknowledge`, '{}', staff)).status).toBe(404);
    expect(await site.rows('select * from replies')).toEqual([]);
  });

  test('waits in no list to be read, and leaves the sums of how often was asked', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await report(site, { rows: [exposureRow('shown')] });
    await send(site, identity, told);
    await send(site, identity, { revision: 2, withdrawn: true });
    const staff = await site.signIn();
    const unread = caseList.parse(await (await site.get('/v1/staff/cases?state=received', staff)).json());
    expect(unread).toMatchObject({ matching: 0, total: 1 });
    expect(await site.rows('select outcome, count from exposures')).toEqual([{ outcome: 'shown', count: 1 }]);
  });

  test('cannot be taken back by somebody without its secret', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, told);
    const forged = { ...identity, secret: mintIdentity().secret };
    expect((await send(site, forged, { revision: 2, withdrawn: true })).status).toBe(403);
    expect(await site.rows('select comment from revisions')).toEqual([{ comment: words }]);
  });

  test('counts nowhere any more, and nobody waits for its answer', async () => {
    const site = await openSite();
    const identity = mintIdentity();
    await send(site, identity, { ...told, origin: 'self' });
    const staff = await site.signIn();
    const counted = async () =>
      standings.parse(await (await site.get('/v1/staff/standings?origin=volunteered', staff)).json()).touchpoints[0];
    expect(await counted()).toMatchObject({ touchpointId: 'checkout', n: 1, critiques: 1 });
    await send(site, identity, { revision: 2, origin: 'self', withdrawn: true });
    expect(await counted()).toMatchObject({ n: 0, critiques: 0 });
    const { reference, secret } = identity;
    const status = await site.post('/v1/status', JSON.stringify({ reference, secret }), plainText);
    expect(statusAnswer.parse(await status.json())).toMatchObject({ open: false, withdrawn: true });
  });
});
