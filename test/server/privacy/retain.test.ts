import { randomUUID } from 'node:crypto';
import { caseDetail, caseList, siteConfig } from '@earful/protocol';
import type { Store } from '@earful/server';
import { openStore, retain, retentionPeriods } from '@earful/server';
import type { PluginTransformQueryArgs, PluginTransformResultArgs, Transaction } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { retentionFaults } from '../../../packages/server/src/config/retention-faults.js';
import { dayOf } from '../../../packages/server/src/exposures/day-of.js';
import { daysBefore, monthsBefore } from '../../../packages/server/src/privacy/retention-periods.js';
import { insertRows } from '../../../packages/server/src/store/insert-rows.js';
import { bodyOf, digestOf, mintIdentity, send } from '../support/critiques.js';
import type { Tables } from '../../../packages/server/src/store/tables.js';
import type { Identity } from '../support/critiques.js';
import { exposureRow, report } from '../support/exposures.js';
import { none, periods } from '../support/retention.js';
import { config, openSite, startMs } from '../support/site.js';
import type { Site } from '../support/site.js';

const dayMs = 24 * 3_600_000;
const canary = 'canary-5e1f said to nobody else';
const email = 'Canary@example.org';

const told = {
  disconfirmation: -2,
  severity: 3,
  causes: ['declined'],
  comment: canary,
  expectedText: canary,
  remedyText: canary,
  facts: { note: canary },
  path: `/${canary}`,
  promise: { promiseId: 'two-days', shownText: canary },
  reply: { wanted: 'email' as const, email },
};

/** As somebody does who knows what day it is: the clocks of these tests leap. */
const retainNow = ({ store, clock }: Site, kept = periods) => retain(store, kept, { today: dayOf(clock.nowMs) });

async function caseOf(site: Site, { critiqueId }: Identity, staff: Record<string, string>): Promise<string> {
  const { cases } = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
  return cases.find((one) => one.critiqueId === critiqueId)!.caseId;
}

async function answer(site: Site, identity: Identity): Promise<string> {
  const staff = await site.signIn();
  const caseId = await caseOf(site, identity, staff);
  const reply = JSON.stringify({ replyId: randomUUID(), text: canary });
  expect((await site.post(`/v1/staff/cases/${caseId}/replies`, reply, staff)).status).toBe(201);
  return caseId;
}

test('nothing goes before its time', async () => {
  const site = await openSite();
  const mine = mintIdentity();
  await send(site, mine, told);
  await answer(site, mine);
  await report(site, { rows: [exposureRow('shown')] });
  site.clock.nowMs += 12 * 3_600_000;
  expect((await retainNow(site)).counts).toEqual(none);
});

test('contacts go 90 days after the answer, from every revision; the words stay', async () => {
  const site = await openSite();
  const [mine, waiting] = [mintIdentity(), mintIdentity()];
  await send(site, mine, { ...told, reply: { wanted: 'phone', phone: '+49 30 555 0199 42' } });
  await send(site, mine, { ...told, revision: 2 });
  await send(site, waiting, { comment: 'waits', reply: { wanted: 'email', email: 'waits@example.org' } });
  const caseId = await answer(site, mine);
  site.clock.nowMs += 90 * dayMs;
  expect((await retainNow(site)).counts.contacts).toBe(0);
  site.clock.nowMs += 1;
  expect((await retain(site.store, periods, { dryRun: true })).counts.contacts).toBe(1);
  expect(await site.database.keeps(email)).toBe(true);

  const { counts, isCompact } = await retainNow(site);
  expect(counts.contacts).toBe(1);
  expect(isCompact).toBe(true);
  for (const text of [email, '555 0199 42']) expect(await site.database.keeps(text), text).toBe(false);
  expect(await site.rows('select email from contacts')).toEqual([{ email: 'waits@example.org' }]);
  const staff = await site.signIn();
  const { critique } = caseDetail.parse(await (await site.get(`/v1/staff/cases/${caseId}`, staff)).json());
  expect(critique.comment).toBe(canary);
  expect(critique.reply).toBeUndefined();
});

test("what no device writes keeps nobody's contact from going", async () => {
  const site = await openSite();
  const [hostile, mine] = [mintIdentity(), mintIdentity()];
  // As it was taken once: deeper than anything could be written down again, and in a field that this version does not know.
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  const body = bodyOf(hostile, told).replace(/\}$/, `,"newer":{"email":"${email}"},"deep":${deep}}`);
  for (const one of [hostile, mine]) await send(site, one, told);
  await site.store.write((db) =>
    db.updateTable('revisions').set({ body }).where('critique_id', '=', hostile.critiqueId).execute(),
  );
  await answer(site, hostile);
  await answer(site, mine);
  site.clock.nowMs += 90 * dayMs + 1;
  expect((await retainNow(site)).counts.contacts).toBe(2);
  expect(await site.database.keeps(email)).toBe(false);
  expect(await site.rows('select comment from revisions')).toEqual([{ comment: canary }, { comment: canary }]);
});

