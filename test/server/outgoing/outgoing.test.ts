import type { Store } from '@earful/server';
import { openStore, retain, retentionPeriods, sendAgain, undelivered } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { listener, tell, webhook } from '../support/outgoing.js';
import type { Site } from '../support/site.js';
import { config, openSite } from '../support/site.js';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const periods = retentionPeriods(config);

/** Another process at the same database. */
async function another({ database, clock }: Site): Promise<Store> {
  const store = await openStore({ ...database.options, now: () => clock.nowMs });
  onTestFinished(() => store.close());
  return store;
}

const stateOf = (site: Site) => site.rows('select state, status, attempts from deliveries order by first_sequence, id');

async function sendMany(site: Site, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, () => send(site, mintIdentity())));
}

test('of many processes, one sends each message', async () => {
  const server = await listener();
  const site = await openSite();
  const inside = { webhooks: [webhook(server.url)] };
  const processes = [await tell(site, inside)];
  for (let made = 0; made < 3; made += 1) processes.push(await tell({ store: await another(site) }, inside));
  await sendMany(site, 60);
  await Promise.all(processes.map((one) => one.run()));
  await Promise.all(processes.map((one) => one.run()));
  const ids = server.received.map(({ headers }) => headers['webhook-id']);
  expect(ids).toHaveLength(60);
  expect(new Set(ids).size).toBe(60);
  expect(new Set(server.told().map(({ data }) => data['critiqueId'])).size).toBe(60);
});

test('what a process leaves behind when it is killed is sent by another, under the same id', async () => {
  const server = await listener();
  const site = await openSite();
  const inside = { webhooks: [webhook(server.url)] };
  const outgoing = await tell(site, inside);
  server.answer = 500;
  await send(site, mintIdentity());
  await outgoing.run();
  // As it stands after a claim: nobody will ever say what became of it.
  const lease = new Date(site.clock.nowMs + 2 * minuteMs).toISOString();
  await site.rows(`update deliveries set lease_until = '${lease}', due_at = '2020-01-01T00:00:00.000Z'`);
  const other = await tell({ store: await another(site) }, inside);
  server.answer = 204;
  await other.run();
  expect(server.received).toHaveLength(1);
  site.clock.nowMs += 2 * minuteMs;
  await other.run();
  expect(server.received).toHaveLength(2);
  expect(server.received[1]!.headers['webhook-id']).toBe(server.received[0]!.headers['webhook-id']);
  expect(await stateOf(site)).toEqual([{ state: 'sent', status: '204', attempts: 2 }]);
});

test('what was to be tried again while the clock was ahead is told once it is right', async () => {
  const server = await listener();
  const site = await openSite();
  const inside = { webhooks: [webhook(server.url)] };
  const aheadMs = 30 * 24 * 60 * minuteMs;
  site.clock.nowMs += aheadMs;
  server.answer = 500;
  const outgoing = await tell(site, inside);
  await send(site, mintIdentity());
  await outgoing.run();
  // The lease of an attempt that was cut off was written by that clock, too.
  const lease = new Date(site.clock.nowMs + 2 * minuteMs).toISOString();
  await site.rows(`update deliveries set lease_until = '${lease}'`);
  site.clock.nowMs -= aheadMs;
  server.answer = 204;
  await (await tell({ store: await another(site) }, inside)).run();
  expect(await stateOf(site)).toEqual([{ state: 'sent', status: '204', attempts: 2 }]);
});

test('a destination that hangs and one that fails hold up no other', async () => {
  const [hanging, failing, well] = [await listener(), await listener(), await listener()];
  hanging.answer = 'hang';
  failing.answer = 500;
  const site = await openSite();
  const webhooks = [
    webhook(hanging.url, { id: 'hanging' }),
    webhook(failing.url, { id: 'failing' }),
    webhook(well.url, { id: 'well' }),
  ];
  const outgoing = await tell(site, { webhooks }, { timeoutMs: 300, pollMs: 20 });
  await outgoing.start();
  await sendMany(site, 25);
  // While the first ten still hang.
  await well.arrived(25);
  await failing.arrived(25);
  expect(hanging.received.length).toBeLessThanOrEqual(25);
  await sendMany(site, 5);
  await well.arrived(30);
});

test('ten attempts over three days, each in the log; then it is given up, and can be sent again', async () => {
  const server = await listener();
  server.answer = 500;
  const site = await openSite();
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] });
  await send(site, mintIdentity());
  const startMs = site.clock.nowMs;
  await outgoing.run();
  for (;;) {
    const [{ state, due_at: due }] = (await site.rows<{ state: string; due_at: string }>(
      'select state, due_at from deliveries',
    )) as [{ state: string; due_at: string }];
    if (state !== 'waiting') break;
    site.clock.nowMs = Date.parse(due) - 1;
    const before = server.received.length;
    await outgoing.run();
    expect(server.received).toHaveLength(before);
    site.clock.nowMs += 1;
    await outgoing.run();
  }
  expect(server.received).toHaveLength(10);
  expect(site.clock.nowMs - startMs).toBeGreaterThan(3 * dayMs);
  expect(site.clock.nowMs - startMs).toBeLessThan(4 * dayMs);
  expect(await stateOf(site)).toEqual([{ state: 'dead', status: '500', attempts: 10 }]);

  const [dead] = await undelivered(site.store);
  expect(dead!.log.map(({ attempt, status }) => [attempt, status])).toEqual(
    Array.from({ length: 10 }, (_, index) => [index + 1, '500']),
  );
  expect(JSON.stringify(dead)).not.toContain('an answer that nobody shows');

  server.answer = 204;
  expect(await sendAgain(site.store, dead!.id)).toBe(1);
  await outgoing.run();
  expect(await stateOf(site)).toEqual([{ state: 'sent', status: '204', attempts: 11 }]);
  expect(server.received[10]!.headers['webhook-id']).toBe(server.received[0]!.headers['webhook-id']);
  expect(await undelivered(site.store)).toEqual([]);
});

