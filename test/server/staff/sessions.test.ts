import { sessionList } from '@earful/protocol';
import type { Store } from '@earful/server';
import { createSignInLink, createStaffApi, openStore } from '@earful/server';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mintIdentity, send } from '../support/critiques.js';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';
import type { StaffHeaders } from '../support/staff.js';
import { ask, codeOf, enter, idOf, membersOf, sessionsOf } from '../support/staff.js';

const hourMs = 3_600_000;

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

describe('a database that cannot be written', () => {
  const paths = ['/session', '/cases', '/standings', '/sessions', '/members', '/deliveries', '/audit'];
  const readAll = async (site: Site, headers: StaffHeaders) =>
    (await Promise.all(paths.map((path) => ask(site, 'GET', path, headers)))).map(({ status }) => status);
  /** Whatever was asked of the store before is done, or has failed. */
  const settled = (site: Site) => site.store.write(() => Promise.resolve());
  const seen = (site: Site) => site.rows('select last_seen_at from sessions');

  test('is read; a session that it cannot lengthen ends half a day after the last time that it could', async () => {
    const site = await openSite();
    const ada = await site.signIn();
    const mend = await site.database.fill('sessions', 'update');
    site.clock.nowMs += hourMs;
    expect(await readAll(site, ada)).toEqual(paths.map(() => 200));
    await settled(site);
    expect(await seen(site)).toEqual([{ last_seen_at: '2026-02-10T12:00:00.000Z' }]);
    await mend();
    expect((await ask(site, 'GET', '/cases', ada)).status).toBe(200);
    await settled(site);
    expect(await seen(site)).toEqual([{ last_seen_at: '2026-02-10T13:00:00.000Z' }]);
    await site.database.fill('sessions', 'update');
    site.clock.nowMs += 12 * hourMs - 1;
    expect((await ask(site, 'GET', '/cases', ada)).status).toBe(200);
    await settled(site);
    site.clock.nowMs += 1;
    expect((await ask(site, 'GET', '/cases', ada)).status).toBe(401);
  });

  test('for the moment is read without waiting until it can', async () => {
    const site = await openSite();
    const ada = await site.signIn();
    site.clock.nowMs += hourMs;
    const store = { ...site.store, write: () => new Promise<never>(() => {}) };
    const staff = createStaffApi({ config, store, publicUrl });
    onTestFinished(() => staff.close());
    const here: Site = { ...site, earful: { ...site.earful, fetch: staff.fetch } };
    expect(await readAll(here, ada)).toEqual(paths.map(() => 200));
  });
});

describe('a live stream', () => {
  const openStream = async (fetch: (request: Request) => Promise<Response>, { cookie }: StaffHeaders) => {
    const response = await fetch(new Request(`${publicUrl}/earful/v1/staff/stream`, { headers: { cookie } }));
    const reader = response.body!.getReader();
    onTestFinished(() => reader.cancel().catch(() => {}));
    await reader.read();
    return async () => {
      while (!(await reader.read()).done);
      return 'ended';
    };
  };

  test.each<[string, (site: Site, owner: StaffHeaders, ben: StaffHeaders) => Promise<Response>]>([
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

  test('a sign-out of nobody takes no turn among those who write, and makes no stream look', async () => {
    const site = await openSite();
    const ben = await site.signIn('Ben');
    let reads = 0;
    const read = site.store.read.withPlugin({
      // As it begins, so that no look of the stream is under way uncounted.
      transformQuery: ({ node }) => {
        reads += 1;
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    let writes = 0;
    const write: Store['write'] = (work) => {
      writes += 1;
      return site.store.write(work);
    };
    // From another process the news of Ben's sign-in may come at any time: here the stream hears none.
    const store: Store = { ...site.store, read, write, onCommit: () => () => {} };
    const staff = createStaffApi({ config, store, publicUrl, pollMs: 3_600_000 });
    onTestFinished(() => staff.close());
    await openStream(staff.fetch, ben);
    const nobody = { ...ben, cookie: ben.cookie.replace(/=.*/, '=made-up') };
    const here: Site = { ...site, earful: { ...site.earful, fetch: staff.fetch } };
    reads = 0;
    expect((await ask(here, 'DELETE', '/session', nobody)).status).toBe(204);
    expect({ reads, writes }).toEqual({ reads: 1, writes: 0 });
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
