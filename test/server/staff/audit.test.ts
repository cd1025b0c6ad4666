import type { Role } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import { openSite } from '../support/site.js';
import { ask, auditOf, idOf } from '../support/staff.js';

describe('the audit', () => {
  test('tells who did what, newest first, in pages', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const identity = mintIdentity();
    await send(site, identity, { comment: 'private words' });
    const [one] = await site.rows<{ id: string }>('select id from cases');
    await ask(site, 'POST', `/cases/${one!.id}/acknowledge`, owner, {});
    await ask(site, 'POST', `/cases/${one!.id}/acknowledge`, owner, {});
    const reply = { replyId: '0198c5a1-1111-7111-8111-111111111111', text: 'Words to a customer.' };
    await ask(site, 'POST', `/cases/${one!.id}/replies`, owner, reply);
    await ask(site, 'POST', `/cases/${one!.id}/replies`, owner, reply);
    await ask(site, 'POST', '/members', owner, { name: 'Ben', role: 'viewer' });
    const ben = await idOf(site, 'Ben');
    await ask(site, 'PATCH', `/members/${ben}`, owner, { role: 'member' });
    await ask(site, 'PATCH', `/members/${ben}`, owner, { role: 'member' });
    await ask(site, 'POST', `/members/${ben}/link`, owner, {});
    await ask(site, 'DELETE', `/members/${ben}`, owner);

    const { entries, more } = await auditOf(site, owner);
    expect(more).toBe(false);
    expect(entries.map(({ actor, action, role }) => [actor?.name, action, role])).toEqual([
      ['Ada', 'removed', undefined],
      ['Ada', 'linkMade', undefined],
      ['Ada', 'roleChanged', 'member'],
      ['Ada', 'invited', 'viewer'],
      ['Ada', 'replied', undefined],
      ['Ada', 'acknowledged', undefined],
      ['Ada', 'signedIn', undefined],
      [undefined, 'invited', 'owner'],
    ]);
    expect(entries[4]).toMatchObject({ objectId: one!.id, reference: identity.reference });
    expect(entries[0]).toMatchObject({
      objectId: ben,
      memberName: 'Ben',
      at: new Date(site.clock.nowMs).toISOString(),
    });
    const kept = JSON.stringify(await site.rows('select * from audit'));
    expect(kept).not.toMatch(/private|Words/);

    const first = await auditOf(site, owner, '?limit=3');
    expect(first.more).toBe(true);
    const second = await auditOf(site, owner, `?limit=200&before=${first.entries[2]!.entryId}`);
    expect([...first.entries, ...second.entries]).toEqual(entries);
  });

  test('is written with the change or not at all', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    await site.signIn('Ben');
    const ben = await idOf(site, 'Ben');
    const empty = await site.database.fill('audit');
    expect((await ask(site, 'PATCH', `/members/${ben}`, owner, { role: 'viewer' })).status).toBe(503);
    expect((await ask(site, 'DELETE', `/members/${ben}`, owner)).status).toBe(503);
    await empty();
    expect(await site.rows(`select role, removed_at from members where name = 'Ben'`)).toEqual([
      { role: 'member', removed_at: null },
    ]);
  });

  test('cannot be rewritten, whoever has the database open', async () => {
    const site = await openSite();
    await site.signIn('Ada');
    await expect(site.rows(`update audit set actor_id = 'somebody else'`)).rejects.toThrow('never changed');
  });

  test.each<[string, Role, boolean]>([
    ['owners', 'owner', true],
    ['managers', 'manager', false],
  ])('%s', async (_, role, mayRead) => {
    const site = await openSite();
    const response = await ask(site, 'GET', '/audit', await site.signIn('Ina', role));
    expect(response.status).toBe(mayRead ? 200 : 403);
  });
});
