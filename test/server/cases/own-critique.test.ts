import type { Store } from '@earful/server';
import { createEarful } from '@earful/server';
import { expect, test } from 'vitest';
import { insertRows } from '../../../packages/server/src/store/insert-rows.js';
import { digestOf, mintIdentity, send } from '../support/critiques.js';
import { config, openSite, publicUrl } from '../support/site.js';

/** Counts the rows that are read through a store. */
function counting(store: Store): { store: Store; rows: () => number } {
  let count = 0;
  const read = store.read.withPlugin({
    transformQuery: ({ node }) => node,
    transformResult: ({ result }) => {
      count += result.rows.length;
      return Promise.resolve(result);
    },
  });
  return { store: { ...store, read }, rows: () => count };
}

test('whoever sends thousands of critiques under one reference makes nobody read them', async () => {
  const site = await openSite();
  const mine = mintIdentity();
  await send(site, mine);
  const rows = Array.from({ length: 500 }, () => ({
    id: mintIdentity().critiqueId,
    reference: mine.reference,
    secret_hash: digestOf(mintIdentity().secret),
    latest_revision: 1,
    received_at: '2026-02-10T12:00:00.000Z',
    sample: 0,
  }));
  await site.store.write((db) => insertRows(db, { table: 'critiques', rows }));
  const counted = counting(site.store);
  const earful = createEarful({ config, store: counted.store, publicUrl });
  const open = (path: string) => earful.fetch(new Request(`${publicUrl}/earful${path}`, { redirect: 'manual' }));
  for (const [path, status] of [
    [`/c/${mine.reference}/${mine.secret}`, 200],
    [`/c/${mine.reference}/${mintIdentity().secret}`, 404],
    [`/t/checkout/${mine.reference}/${mine.secret}`, 200],
    [`/t/checkout/${mine.reference}?kiosk`, 200],
  ] as const)
    expect((await open(path)).status, path).toBe(status);
  expect(counted.rows()).toBeLessThan(20);
  await earful.close();
});

test('a reference that two have minted by chance opens to each what is theirs', async () => {
  const site = await openSite();
  const [one, other] = [mintIdentity(), mintIdentity()];
  const same = { ...other, reference: one.reference };
  await send(site, one, { comment: 'the first' });
  await send(site, same, { comment: 'the second' });
  const page = async (secret: string) => (await site.get(`/c/${one.reference}/${secret}`)).text();
  expect(await page(one.secret)).toContain('the first');
  expect(await page(same.secret)).toContain('the second');
});