test('of a critique with hundreds of revisions a few at a time are in memory', async () => {
  const site = await openSite();
  const mine = mintIdentity();
  await send(site, mine, told);
  const [first] = await site.store.read.selectFrom('revisions').selectAll().execute();
  const rows = Array.from({ length: 450 }, (_, index) => ({ ...first!, revision: index + 2 }));
  await site.store.write((db) => insertRows(db, { table: 'revisions', rows }));
  site.clock.nowMs += 800 * dayMs;
  let most = 0;
  const watched = {
    transformQuery: ({ node }: PluginTransformQueryArgs) => node,
    transformResult({ result }: PluginTransformResultArgs) {
      most = Math.max(most, result.rows.length);
      return Promise.resolve(result);
    },
  };
  const store: Store = {
    ...site.store,
    write: (work) => site.store.write((db) => work(db.withPlugin(watched) as Transaction<Tables>)),
  };
  expect((await retainNow({ ...site, store })).counts.words).toBe(1);
  expect(most).toBeLessThanOrEqual(200);
  expect(await site.database.keeps(canary)).toBe(false);
});

test('one critique that a newer version took keeps nobody’s contacts', async () => {
  const site = await openSite();
  const [newer, mine] = [mintIdentity(), mintIdentity()];
  for (const one of [newer, mine]) {
    await send(site, one, told);
    await answer(site, one);
  }
  const body = bodyOf(newer, told).replace('"severity":3', '"severity":"beyond words"');
  await site.rows(`update revisions set body = '${body}' where critique_id = '${newer.critiqueId}'`);
  site.clock.nowMs += 90 * dayMs + 1;
  expect((await retainNow(site)).counts.contacts).toBe(2);
  expect(await site.database.keeps(email)).toBe(false);
  const [row] = await site.rows<{ body: string }>(
    `select body from revisions where critique_id = '${newer.critiqueId}'`,
  );
  const { severity, comment, reply } = JSON.parse(row!.body) as Record<string, unknown>;
  expect([severity, comment, reply]).toEqual([undefined, canary, undefined]);
});

test('who writes again after the answer is reachable for another 90 days', async () => {
  const site = await openSite();
  const mine = mintIdentity();
  await send(site, mine, told);
  await answer(site, mine);
  site.clock.nowMs += 60 * dayMs;
  await send(site, mine, { ...told, revision: 2 });
  site.clock.nowMs += 60 * dayMs;
  expect((await retainNow(site)).counts.contacts).toBe(0);
  site.clock.nowMs += 31 * dayMs;
  expect((await retainNow(site)).counts.contacts).toBe(1);
});

test('words go after 24 months, from rows and files; what was tapped is counted on', async () => {
  const site = await openSite();
  const mine = mintIdentity();
  await send(site, mine, told);
  await send(site, mine, { ...told, revision: 2 });
  const caseId = await answer(site, mine);
  site.clock.nowMs = Date.parse('2028-02-10T12:00:00.000Z');
  expect((await retainNow(site, { ...periods, contactDays: 3_650 })).counts.words).toBe(0);
  expect(await site.database.keeps(email)).toBe(true);
  site.clock.nowMs += 1;
  expect((await retain(site.store, periods, { dryRun: true })).counts.words).toBe(1);
  expect(await site.database.keeps(canary)).toBe(true);

  expect((await retainNow(site)).counts.words).toBe(1);
  for (const text of [canary, email]) expect(await site.database.keeps(text), text).toBe(false);
  expect(
    await site.rows('select disconfirmation, severity, causes, promise_id from revisions order by revision'),
  ).toEqual([1, 2].map(() => ({ disconfirmation: -2, severity: 3, causes: '["declined"]', promise_id: 'two-days' })));
  const staff = await site.signIn();
  const shown = caseDetail.parse(await (await site.get(`/v1/staff/cases/${caseId}`, staff)).json());
  expect(shown.critique).toMatchObject({ disconfirmation: -2, causes: ['declined'] });
  expect(shown.critique.comment).toBeUndefined();
  expect((await retainNow(site)).counts).toEqual(none);

  // The device sends once more what it has: known, and not stored anew.
  const body = bodyOf(mine, told);
  expect(digestOf(body)).toBe((await site.rows<{ digest: string }>('select digest from revisions'))[0]!.digest);
  expect((await send(site, mine, told)).status).toBe(200);
  expect(await site.database.keeps(canary)).toBe(false);
  // And what the customer says now has a time of its own.
  expect((await send(site, mine, { ...told, revision: 3 })).status).toBe(201);
  site.clock.nowMs += 23 * 30 * dayMs;
  expect((await retainNow(site)).counts.words).toBe(0);
  site.clock.nowMs += 2 * 30 * dayMs;
  expect((await retainNow(site)).counts.words).toBe(1);
  expect(await site.database.keeps(canary)).toBe(false);
});

