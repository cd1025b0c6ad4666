import type { Role } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { openSite } from '../support/site.js';
import { ask, codeOf, idOf } from '../support/staff.js';

describe('the address of a member', () => {
  test.each<[Role, Role, number]>([
    ['manager', 'viewer', 204],
    ['manager', 'manager', 403],
    ['manager', 'owner', 403],
    ['member', 'viewer', 403],
    ['owner', 'owner', 204],
  ])('is given by a %s to a %s: %i', async (role, other, status) => {
    const site = await openSite();
    const who = await site.signIn('Ina', role);
    await site.signIn('Max', other);
    const change = { email: 'max@shop.example' };
    expect((await ask(site, 'PATCH', `/members/${await idOf(site, 'Max')}`, who, change)).status).toBe(status);
    expect(await site.rows('select email from member_addresses')).toHaveLength(status === 204 ? 1 : 0);
  });

  test('is one of one member, is an address, and can be taken away', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada', 'owner');
    const invite = (name: string, email: string) =>
      ask(site, 'POST', '/members', owner, { name, role: 'viewer', email });
    expect((await invite('Ben', 'ben@shop.example')).status).toBe(201);
    expect(await codeOf(await invite('Cleo', 'BEN@shop.example'))).toBe('conflict');
    expect(await codeOf(await invite('Cleo', 'ben'))).toBe('invalid');
    expect(await site.rows(`select name from members where name = 'Cleo'`)).toEqual([]);
    await ask(site, 'PATCH', `/members/${await idOf(site, 'Ben')}`, owner, { email: null });
    expect((await invite('Cleo', 'ben@shop.example')).status).toBe(201);
  });
});
