import { randomUUID } from 'node:crypto';
import { caseList } from '@earful/protocol';
import type { Store } from '@earful/server';
import { retain } from '@earful/server';
import type { PluginTransformQueryArgs, PluginTransformResultArgs, Transaction } from 'kysely';
import { expect, test } from 'vitest';
import { dayOf } from '../../../packages/server/src/exposures/day-of.js';
import { insertRows } from '../../../packages/server/src/store/insert-rows.js';
import type { Tables } from '../../../packages/server/src/store/tables.js';
import { bodyOf, mintIdentity, send } from '../support/critiques.js';
import { periods } from '../support/retention.js';
import { openSite } from '../support/site.js';
import type { Site } from '../support/site.js';

const dayMs = 24 * 3_600_000;
const canary = 'canary-5e1f said to nobody else';
const email = 'Canary@example.org';
const told = { comment: canary, reply: { wanted: 'email' as const, email } };

async function answerAll(site: Site): Promise<void> {
  const staff = await site.signIn();
  const { cases } = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
  for (const { caseId } of cases) {
    const reply = JSON.stringify({ replyId: randomUUID(), text: 'Sorry.' });
    expect((await site.post(`/v1/staff/cases/${caseId}/replies`, reply, staff)).status).toBe(201);
  }
}

/** A critique with so many revisions; some want an answer, and the last one does not. */
async function writeMany(site: Site, count: number, many = mintIdentity()): Promise<void> {
  await send(site, many, { comment: canary });
  const [first] = await site.store.read.selectFrom('revisions').selectAll().execute();
  const rows = Array.from({ length: count - 1 }, (_, index) => {
    const wants = index % 5 === 1;
    const body = bodyOf(many, wants ? told : { comment: canary });
    return { ...first!, revision: index + 2, body, reply_wanted: wants ? ('email' as const) : null };
  });
  const contact = { critique_id: many.critiqueId, revision: count - 3, email, phone: null };
  await site.store.write(async (db) => {
    await insertRows(db, { table: 'revisions', rows });
    await insertRows(db, { table: 'contacts', rows: [contact] });
    await db.updateTable('critiques').set({ latest_revision: count }).where('id', '=', many.critiqueId).execute();
  });
}

/** Its store counts the rows that each transaction changes, and takes another critique after each. */
function watched(site: Site) {
  const changes: number[] = [];
  const store: Store = {
    ...site.store,
    async write(work) {
      let count = 0;
      const counting = {
        transformQuery: ({ node }: PluginTransformQueryArgs) => node,
        transformResult({ result }: PluginTransformResultArgs) {
          count += Number(result.numAffectedRows ?? 0);
          return Promise.resolve(result);
        },
      };
      const result = await site.store.write((db) => work(db.withPlugin(counting) as Transaction<Tables>));
      changes.push(count);
      expect((await send(site, mintIdentity(), { comment: 'new' })).status).toBe(201);
      return result;
    },
  };
  return { store, changes };
}

test.each([
  ['words', 800, canary],
  ['contacts', 91, email],
] as const)(
  'of a critique with a thousand revisions %s end step by step, and between them others are taken',
  async (kind, days, text) => {
    const site = await openSite();
    await writeMany(site, 1_000);
    await send(site, mintIdentity(), told);
    await answerAll(site);
    site.clock.nowMs += days * dayMs;
    const { store, changes } = watched(site);
    const { counts } = await retain(store, periods, { today: dayOf(site.clock.nowMs) });
    expect(counts[kind]).toBe(2);
    expect(changes.reduce((sum, count) => sum + count)).toBeGreaterThan(1_000);
    expect(Math.max(...changes)).toBeLessThan(210);
    expect(await site.database.keeps(text)).toBe(false);
    expect(await site.rows('select email from contacts')).toEqual([]);
    expect((await retain(site.store, periods, { today: dayOf(site.clock.nowMs) })).counts[kind]).toBe(0);
  },
);

test('who writes anew while the words of many revisions end keeps what is written now, whole, and it ends in its own time', async () => {
  const site = await openSite();
  const many = mintIdentity();
  await writeMany(site, 500, many);
  site.clock.nowMs += 800 * dayMs;
  const anew = { revision: 501, comment: 'Once more.', reply: told.reply };
  let sent: Response | undefined;
  const store: Store = {
    ...site.store,
    async write(work) {
      const result = await site.store.write(work);
      const gone = await site.rows('select 1 as one from revisions where comment is null');
      if (gone.length > 0) sent ??= await send(site, many, anew);
      return result;
    },
  };
  const now = () => dayOf(site.clock.nowMs);
  expect((await retain(store, periods, { today: now() })).counts.words).toBe(0);
  expect(sent!.status).toBe(201);
  const newest = await site.rows('select comment, reply_wanted, body from revisions where revision = 501');
  expect(newest).toEqual([{ comment: 'Once more.', reply_wanted: 'email', body: bodyOf(many, anew) }]);
  expect(await site.rows('select revision, email from contacts')).toEqual([{ revision: 501, email }]);
  // Of what was over some is gone, and the rest goes with the newest.
  const older = await site.rows('select comment from revisions where comment is not null');
  expect(older.length).toBeGreaterThan(1);
  expect(older.length).toBeLessThan(501);
  site.clock.nowMs += 800 * dayMs;
  expect((await retain(site.store, periods, { today: now() })).counts.words).toBe(1);
  expect(await site.rows('select comment from revisions where comment is not null')).toEqual([]);
  for (const text of [canary, 'Once more.', email]) expect(await site.database.keeps(text)).toBe(false);
});
