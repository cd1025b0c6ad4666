import { randomUUID } from 'node:crypto';
import { staffRights } from '@earful/protocol';
import { expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';
import { ask, codeOf, half, idOf } from '../support/staff.js';

/** What each route that writes is told in a body; Max, who may use it, loses the right to while he sends it. */
const writes: [string, unknown][] = [
  ['POST /cases/:caseId/acknowledge', {}],
  ['POST /cases/:caseId/vouch', {}],
  ['POST /cases/:caseId/replies', { replyId: randomUUID(), text: 'We are sorry.' }],
  ['POST /deliveries/:deliveryId/again', {}],
  ['POST /members/:memberId/link', {}],
  ['POST /members', { name: 'New', role: 'viewer' }],
  ['PATCH /members/:memberId', { role: 'member' }],
  ['PATCH /members/:memberId', { email: 'max@shop.example' }],
];

/** These read no body, so nobody can be slow with it; they write in the same way. */
const withoutBody = ['DELETE /members/:memberId', 'DELETE /sessions/:sessionId'];

test('every route that writes for staff is among these', () => {
  const all = Object.entries(staffRights).filter(([route, may]) => !route.startsWith('GET ') && may !== 'anybody');
  const known = new Set([...writes.map(([route]) => route), ...withoutBody]);
  expect(all.map(([route]) => route).toSorted()).toEqual([...known].toSorted());
});

const tables = ['members', 'member_addresses', 'sign_in_links', 'cases', 'replies', 'outgoing', 'deliveries', 'audit'];

async function everything({ rows }: Site): Promise<unknown[]> {
  const all = [await rows('select id, in_doubt from critiques')];
  for (const table of tables) all.push(await rows(`select * from ${table} order by 1`));
  return all;
}

/** A site where each of these would change something. */
async function busySite() {
  const site = await openSite();
  const owner = await site.signIn('Ada');
  await site.signIn('Vera', 'viewer');
  await send(site, mintIdentity());
  await site.rows('update critiques set in_doubt = 1');
  await site.rows(`insert into deliveries
    (id, destination_id, topic, kind, first_sequence, last_sequence, created_at, state, due_at, attempts, tries)
    values ('msg_1', 'webhook:crm', '1', 'received', 1, 1, '2026-02-10', 'dead', '2026-02-10', 10, 10)`);
  const [one] = await site.rows<{ id: string }>('select id from cases');
  const ids = { caseId: one!.id, deliveryId: 'msg_1', memberId: await idOf(site, 'Vera') };
  return { site, owner, ids };
}

test.each(writes)(
  '%s writes nothing for whoever is taken off while they ask, or may not by then',
  async (route, body) => {
    for (const [change, code] of [
      ['DELETE', 'not-signed-in'],
      ['PATCH', 'not-allowed'],
    ] as const) {
      const { site, owner, ids } = await busySite();
      const manager = await site.signIn('Max', 'manager');
      const [method, path] = route.split(' ') as [string, string];
      const address = path.replace(/:(\w+)/, (_, name: keyof typeof ids) => ids[name]);
      const { answer, isRead, finish } = half(site, method, address, manager, body);
      await isRead;
      const role = change === 'PATCH' ? { role: route.includes('/cases') ? 'viewer' : 'member' } : undefined;
      expect((await ask(site, change, `/members/${await idOf(site, 'Max')}`, owner, role)).status).toBe(204);
      const before = await everything(site);
      finish();
      expect(await codeOf(await answer)).toBe(code);
      expect(await everything(site)).toEqual(before);
    }
  },
);
