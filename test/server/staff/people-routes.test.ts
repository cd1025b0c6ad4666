import type { AuditPage, Role } from '@earful/protocol';
import { auditPage, invitation, memberList, problem, sessionList, staffSession } from '@earful/protocol';
import { createSignInLink, createStaffApi, openStore } from '@earful/server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';

const hourMs = 3_600_000;
type Headers = Awaited<ReturnType<Site['signIn']>>;

const ask = (site: Site, method: string, path: string, headers: Headers, body?: unknown) =>
  site.earful.fetch(
    new Request(`${publicUrl}/earful/v1/staff${path}`, {
      method,
      headers: { ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    }),
  );

const codeOf = async (response: Response) => problem.parse(await response.json()).code;

const membersOf = async (site: Site, headers: Headers) =>
  memberList.parse(await (await ask(site, 'GET', '/members', headers)).json()).members;

const idOf = async (site: Site, name: string) => {
  const [row] = await site.rows<{ id: string }>(`select id from members where name = '${name}'`);
  return row!.id;
};

const sessionsOf = async (site: Site, headers: Headers, path = '/sessions') =>
  sessionList.parse(await (await ask(site, 'GET', path, headers)).json()).sessions;

const auditOf = async (site: Site, headers: Headers, query = ''): Promise<AuditPage> =>
  auditPage.parse(await (await ask(site, 'GET', `/audit${query}`, headers)).json());

const enter = (site: Site, link: string, userAgent = '') =>
  site.post('/v1/staff/session', JSON.stringify({ token: link.split('#')[1] }), {
    origin: publicUrl,
    'content-type': 'application/json',
    'user-agent': userAgent,
  });

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

describe('sessions', () => {
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

  test('are listed with what somebody knows them by, and without what opens them', async () => {
    const site = await openSite();
    const first = await site.signIn('Ada');
    site.clock.nowMs += hourMs;
    await enter(site, await createSignInLink({ store: site.store, publicUrl, name: 'Ada' }), firefox);
    await site.signIn('Ben');
    const response = await ask(site, 'GET', '/sessions', first);
    const text = await response.text();
    const { sessions } = sessionList.parse(JSON.parse(text));
    expect(sessions.map(({ browser, own }) => [browser, own])).toEqual(
      expect.arrayContaining([
        ['Firefox, Linux', false],
        [undefined, true],
      ]),
    );
    expect(sessions).toHaveLength(2);
    const [hashes] = await site.rows<{ id_hash: string }>('select id_hash from sessions');
    expect(text).not.toContain(hashes!.id_hash);
  });

  test('are ended by whose they are, and by an owner; by nobody else', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const ben = await site.signIn('Ben', 'manager');
    const other = await site.signIn('Ben');
    const [bens] = (await sessionsOf(site, ben)).filter(({ own }) => !own);
    const adas = (await sessionsOf(site, owner))[0]!;
    expect((await ask(site, 'DELETE', `/sessions/${adas.sessionId}`, ben)).status).toBe(404);
    expect((await ask(site, 'GET', '/session', owner)).status).toBe(200);
    expect((await ask(site, 'DELETE', `/sessions/${bens!.sessionId}`, ben)).status).toBe(204);
    expect((await ask(site, 'GET', '/session', other)).status).toBe(401);

    const benId = await idOf(site, 'Ben');
    const [left, ...rest] = await sessionsOf(site, owner, `/members/${benId}/sessions`);
    expect(rest).toEqual([]);
    expect((await ask(site, 'DELETE', `/sessions/${left!.sessionId}`, owner)).status).toBe(204);
    expect((await ask(site, 'GET', '/session', ben)).status).toBe(401);
  });

  test('and links end with whoever is taken off; what they wrote stays; back again is the same person', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const ben = await site.signIn('Ben');
    const link = await createSignInLink({ store: site.store, publicUrl, name: 'Ben' });
    await send(site, mintIdentity());
    const [one] = await site.rows<{ id: string }>('select id from cases');
    expect((await ask(site, 'POST', `/cases/${one!.id}/acknowledge`, ben, {})).status).toBe(200);
    const benId = await idOf(site, 'Ben');
    expect((await ask(site, 'DELETE', `/members/${benId}`, owner)).status).toBe(204);
    expect((await ask(site, 'GET', '/cases', ben)).status).toBe(401);
    expect(await codeOf(await enter(site, link))).toBe('link-used');
    expect((await membersOf(site, owner)).map(({ name }) => name)).toEqual(['Ada']);
    expect((await ask(site, 'DELETE', `/members/${benId}`, owner)).status).toBe(404);
    expect(await (await ask(site, 'GET', `/cases/${one!.id}`, owner)).json()).toMatchObject({ acknowledgedBy: 'Ben' });

    const back = await ask(site, 'POST', '/members', owner, { name: 'Ben', role: 'viewer' });
    expect(await back.json()).toMatchObject({ memberId: benId });
    expect((await ask(site, 'GET', '/cases', ben)).status).toBe(401);
  });
});

describe('a live stream', () => {
  const openStream = async (fetch: (request: Request) => Promise<Response>, { cookie }: Headers) => {
    const response = await fetch(new Request(`${publicUrl}/earful/v1/staff/stream`, { headers: { cookie } }));
    const reader = response.body!.getReader();
    onTestFinished(() => reader.cancel().catch(() => {}));
    await reader.read();
    return async () => {
      while (!(await reader.read()).done);
      return 'ended';
    };
  };

  test.each<[string, (site: Site, owner: Headers, ben: Headers) => Promise<Response>]>([
    [
      'the member is taken off',
      async (site, owner) => ask(site, 'DELETE', `/members/${await idOf(site, 'Ben')}`, owner),
    ],
    [
      'an owner ends the session',
      async (site, owner) => {
        const [one] = await sessionsOf(site, owner, `/members/${await idOf(site, 'Ben')}/sessions`);
        return ask(site, 'DELETE', `/sessions/${one!.sessionId}`, owner);
      },
    ],
    ['the member signs out', (site, _, ben) => ask(site, 'DELETE', '/session', ben)],
  ])('ends at once when %s', async (_, end) => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const ben = await site.signIn('Ben');
    // Looks for rows so seldom that this cannot be what ends the stream.
    const staff = createStaffApi({ config, store: site.store, publicUrl, pollMs: 3_600_000 });
    onTestFinished(() => staff.close());
    const here: Site = { ...site, earful: { ...site.earful, fetch: staff.fetch } };
    const untilEnd = await openStream(staff.fetch, ben);
    expect((await end(here, owner, ben)).status).toBe(204);
    expect(await untilEnd()).toBe('ended');
  });

  test('ends with the next look when another process has ended the session', async () => {
    const site = await openSite();
    const owner = await site.signIn('Ada');
    const ben = await site.signIn('Ben');
    const staff = createStaffApi({ config, store: site.store, publicUrl, pollMs: 5 });
    onTestFinished(() => staff.close());
    const untilEnd = await openStream(staff.fetch, ben);
    const other = await openStore({ ...site.database.options, now: () => site.clock.nowMs });
    onTestFinished(() => other.close());
    const elsewhere = await openSite({ store: other, database: site.database });
    await ask(elsewhere, 'DELETE', `/members/${await idOf(site, 'Ben')}`, owner);
    expect(await untilEnd()).toBe('ended');
  });
});

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
