import { caseFilter } from '@earful/protocol';
import { expect, test } from 'vitest';
import { matchingCases } from '../../../packages/server/src/cases/matching-cases.js';
import { mintIdentity, send } from '../support/critiques.js';
import { sqliteDatabase } from '../support/database.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

async function listOf(site: Site, filter: object, stepSize?: number): Promise<string[][]> {
  const steps: string[][] = [];
  for await (const step of matchingCases(site.store.read, caseFilter.parse(filter), stepSize)) steps.push(step);
  return steps;
}

test('of whatever length the steps are, a list is whole and in its order', async () => {
  const site = await openSite({ rateLimit: 0 });
  for (let index = 0; index < 60; index += 1) {
    // Many of one harm, and several of one moment.
    site.clock.nowMs += index % 4 ? 0 : 60_000;
    const severity = index % 7 ? 2 : 4;
    await send(site, mintIdentity(), { severity, touchpointId: index % 5 ? 'checkout' : 'delivery' });
  }
  const inOrder = (by: string, where = '1 = 1') =>
    site.rows<{ id: string }>(
      `select cases.id from cases join revisions on revisions.critique_id = cases.critique_id where ${where} order by ${by}`,
    );
  for (const [order, by] of [
    ['worst', 'harm desc, cases.received_at desc, cases.id'],
    ['newest', 'cases.received_at desc, cases.id'],
  ])
    for (const state of ['all', 'open'])
      for (const stepSize of [1, 2, 3, 7, 60, undefined]) {
        const whole = (await listOf(site, { order, state }, stepSize)).flat();
        expect(whole).toEqual((await inOrder(by!)).map(({ id }) => id));
        const few = (await listOf(site, { order, state, touchpoint: 'delivery' }, stepSize)).flat();
        expect(few).toEqual((await inOrder(by!, `touchpoint_id = 'delivery'`)).map(({ id }) => id));
      }
});

test('while few are looked for among many, a critique is taken', async () => {
  // A server of its own is asked for more at once, because nobody waits for it.
  const site = await openSite({ rateLimit: 0, database: sqliteDatabase() });
  await Promise.all(Array.from({ length: 1_200 }, () => send(site, mintIdentity(), { touchpointId: 'checkout' })));
  const staff = await site.signIn();
  const ended: string[] = [];
  await Promise.all([
    site.get('/v1/staff/cases?touchpoint=delivery', staff).then(() => ended.push('listed')),
    send(site, mintIdentity()).then(({ status }) => ended.push(String(status))),
  ]);
  expect(ended).toEqual(['201', 'listed']);
});
