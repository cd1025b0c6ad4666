import type { Log } from '@earful/server';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { open, submit } from '../support/hosted.js';
import { listener, tell, webhook } from '../support/outgoing.js';
import { openSite } from '../support/site.js';

test('while nothing can be kept the first failure of a kind is told at once, and once a second how many there were since', async () => {
  const lines: Parameters<Log>[] = [];
  const site = await openSite({ log: (...line) => void lines.push(line) });
  const { hidden } = await open(site, '/t/checkout');
  const mend = await site.database.fill('critiques');
  const flood = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      expect((await send(site, mintIdentity())).status).toBe(503);
      expect((await submit(site, '/t/checkout', { ...hidden, disconfirmation: '-1' })).status).toBe(503);
    }
  };
  const told = () => lines.splice(0).map(([level, what, fields]) => [level, what, fields?.['times']]);
  const all = (times: number) => ['failed', 'not kept'].map((what) => ['error', what, times]);
  await flood(20);
  expect(lines[0]![2]).toMatchObject({ method: 'POST', route: '/earful/v1/critiques', message: 'disk full' });
  expect(told()).toEqual(all(1));
  site.clock.nowMs += 999;
  await flood(1);
  expect(told()).toEqual([]);
  site.clock.nowMs += 1;
  await flood(5);
  expect(told()).toEqual(all(21));
  await mend();
  expect((await send(site, mintIdentity())).status).toBe(201);
  expect(told()).toEqual([['info', 'stored', undefined]]);
});

test('and so is what stands in the way of those who are to be told', async () => {
  const lines: Parameters<Log>[] = [];
  const server = await listener();
  const site = await openSite();
  const log: Log = (...line) => void lines.push(line);
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] }, { log });
  await send(site, mintIdentity());
  const mend = await site.database.fill('deliveries', 'update');
  const told = () => lines.splice(0).map(([level, what, fields]) => [level, what, fields?.['times']]);
  for (let n = 0; n < 5; n += 1) await outgoing.run();
  expect(lines[0]![2]).toMatchObject({ message: expect.stringContaining('disk full') });
  expect(told()).toEqual([['error', 'outgoing failed', 1]]);
  site.clock.nowMs += 1_000;
  await outgoing.run();
  expect(told()).toEqual([['error', 'outgoing failed', 5]]);
  await mend();
  await outgoing.run();
  expect(told()).toEqual([['info', 'told', undefined]]);
  expect(server.received).toHaveLength(1);
});