test('more than one group goes, and what was taken back and sums stay', async () => {
  const site = await openSite();
  const erased = mintIdentity();
  await send(site, erased, told);
  await send(site, erased, { revision: 2, withdrawn: true });
  await Promise.all(Array.from({ length: 410 }, () => send(site, mintIdentity(), { comment: canary })));
  await report(site, {
    rows: [exposureRow('shown')],
    promises: [{ promiseId: 'two-days', outcome: 'kept', count: 1 }],
    waits: [{ touchpointId: 'checkout', seconds: 5, left: true }],
  });
  await site.signIn();
  site.clock.nowMs += 800 * dayMs;
  expect((await retainNow(site)).counts).toEqual({
    words: 410,
    contacts: 0,
    // Two of the one that was taken back, and one of each other; the last one stays.
    news: 411,
    'sign-in links': 1,
    sessions: 1,
    'batch ids': 1,
    deliveries: 0,
    audit: 0,
  });
  expect(await site.database.keeps(canary)).toBe(false);
  for (const table of ['exposures', 'promise_outcomes', 'waits', 'outgoing'])
    expect(await site.rows(`select 1 as one from ${table}`), table).toHaveLength(1);
  expect(await site.rows('select reduced_at from critiques where withdrawn_at is not null')).toEqual([
    { reduced_at: null },
  ]);
  expect((await retainNow(site)).counts).toEqual(none);
});

test('who did what is known for 36 months, whatever the configuration says, and then no more', async () => {
  const site = await openSite();
  await site.signIn('Ada');
  site.clock.nowMs = Date.parse('2026-05-01T12:00:00.000Z');
  await site.signIn('Ben');
  site.clock.nowMs = Date.parse('2029-02-10T12:00:00.000Z');
  expect((await retainNow(site, retentionPeriods({ ...config, retention: { newsDays: 1 } }))).counts.audit).toBe(0);
  site.clock.nowMs += 1;
  expect((await retainNow(site)).counts.audit).toBe(2);
  const kept = await site.rows<{ at: string }>('select at from audit');
  expect(new Set(kept.map(({ at }) => at))).toEqual(new Set(['2026-05-01T12:00:00.000Z']));
  expect((await retainNow(site)).counts.audit).toBe(0);
});

test('two at once do it once, and a critique that comes meanwhile is kept', async () => {
  const site = await openSite();
  await Promise.all(Array.from({ length: 250 }, () => send(site, mintIdentity(), { comment: canary })));
  site.clock.nowMs += 800 * dayMs;
  const other = await openStore({ ...site.database.options, now: () => site.clock.nowMs });
  onTestFinished(() => other.close());
  const [one, two, sent] = await Promise.all([
    retainNow(site),
    retainNow({ ...site, store: other }),
    send(site, mintIdentity(), { comment: 'new' }),
  ]);
  expect(one.counts.words + two.counts.words).toBe(250);
  expect(sent.status).toBe(201);
  expect(await site.rows('select comment from revisions where comment is not null')).toEqual([{ comment: 'new' }]);
});

test('of a long table every step is taken, whatever stays between', async () => {
  const site = await openSite();
  const all = Array.from({ length: 2_350 }, (_, index) => ({
    id: String(index).padStart(5, '0'),
    day: index % 5 === 0 ? '2026-02-10' : '2025-01-01',
    sample: 0,
  }));
  await site.store.write((db) => insertRows(db, { table: 'exposure_batches', rows: all }));
  expect((await retainNow(site)).counts['batch ids']).toBe(1_880);
  expect(await site.rows('select id, day, sample from exposure_batches order by id')).toEqual(
    all.filter(({ day }) => day === '2026-02-10'),
  );
});

test('months are of the calendar, days of the clock', () => {
  expect(monthsBefore(Date.parse('2028-02-29T08:00:00.000Z'), 24)).toBe('2026-02-28T08:00:00.000Z');
  expect(monthsBefore(Date.parse('2027-03-31T08:00:00.000Z'), 1)).toBe('2027-02-28T08:00:00.000Z');
  expect(daysBefore(startMs, 90)).toBe('2025-11-12T12:00:00.000Z');
});

test('what customers are told is what is done, and never less', () => {
  const brand = { name: 'Lindenhof', retention: { contactDays: 30, wordMonths: 12 } };
  expect(retentionPeriods({ brand })).toEqual({ contactDays: 30, wordMonths: 12, newsDays: 90 });
  expect(retentionPeriods({ brand, retention: { contactDays: 7 } }).contactDays).toBe(7);
  expect(retentionPeriods(config)).toEqual({ contactDays: 90, wordMonths: 24, newsDays: 90 });
  expect(retentionFaults({ brand, retention: { contactDays: 31, wordMonths: 12 } })).toEqual([
    {
      path: 'retention.contactDays',
      value: '31',
      problem: 'is longer than brand.retention.contactDays tells customers',
      fix: 'write 30 or less',
    },
  ]);
  for (const value of [0, 1.5, '90', 100_000])
    expect(siteConfig.safeParse({ ...config, retention: { contactDays: value } }).success).toBe(false);
});
