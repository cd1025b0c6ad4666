import { deliveryList } from '@earful/protocol';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { listener, tell, webhook } from '../support/outgoing.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';
import type { StaffHeaders } from '../support/staff.js';
import { ask, auditOf, codeOf } from '../support/staff.js';

const listOf = async (site: Site, headers: StaffHeaders) =>
  deliveryList.parse(await (await ask(site, 'GET', '/deliveries', headers)).json()).deliveries;

/** One webhook that fails, told of one critique. */
async function refused() {
  const server = await listener();
  server.answer = 500;
  const site = await openSite();
  const outgoing = await tell(site, { webhooks: [webhook(server.url)] });
  const identity = mintIdentity();
  await send(site, identity, { comment: 'private words' });
  await outgoing.run();
  return { server, site, outgoing, identity, manager: await site.signIn('Max', 'manager') };
}

test('what has not arrived is listed with its reason and attempts, without words, and sent again', async () => {
  const { server, site, outgoing, identity, manager } = await refused();
  const [one, ...others] = await listOf(site, manager);
  expect(others).toEqual([]);
  const [row] = await site.rows<{ id: string; case_id: string }>('select id, case_id from deliveries');
  expect(one).toEqual({
    deliveryId: row!.id,
    destination: 'webhook:crm',
    kind: 'received',
    caseId: row!.case_id,
    reference: identity.reference,
    happenedAt: '2026-02-10T12:00:00.000Z',
    dueAt: expect.stringMatching(/^2026-02-10T12:00:05/),
    attempts: [{ at: '2026-02-10T12:00:00.000Z', status: '500', tookMs: 0 }],
  });
  expect(JSON.stringify(one)).not.toMatch(/private words|127\.0\.0\.1/);

  await site.rows(`update deliveries set state = 'dead', tries = 10`);
  expect((await listOf(site, manager))[0]).not.toHaveProperty('dueAt');
  server.answer = 204;
  expect((await ask(site, 'POST', `/deliveries/${row!.id}/again`, manager, {})).status).toBe(204);
  await outgoing.run();
  expect(server.received).toHaveLength(2);
  expect(await listOf(site, manager)).toEqual([]);
});

test('all of one destination are sent again by its name, and the audit has it once', async () => {
  const { server, site, outgoing, manager } = await refused();
  await send(site, mintIdentity());
  await outgoing.run();
  server.answer = 204;
  expect((await ask(site, 'POST', '/deliveries/webhook%3Acrm/again', manager, {})).status).toBe(204);
  await outgoing.run();
  expect(await listOf(site, manager)).toEqual([]);
  const { entries } = await auditOf(site, await site.signIn('Ada', 'owner'));
  const again = entries.filter(({ action }) => action === 'sentAgain');
  expect(again.map(({ actor, objectId }) => [actor?.name, objectId])).toEqual([['Max', 'webhook:crm']]);
});

test('what there is nothing of, and a body that says something, change nothing', async () => {
  const { site, manager } = await refused();
  const before = await site.rows('select * from deliveries');
  expect(await codeOf(await ask(site, 'POST', '/deliveries/webhook%3Acmr/again', manager, {}))).toBe('not-found');
  expect(await codeOf(await ask(site, 'POST', '/deliveries/webhook%3Acrm/again', manager, { url: 'x' }))).toBe(
    'invalid',
  );
  expect(await site.rows('select * from deliveries')).toEqual(before);
  expect(await site.rows(`select * from audit where action = 'sentAgain'`)).toEqual([]);
});
