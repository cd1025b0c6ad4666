import { createClient } from '@earful/client';
import { expect, test } from 'vitest';
import { createMemoryOutbox } from '../../client/helpers/memory-outbox.js';
import { mintIdentity, send } from '../support/critiques.js';
import { openSite, publicUrl } from '../support/site.js';

test('several write keys are valid at once, no part of one is', async () => {
  const site = await openSite({ key: ['new', 'old'] });
  const statuses = [];
  for (const key of ['new', 'old', 'ol', 'older', '', 'new,old', undefined])
    statuses.push((await send(site, mintIdentity(), {}, { key })).status);
  expect(statuses).toEqual([201, 201, 401, 401, 401, 401, 401]);
});

test('a device with a key that is not valid any more keeps what it has, and the next page brings it', async () => {
  const before = await openSite({ key: ['new'] });
  const outbox = createMemoryOutbox();
  const deviceWith = (key: string) =>
    createClient({
      endpoint: `${publicUrl}/earful`,
      key,
      outbox,
      now: () => before.clock.nowMs,
      fetch: (url, init) => before.earful.fetch(new Request(url as string, init)),
    });
  const old = deviceWith('old');
  const content = {
    touchpointId: 'checkout',
    origin: 'launcher',
    surface: 'card',
    locale: 'en',
    answerOrder: 'worstFirst',
  };
  const { kept, tried } = await old.submit(old.mint(), 1, { ...content, comment: 'still here' });
  await tried;
  expect(kept).toBe(true);
  expect(await old.pending()).toMatchObject([{ writeKey: 'old', tries: 1 }]);
  before.clock.nowMs += 6 * 3_600_000;
  await deviceWith('new').flush();
  expect(await old.pending()).toEqual([]);
  expect(await before.rows('select comment from revisions')).toEqual([{ comment: 'still here' }]);
});

test('a write key is asked for only when one is set', async () => {
  const site = await openSite({ key: 'shop-1' });
  expect((await send(site, mintIdentity())).status).toBe(401);
  expect((await send(site, mintIdentity(), {}, { key: 'shop-2' })).status).toBe(401);
  expect((await send(site, mintIdentity(), {}, { key: 'shop-1' })).status).toBe(201);
  expect(await site.rows('select id from critiques')).toHaveLength(1);
});
