import { invitation, staffSession } from '@earful/protocol';
import type { Role } from '@earful/protocol';
import { createSignInLink, createStaffApi } from '@earful/server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bindAccount, boundMember } from '../../../packages/server/src/staff/identities.js';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';
import type { StaffHeaders } from '../support/staff.js';
import { ask, auditOf, codeOf, enter, idOf, membersOf } from '../support/staff.js';

const invite = async (site: Site, by: StaffHeaders, name: string, role: Role, email?: string) =>
  invitation.parse(await (await ask(site, 'POST', '/members', by, { name, role, email })).json());

const linkFor = async (site: Site, by: StaffHeaders, memberId: string) =>
  invitation.parse(await (await ask(site, 'POST', `/members/${memberId}/link`, by, {})).json()).link;

const give = async (site: Site, by: StaffHeaders, memberId: string, role: Role) =>
  expect((await ask(site, 'PATCH', `/members/${memberId}`, by, { role })).status).toBe(204);

async function staffed() {
  const site = await openSite();
  return { site, olga: await site.signIn('Olga'), max: await site.signIn('Max', 'manager') };
}

/** Who is raised, and how. */
const ways: [string, (site: Site, olga: StaffHeaders, memberId: string) => Promise<unknown>][] = [
  ['by an owner', (site, olga, memberId) => give(site, olga, memberId, 'owner')],
  ['on the server', ({ store }) => createSignInLink({ store, publicUrl, name: 'Vic', role: 'owner' })],
];

describe.each(ways)('a role that is raised %s', (_, raise) => {
  test('is not that of a link that a manager has kept', async () => {
    const { site, olga, max } = await staffed();
    const { memberId, link } = await invite(site, max, 'Vic', 'viewer');
    await raise(site, olga, memberId);
    expect(await codeOf(await enter(site, link))).toBe('link-used');
  });

  test('is not that of a session from before', async () => {
    const { site, olga, max } = await staffed();
    const { memberId, link } = await invite(site, max, 'Vic', 'viewer');
    const cookie = (await enter(site, link)).headers.get('set-cookie')!.split(';')[0]!;
    await raise(site, olga, memberId);
    expect((await ask(site, 'GET', '/session', { ...max, cookie })).status).toBe(401);
    expect((await ask(site, 'GET', '/session', max)).status).toBe(200);
  });

  test('is not that of an address that a manager gave, nor of the account that came by it', async () => {
    const { site, olga, max } = await staffed();
    const email = 'max-too@shop.example';
    const { memberId } = await invite(site, max, 'Vic', 'viewer', email);
    const account = { issuer: 'https://id.example', subject: 'v' };
    await site.store.write((db) => bindAccount(db, { ...account, email, at: '2026-02-10T12:00:00.000Z' }));
    expect(await boundMember(site.store.read, account)).toBe(memberId);
    await raise(site, olga, memberId);
    expect(await boundMember(site.store.read, account)).toBeUndefined();
    expect((await membersOf(site, olga)).find(({ name }) => name === 'Vic')).not.toHaveProperty('email');
    const actions = (await auditOf(site, olga)).entries.map(({ action, memberName }) => [memberName, action]);
    expect(actions).toContainEqual(['Vic', 'emailChanged']);
  });
});

test.each<[string, (site: Site, olga: StaffHeaders) => Promise<unknown>]>([
  ['an owner', async (site, olga) => invite(site, olga, 'Vic', 'viewer', 'vic@shop.example')],
  [
    'the command line',
    ({ store }) => createSignInLink({ store, publicUrl, name: 'Vic', role: 'viewer', email: 'vic@shop.example' }),
  ],
  [
    'an owner, in the place of a manager',
    async (site, olga) => {
      const max = await site.signIn('Max');
      const { memberId } = await invite(site, max, 'Vic', 'viewer', 'max-too@shop.example');
      await ask(site, 'PATCH', `/members/${memberId}`, olga, { email: 'vic@shop.example' });
    },
  ],
])('an address that %s gave stays when the role is raised', async (_, begin) => {
  const { site, olga } = await staffed();
  await begin(site, olga);
  await give(site, olga, await idOf(site, 'Vic'), 'manager');
  expect((await membersOf(site, olga)).find(({ name }) => name === 'Vic')).toMatchObject({ email: 'vic@shop.example' });
});

test('a lower role keeps sessions, links and address', async () => {
  const { site, olga, max } = await staffed();
  const maxId = await idOf(site, 'Max');
  await ask(site, 'PATCH', `/members/${maxId}`, olga, { email: 'max@shop.example' });
  const link = await linkFor(site, olga, maxId);
  await give(site, olga, maxId, 'member');
  expect((await ask(site, 'GET', '/session', max)).status).toBe(200);
  expect(staffSession.parse(await (await enter(site, link)).json()).member.role).toBe('member');
  expect((await membersOf(site, olga)).find(({ name }) => name === 'Max')).toMatchObject({ email: 'max@shop.example' });
});

test.each<[string, (site: Site, olga: StaffHeaders, maxId: string) => Promise<unknown>]>([
  ['is taken off', (site, olga, maxId) => ask(site, 'DELETE', `/members/${maxId}`, olga)],
  ['is given a lower role', (site, olga, maxId) => give(site, olga, maxId, 'member')],
  [
    'is given a lower role on the server',
    ({ store }) => createSignInLink({ store, publicUrl, name: 'Max', role: 'viewer' }),
  ],
])('links end with whoever made them, when that one %s', async (_, end) => {
  const { site, olga, max } = await staffed();
  const { memberId, link } = await invite(site, max, 'Wim', 'member');
  const { link: other } = await invite(site, olga, 'Una', 'member');
  const { memberId: vicId } = await invite(site, olga, 'Vic', 'viewer');
  const again = await linkFor(site, max, vicId);
  await end(site, olga, await idOf(site, 'Max'));
  for (const one of [link, again]) expect(await codeOf(await enter(site, one))).toBe('link-used');
  expect((await enter(site, other)).status).toBe(201);
  expect((await enter(site, await linkFor(site, olga, memberId))).status).toBe(201);
});

test('a live stream ends with the session when the role is raised', async () => {
  const { site, olga } = await staffed();
  const { cookie } = await site.signIn('Vic', 'viewer');
  // Looks for rows so seldom that this cannot be what ends the stream.
  const staff = createStaffApi({ config, store: site.store, publicUrl, pollMs: 3_600_000 });
  onTestFinished(() => staff.close());
  const response = await staff.fetch(new Request(`${publicUrl}/earful/v1/staff/stream`, { headers: { cookie } }));
  const reader = response.body!.getReader();
  await reader.read();
  const here: Site = { ...site, earful: { ...site.earful, fetch: staff.fetch } };
  await give(here, olga, await idOf(site, 'Vic'), 'manager');
  while (!(await reader.read()).done);
});
