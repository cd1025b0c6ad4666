import { invitation, staffSession } from '@earful/protocol';
import { createSignInLink } from '@earful/server';
import { describe, expect, test } from 'vitest';
import { openSite, publicUrl } from '../support/site.js';
import { ask, codeOf, enter, idOf, membersOf } from '../support/staff.js';

const hourMs = 3_600_000;

describe('roles', () => {
  test('whoever comes first is owner, those after it are members', async () => {
    const site = await openSite();
    for (const name of ['Ada', 'Ben', 'Ada']) await createSignInLink({ store: site.store, publicUrl, name });
    await createSignInLink({ store: site.store, publicUrl, name: 'Cleo', role: 'viewer' });
    expect(await site.rows('select name, role from members order by name')).toEqual([
      { name: 'Ada', role: 'owner' },
      { name: 'Ben', role: 'member' },
      { name: 'Cleo', role: 'viewer' },
    ]);
    // A name that is known keeps its role, unless another is said.
    await createSignInLink({ store: site.store, publicUrl, name: 'Cleo', role: 'manager' });
    expect(await site.rows(`select role from members where name = 'Cleo'`)).toEqual([{ role: 'manager' }]);
  });

  test('the session says the role, and another role holds from the next request on', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const ben = await site.signIn('Ben', 'manager');
    expect(staffSession.parse(await (await ask(site, 'GET', '/session', ben)).json()).member).toMatchObject({
      name: 'Ben',
      role: 'manager',
    });
    const benId = await idOf(site, 'Ben');
    expect((await ask(site, 'PATCH', `/members/${benId}`, owner, { role: 'viewer' })).status).toBe(204);
    expect((await ask(site, 'GET', '/members', ben)).status).toBe(403);
  });

  test.each<[string, string, string, unknown]>([
    ['give a role as high as theirs', 'PATCH', '/members/Vera', { role: 'manager' }],
    ['make somebody an owner', 'PATCH', '/members/Vera', { role: 'owner' }],
    ['take a role from an owner', 'PATCH', '/members/Ada', { role: 'viewer' }],
    ['take an owner off', 'DELETE', '/members/Ada', undefined],
    ['take one of their own kind off', 'DELETE', '/members/Max', undefined],
    ['make a link for an owner', 'POST', '/members/Ada/link', {}],
    ['invite an owner', 'POST', '/members', { name: 'New', role: 'owner' }],
    ['invite a manager', 'POST', '/members', { name: 'New', role: 'manager' }],
  ])('a manager cannot %s', async (_, method, path, body) => {
    const site = await openSite();
    await site.signIn('Ada');
    const manager = await site.signIn('Max', 'manager');
    await site.signIn('Vera', 'viewer');
    const [, name = ''] = /\/members\/(\w+)/.exec(path) ?? [];
    const address = name === '' ? path : path.replace(name, await idOf(site, name));
    const before = await site.rows('select name, role, removed_at from members order by name');
    const links = await site.rows('select count(*) as n from sign_in_links');
    const response = await ask(site, method, address, manager, body);
    expect([response.status, await codeOf(response)]).toEqual([403, 'not-allowed']);
    expect(await site.rows('select name, role, removed_at from members order by name')).toEqual(before);
    expect(await site.rows('select count(*) as n from sign_in_links')).toEqual(links);
  });

  test('the last owner stays one', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const ada = await idOf(site, 'Ada');
    expect(await codeOf(await ask(site, 'DELETE', `/members/${ada}`, owner))).toBe('conflict');
    expect(await codeOf(await ask(site, 'PATCH', `/members/${ada}`, owner, { role: 'member' }))).toBe('conflict');
    await site.signIn('Olga', 'owner');
    expect((await ask(site, 'PATCH', `/members/${ada}`, owner, { role: 'member' })).status).toBe(204);
  });
});

describe('an invitation', () => {
  test('is a link that is good once, with the role that was given', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const invited = await ask(site, 'POST', '/members', owner, { name: '  Ben ', role: 'manager' });
    expect(invited.status).toBe(201);
    const { memberId, link, expiresAt } = invitation.parse(await invited.json());
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:4700\/earful\/inbox\/sign-in#[\w-]{43}$/);
    expect(Date.parse(expiresAt) - site.clock.nowMs).toBe(24 * hourMs);
    expect(JSON.stringify(await site.rows('select * from sign_in_links'))).not.toContain(link.split('#')[1]);
    expect((await membersOf(site, owner)).find((one) => one.memberId === memberId)).toMatchObject({
      name: 'Ben',
      role: 'manager',
      invitedUntil: expiresAt,
    });
    const entered = await enter(site, link);
    expect(staffSession.parse(await entered.json()).member).toEqual({ memberId, name: 'Ben', role: 'manager' });
    expect((await membersOf(site, owner)).find((one) => one.name === 'Ben')).not.toHaveProperty('invitedUntil');
    expect(await codeOf(await enter(site, link))).toBe('link-used');
  });

  test('ends after a day; a new link takes its place, and the old one is good no more', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const invite = async () =>
      invitation.parse(await (await ask(site, 'POST', '/members', owner, { name: 'Ben', role: 'member' })).json());
    const { memberId, link } = await invite();
    const again = await ask(site, 'POST', `/members/${memberId}/link`, owner, {});
    const { link: newLink } = invitation.parse(await again.json());
    expect(await codeOf(await enter(site, link))).toBe('link-used');
    site.clock.nowMs += 24 * hourMs;
    expect(await codeOf(await enter(site, newLink))).toBe('link-used');
  });

  test('of a name that is on the staff is refused: it would be a key to somebody else', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const manager = await site.signIn('Max', 'manager');
    const again = await ask(site, 'POST', '/members', manager, { name: 'Ada', role: 'viewer' });
    expect([again.status, await codeOf(again)]).toEqual([409, 'conflict']);
    expect((await membersOf(site, owner)).map(({ name, role }) => [name, role])).toEqual([
      ['Ada', 'owner'],
      ['Max', 'manager'],
    ]);
    expect(await site.rows('select token_hash from sign_in_links where used_at is null')).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['without a name', { name: ' ', role: 'viewer' }],
    ['with a role that is none', { name: 'Ben', role: 'king' }],
    ['with more than is known', { name: 'Ben', role: 'viewer', memberId: 'x' }],
  ])('%s is refused', async (_, body) => {
    const site = await openSite();
    const response = await ask(site, 'POST', '/members', await site.signIn(), body);
    expect(response.status).toBe(422);
    expect(await site.rows('select name from members')).toEqual([{ name: 'Ada' }]);
  });
});
