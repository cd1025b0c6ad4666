import { createMetrics, openStore } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { Refusal } from '../../../packages/server/src/http/problem.js';
import { createWriteCheck } from '../../../packages/server/src/store/write-check.js';
import { createSmallDisk, obstacle } from '../../faults/small-disk.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import { openSite, publicUrl } from '../support/site.js';

function checked() {
  const clock = { nowMs: 0 };
  const tries: (() => void)[] = [];
  let fault: Error | undefined;
  const check = createWriteCheck(
    () =>
      new Promise<void>((resolve, reject) => {
        tries.push(() => (fault ? reject(fault) : resolve()));
      }),
    () => clock.nowMs,
  );
  return {
    clock,
    tries,
    check,
    fail: (one?: Error) => void (fault = one),
    /** One that came to nothing. */
    async write(): Promise<void> {
      await expect(check.watch(Promise.reject(new Error('full')))).rejects.toThrow('full');
    },
  };
}

test('nothing is written as long as all goes well', async () => {
  const { check, tries } = checked();
  expect(await check.watch(Promise.resolve(7))).toBe(7);
  await check.demand();
  expect(tries).toHaveLength(0);
});

test('after a write that failed one of its own is tried, for all who ask at once, and again after three seconds', async () => {
  const { check, clock, tries, fail, write } = checked();
  await write();
  fail(new Error('full still'));
  const asked = [check.demand(), check.demand()];
  expect(tries).toHaveLength(1);
  tries[0]!();
  for (const one of asked) await expect(one).rejects.toThrow('full still');
  clock.nowMs += 2_999;
  await expect(check.demand()).rejects.toThrow('full still');
  // There may have been nothing to write.
  await check.watch(Promise.resolve());
  await expect(check.demand()).rejects.toThrow('full still');
  expect(tries).toHaveLength(1);
  clock.nowMs += 1;
  fail();
  const mended = check.demand();
  tries[1]!();
  await mended;
  await check.demand();
  expect(tries).toHaveLength(2);
});

test('a refusal says nothing of the store', async () => {
  const { store } = await openSite();
  const refuse = () => Promise.reject(new Refusal('conflict'));
  let commits = 0;
  store.onCommit(() => (commits += 1));
  await expect(store.write(refuse)).rejects.toThrow(Refusal);
  await Promise.allSettled([store.write(refuse), store.write(refuse)]);
  const before = commits;
  await store.health();
  expect(commits).toBe(before);
});

const why = obstacle();

test.skipIf(why)('a receiver on a full disk is not ready, and is again when there is room', async () => {
  const disk = createSmallDisk(8);
  onTestFinished(() => disk.remove());
  const database = sqliteDatabase(disk.folder);
  const site = await openSite({ database, store: await openStore(database.options) });
  const metrics = createMetrics(site.store);
  const ready = async () => {
    const { status } = await site.get('/v1/health');
    const text = await (await metrics.fetch(new Request(`${publicUrl}/metrics`))).text();
    return { status, metric: /^earful_store_ready (\d)$/m.exec(text)?.[1] };
  };
  const first = mintIdentity();
  await send(site, first);
  const staff = await site.signIn();
  expect(await ready()).toEqual({ status: 200, metric: '1' });
  disk.fill();
  let status = 201;
  for (let tries = 0; tries < 400 && status === 201; tries += 1)
    ({ status } = await send(site, mintIdentity(), { comment: 'x'.repeat(2_000) }));
  expect(status).toBe(503);
  expect(await ready()).toEqual({ status: 503, metric: '0' });
  // What needs no room goes on, and is no sign that there is some.
  expect((await send(site, first)).status).toBe(200);
  expect((await site.get('/v1/staff/cases', staff)).status).toBe(200);
  expect(await ready()).toEqual({ status: 503, metric: '0' });
  disk.empty();
  await expect.poll(ready, { timeout: 15_000 }).toEqual({ status: 200, metric: '1' });
  expect((await send(site, mintIdentity())).status).toBe(201);
  expect(await site.rows('select name from shared_keys')).toEqual([]);
});