test('sent again, it has the whole schedule before it', async () => {
  const server = await listener();
  server.answer = 500;
  const site = await openSite();
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] });
  await send(site, mintIdentity());
  await outgoing.run();
  await site.rows(`update deliveries set state = 'dead', tries = 10, attempts = 10`);
  expect(await sendAgain(site.store, 'webhook:crm')).toBe(1);
  await outgoing.run();
  expect(await site.rows('select state, tries from deliveries')).toEqual([{ state: 'waiting', tries: 1 }]);
});

test('whoever is gone is told nothing more, until staff send again', async () => {
  const server = await listener();
  const site = await openSite();
  const lines: string[] = [];
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] }, { log: (_, what) => lines.push(what) });
  server.answer = 410;
  await send(site, mintIdentity());
  await outgoing.run();
  expect(lines).toContain('destination is gone');
  await sendMany(site, 3);
  await outgoing.run();
  site.clock.nowMs += dayMs;
  await outgoing.run();
  expect(server.received).toHaveLength(1);
  server.answer = 204;
  expect(await sendAgain(site.store, 'webhook:crm')).toBe(1);
  await send(site, mintIdentity());
  await outgoing.run();
  expect(server.received).toHaveLength(3);
});

test('whoever is gone and has nothing left to be told is told of what comes, and the audit has who wanted it', async () => {
  const server = await listener();
  const site = await openSite();
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] });
  server.answer = 410;
  await send(site, mintIdentity());
  await outgoing.run();
  await site.rows('delete from deliveries');
  server.answer = 204;
  expect(await sendAgain(site.store, 'webhook:crm')).toBe(0);
  expect(await site.rows('select action, object_id from audit')).toEqual([
    { action: 'sentAgain', object_id: 'webhook:crm' },
  ]);
  await send(site, mintIdentity());
  await outgoing.run();
  expect(server.received).toHaveLength(2);
  // A second time there is nothing to change.
  expect(await sendAgain(site.store, 'webhook:crm')).toBeUndefined();
  expect(await site.rows('select action from audit')).toHaveLength(1);
});

test('a destination that is new is told what happens from now on', async () => {
  const server = await listener();
  const site = await openSite();
  await sendMany(site, 5);
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] });
  expect(server.received).toEqual([]);
  await send(site, mintIdentity());
  await outgoing.run();
  expect(server.received).toHaveLength(1);
});

test('what was written while nobody told is told afterwards, however much it is', async () => {
  const server = await listener();
  const site = await openSite();
  const inside = { webhooks: [webhook(server.url)] };
  await (await tell(site, inside)).close();
  for (let part = 0; part < 2; part += 1) await sendMany(site, 105);
  const outgoing = await tell(site, inside);
  await outgoing.run();
  expect(new Set(server.told().map(({ data }) => data['critiqueId'])).size).toBe(210);
});

test('begun, it tells by itself, also what another process wrote', async () => {
  const server = await listener();
  const site = await openSite();
  const store = await another(site);
  const outgoing = await tell({ store }, { webhooks: [webhook(server.url)] }, { pollMs: 20 });
  await outgoing.start();
  await send(site, mintIdentity());
  await server.arrived(1);
});

test('closing waits for the attempt under way and begins none', async () => {
  const server = await listener();
  server.answer = 'hang';
  const site = await openSite();
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] }, { timeoutMs: 200 });
  await outgoing.start();
  await send(site, mintIdentity());
  await server.arrived(1);
  await outgoing.close();
  expect(await stateOf(site)).toEqual([{ state: 'waiting', status: 'TIMEOUT', attempts: 1 }]);
  await send(site, mintIdentity());
  await outgoing.run();
  expect(server.received).toHaveLength(1);
});

test('what was finished a month ago is forgotten, with its log', async () => {
  const server = await listener();
  const site = await openSite();
  const inside = { webhooks: [webhook(server.url)] };
  const outgoing = await tell(site, inside);
  await send(site, mintIdentity());
  await outgoing.run();
  await retain(site.store, periods);
  site.clock.nowMs += 31 * dayMs;
  // The clock has leapt, and nobody says that it is right.
  await outgoing.run();
  await expect(retain(site.store, periods)).rejects.toThrow('nothing was deleted');
  site.clock.nowMs -= 2 * dayMs;
  await retain(site.store, periods, { today: '2026-03-11' });
  expect(await site.rows('select id from deliveries')).toHaveLength(1);
  site.clock.nowMs += 2 * dayMs;
  expect((await retain(site.store, periods)).counts.deliveries).toBe(1);
  expect(await site.rows('select id from deliveries')).toEqual([]);
  expect(await site.rows('select attempt from delivery_attempts')).toEqual([]);
});

test('where addresses are not safe, nothing goes to them, and the log says why each time', async () => {
  const server = await listener();
  const site = await openSite();
  const outgoing = await tell(
    site,
    { webhooks: [webhook(`https://127.0.0.1:${server.port}/`)] },
    { allowPrivate: false },
  );
  await send(site, mintIdentity());
  await outgoing.run();
  expect(server.received).toEqual([]);
  expect(await stateOf(site)).toEqual([{ state: 'waiting', status: 'refused port', attempts: 1 }]);
});
