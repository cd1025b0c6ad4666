import { receipt } from '@earful/protocol';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { openSite } from '../support/site.js';

test('critique and outgoing row are one transaction: without the one there is not the other', async () => {
  const site = await openSite();
  const mend = await site.database.fill('outgoing');
  const identity = mintIdentity();
  expect((await send(site, identity)).status).toBe(503);
  expect(await site.rows('select id from critiques')).toEqual([]);
  await mend();
  expect((await send(site, identity)).status).toBe(201);
  expect(await site.rows('select kind from outgoing')).toEqual([{ kind: 'received' }]);
});

test('a duplicate is known from the store: to a receiver that has just started, and after what was undone', async () => {
  const site = await openSite();
  const identity = mintIdentity();
  const mend = await site.database.fill('outgoing');
  await send(site, identity);
  await mend();
  expect((await send(site, identity)).status).toBe(201);
  const started = await openSite({ database: site.database });
  const again = await send(started, identity);
  expect(again.status).toBe(200);
  expect(receipt.parse(await again.json()).status).toBe('duplicate');
  expect(await site.rows('select revision from revisions')).toHaveLength(1);
});

test('what a password manager fills in, or a robot would, is stored like everything else', async () => {
  const site = await openSite();
  const filled = { website: 'https://shop.example', url: 'x', email2: 'a@b.example', confirm_email: 'a@b.example' };
  const spam = { comment: 'BUY NOW http://a.example http://b.example http://c.example', ...filled };
  expect((await send(site, mintIdentity(), spam, filled)).status).toBe(201);
  expect(await site.rows('select comment from revisions')).toEqual([{ comment: spam.comment }]);
});
