import { join } from 'node:path';
import { caseFilter, caseList } from '@earful/protocol';
import type { CompiledQuery } from 'kysely';
import { Kysely } from 'kysely';
import { expect, onTestFinished, test } from 'vitest';
import { createCaseList } from '../../../packages/server/src/cases/case-rows.js';
import { createSiteDirectory } from '../../../packages/server/src/site-directory.js';
import { createSqliteDialect } from '../../../packages/server/src/store/sqlite-dialect.js';
import { openSqlite } from '../../../packages/server/src/store/sqlite.js';
import type { Tables } from '../../../packages/server/src/store/tables.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { config, openSite } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const states = {
  open: "c.state <> 'answered' and q.withdrawn_at is null",
  received: "c.state = 'received' and q.withdrawn_at is null",
  acknowledged: "c.state = 'acknowledged' and q.withdrawn_at is null",
  answered: "c.state = 'answered' and q.withdrawn_at is null",
  all: '1 = 1',
};
const orders = { worst: 'c.harm desc, q.received_at desc, c.id', newest: 'q.received_at desc, c.id' };

test('every list has its cases in its order, and the counts that belong to it', async () => {
  const site = await openSite();
  const sent = [];
  for (let index = 0; index < 24; index += 1) {
    site.clock.nowMs += index % 5 ? 60_000 : 0;
    const identity = mintIdentity();
    sent.push(identity);
    const severity = ((index % 4) + 1) as 1 | 2 | 3 | 4;
    await send(site, identity, { severity, touchpointId: index % 3 ? 'checkout' : 'delivery' });
  }
  const headers = await site.signIn();
  const ids = await site.rows<{ id: string }>('select id from cases order by id');
  for (const { id } of ids.slice(0, 9)) await site.post(`/v1/staff/cases/${id}/acknowledge`, '{}', headers);
  for (const { id } of ids.slice(5, 12))
    await site.post(
      `/v1/staff/cases/${id}/replies`,
      JSON.stringify({ replyId: crypto.randomUUID(), text: 'Sorry.' }),
      headers,
    );
  for (const identity of sent.slice(0, 6)) await send(site, identity, { revision: 2, withdrawn: true });

  const from = 'from cases c join critiques q on q.id = c.critique_id';
  const idsOf = (where: string, order = 'c.id') =>
    site.rows<{ id: string }>(`select c.id ${from} where ${where} order by ${order}`);
  for (const [state, where] of Object.entries(states))
    for (const [order, by] of Object.entries(orders)) {
      const answer = await site.get(`/v1/staff/cases?state=${state}&order=${order}&limit=10&offset=2`, headers);
      const list = caseList.parse(await answer.json());
      const all = (await idsOf(where, by)).map(({ id }) => id);
      expect(list.cases.map(({ caseId }) => caseId)).toEqual(all.slice(2, 12));
      expect(list).toMatchObject({ matching: all.length, total: 24, open: (await idsOf(states.open)).length });
    }
  const few = caseList.parse(await (await site.get('/v1/staff/cases?state=all&touchpoint=delivery', headers)).json());
  const there = await site.rows(`select 1 from revisions where touchpoint_id = 'delivery'`);
  expect(few).toMatchObject({ matching: there.length, total: 24 });
});

test.each(['touchpoint=delivery', 'origin=promiseOverdue', 'touchpoint=delivery&origin=self'])(
  'SQLite reads a list of %s in its order, and does not sort all that was ever said',
  async (filter) => {
    const folder = temporaryFolder();
    const site = await openSite({ database: sqliteDatabase(folder) });
    const asked: CompiledQuery[] = [];
    const database = await openSqlite(join(folder, 'earful.db'));
    const read = new Kysely<Tables>({
      dialect: createSqliteDialect(database),
      log: ({ query }) => void asked.push(query),
    });
    onTestFinished(() => read.destroy());
    const list = createCaseList({ ...site.store, read }, createSiteDirectory(config));
    for (const state of ['all', 'answered', 'open'])
      for (const order of Object.keys(orders))
        await list(caseFilter.parse({ ...Object.fromEntries(new URLSearchParams(filter)), state, order }));
    const steps = asked.filter(({ sql: text }) => text.includes('order by'));
    // Of the page, and of the count beside it: what is in a step, and where it ends.
    expect(steps).toHaveLength(24);
    for (const step of steps) {
      const plan = database.prepare(`explain query plan ${step.sql}`).all(...step.parameters) as { detail: string }[];
      expect(plan).not.toEqual([]);
      expect(plan.map(({ detail }) => detail).join('; ')).not.toMatch(/ORDER BY|SCAN revisions/);
    }
  },
);
