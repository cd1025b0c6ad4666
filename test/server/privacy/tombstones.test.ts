import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { caseList, problem, receipt } from '@earful/protocol';
import { exportCsv, exportJson, exportTombstones, importJson, replayTombstones } from '@earful/server';
import { expect, test } from 'vitest';
import type { Identity } from '../support/critiques.js';
import { mintIdentity, send } from '../support/critiques.js';
import type { Site } from '../support/site.js';
import { openSite, startMs } from '../support/site.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const words = 'canary-5e1f said and taken back';

async function written(run: (write: (text: string) => Promise<void>) => Promise<unknown>): Promise<string> {
  let all = '';
  await run(async (text) => void (all += text));
  return all;
}

const tombstonesOf = ({ store }: Site) => written((write) => exportTombstones(store, write));

/** A database as a backup has brought it back, with a list that names what came and was erased since. */
async function restored() {
  const site = await openSite();
  const [kept, since] = [mintIdentity(), mintIdentity()];
  await send(site, kept, { comment: 'before the backup' });
  site.clock.nowMs += 60_000;
  expect(await replayTombstones(site.store, `${since.critiqueId}\n`)).toEqual([]);
  return { site, kept, since };
}

const isErased = async (site: Site, identity: Identity, content: object) => {
  const response = await send(site, identity, { comment: words, ...content });
  expect([response.status, receipt.parse(await response.json())]).toMatchObject([
    200,
    { status: 'erased', receivedAt: new Date(startMs + 60_000).toISOString() },
  ]);
  expect(await site.database.keeps(words)).toBe(false);
};

test('what came and was erased after the backup does not come back as a late copy', async () => {
  const { site, since } = await restored();
  await isErased(site, since, {});
  await isErased(site, since, { revision: 2 });
  await isErased(site, since, { revision: 3, comment: undefined, withdrawn: true });
  // What arrives in one turn is kept together.
  const others = [mintIdentity(), mintIdentity()];
  const together = await Promise.all([since, ...others].map((one) => send(site, one)));
  expect(together.map(({ status }) => status)).toEqual([200, 201, 201]);
  expect(await site.rows(`select * from revisions where critique_id = '${since.critiqueId}'`)).toEqual([]);
});

test('an id that only the list knows shows in no figure, no list and no answer', async () => {
  const { site, kept, since } = await restored();
  const staff = await site.signIn();
  const { cases, total } = caseList.parse(await (await site.get('/v1/staff/cases?state=all', staff)).json());
  expect([cases.map(({ critiqueId }) => critiqueId), total]).toEqual([[kept.critiqueId], 1]);
  const figures = async () => (await site.get('/v1/staff/standings', staff)).json();
  const before = await figures();
  await replayTombstones(site.store, mintIdentity().critiqueId);
  expect(await figures()).toEqual(before);
  expect(await written((write) => exportCsv(site.store, write))).not.toContain(since.critiqueId);
  for (const one of [{ id: since.critiqueId }, { reference: since.reference }, { reference: '' }])
    expect(await written((write) => exportJson(site.store, write, one))).not.toContain(since.critiqueId);
  const { reference, secret } = since;
  const status = await site.post('/v1/status', JSON.stringify({ earful: 1, reference, secret }), {
    'content-type': 'text/plain;charset=UTF-8',
  });
  expect([status.status, problem.parse(await status.json()).code]).toEqual([404, 'not-found']);
  expect(await site.rows('select action from audit where actor_id is null')).not.toContainEqual({ action: 'erased' });
});

test('the audit says once what was erased again, and of which ids nothing is taken any more', async () => {
  const { site, kept, since } = await restored();
  const both = `${kept.critiqueId}\n${since.critiqueId}\n`;
  for (let count = 0; count < 2; count += 1) await replayTombstones(site.store, both);
  expect(await site.rows('select actor_id, action, object_id from audit order by sequence')).toEqual([
    { actor_id: null, action: 'barred', object_id: since.critiqueId },
    { actor_id: null, action: 'erased', object_id: kept.reference },
  ]);
});

test('it is in the next list, in an export that is read back, and a second replay changes nothing', async () => {
  const { site, kept, since } = await restored();
  const list = await tombstonesOf(site);
  expect(list).toBe(`${since.critiqueId}\n`);
  const rows = await site.rows('select * from critiques order by id');
  site.clock.nowMs += 60_000;
  expect(await replayTombstones(site.store, list)).toEqual([]);
  expect(await site.rows('select * from critiques order by id')).toEqual(rows);

  const file = join(temporaryFolder(), 'all.jsonl');
  writeFileSync(file, await written((write) => exportJson(site.store, write)));
  const copy = await openSite();
  await importJson(copy.store, file);
  await isErased(copy, since, {});
  // What the database has is erased as ever, whatever else the list names.
  expect(await replayTombstones(copy.store, `${list}${kept.critiqueId}\r\n${mintIdentity().critiqueId}\n`)).toEqual([
    kept.reference,
  ]);
  expect((await tombstonesOf(copy)).trim().split('\n')).toHaveLength(3);
});
