import { signInWays, staffSession } from '@earful/protocol';
import { createEarful } from '@earful/server';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Accounts } from '../support/accounts.js';
import { startAccounts } from '../support/accounts.js';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';
import { ask, auditOf, codeOf, idOf, membersOf } from '../support/staff.js';

const inbox = '/earful/inbox';
const returnAddress = `${publicUrl}/earful/v1/staff/oidc/callback`;
const cookiesOf = (response: Response) => response.headers.getSetCookie().map((line) => line.split(';', 1)[0]!);

let accounts: Accounts;
beforeAll(async () => {
  accounts = await startAccounts(returnAddress);
});
beforeEach(() => {
  accounts.lies = {};
  accounts.known.clear();
});
afterAll(() => accounts.close());

interface Place {
  site: Site;
  lines: string[];
  /** Leaves for the provider: its address, and the cookie of the attempt. */
  leave(): Promise<{ address: string; attempt: string }>;
  /** Where a browser with these cookies ends up that comes back to this address. */
  comeBack(address: string, cookie?: string): Promise<{ to: string | null; cookies: string[] }>;
  /** All the way. */
  enter(account: string): Promise<{ to: string | null; cookies: string[] }>;
}

/** Ada is on the staff, with an account of the same address. */
async function open(): Promise<Place> {
  const lines: string[] = [];
  const site = await openSite({
    openIdConnect: accounts.options,
    log: (_, what, facts) => lines.push(JSON.stringify({ what, ...facts })),
  });
  const owner = await site.signIn('Ada', 'owner');
  await ask(site, 'PATCH', `/members/${await idOf(site, 'Ada')}`, owner, { email: 'Ada@shop.example' });
  accounts.known.set('ada', { email: 'ada@SHOP.example', email_verified: true });
  const place: Place = {
    site,
    lines,
    async leave() {
      const response = await site.get('/v1/staff/oidc/start');
      expect(response.status).toBe(303);
      return { address: response.headers.get('location')!, attempt: cookiesOf(response)[0]! };
    },
    async comeBack(address, cookie = '') {
      const { pathname, search } = new URL(address);
      const response = await site.get(pathname.replace('/earful', '') + search, { cookie });
      expect(response.status).toBe(303);
      return { to: response.headers.get('location'), cookies: cookiesOf(response) };
    },
    async enter(account) {
      const { address, attempt } = await place.leave();
      return place.comeBack(await accounts.signIn(address, account), attempt);
    },
  };
  return place;
}

const sessionOf = async (site: Site, cookies: string[]) => site.get('/v1/staff/session', { cookie: cookies[0]! });
const refused = (reason: string) => ({ to: `${inbox}/sign-in?refused=${reason}`, cookies: ['earful-attempt='] });
const accountsOf = (site: Site) => site.rows('select subject, name from identities, members where id = member_id');

describe('an account', () => {
  test('of a verified address of the staff signs in, in a new session, with the role that was given here', async () => {
    const { site, enter, lines } = await open();
    const first = await enter('ada');
    expect(first.to).toBe(`${inbox}/`);
    const session = staffSession.parse(await (await sessionOf(site, first.cookies)).json());
    expect(session.member).toMatchObject({ name: 'Ada', role: 'owner' });
    expect(first.cookies[1]).toBe('earful-attempt=');
    const second = await enter('ada');
    expect(second.cookies[0]).not.toBe(first.cookies[0]);
    const said = await auditOf(site, { cookie: first.cookies[0]!, origin: publicUrl, 'content-type': '' });
    expect(said.entries.slice(0, 4).map(({ action, actor }) => [actor?.name, action])).toEqual([
      ['Ada', 'signedInWithAccount'],
      ['Ada', 'signedInWithAccount'],
      ['Ada', 'accountBound'],
      ['Ada', 'emailChanged'],
    ]);
    expect(await accountsOf(site)).toEqual([{ subject: 'ada', name: 'Ada' }]);
    const told = lines.join();
    for (const secret of [accounts.options.clientSecret, first.cookies[0]!.split('=')[1]!, 'shop.example'])
      expect(told).not.toContain(secret);
  });

  test('is known by the name of its issuer from then on: its address may change, and be given to another', async () => {
    const { site, enter } = await open();
    await enter('ada');
    accounts.known.set('ada', { email: 'lovelace@shop.example', email_verified: true });
    accounts.known.set('newcomer', { email: 'ada@shop.example', email_verified: true });
    expect(await enter('newcomer')).toEqual(refused('unknown'));
    expect((await enter('ada')).to).toBe(`${inbox}/`);
    expect(await accountsOf(site)).toEqual([{ subject: 'ada', name: 'Ada' }]);
    // Until somebody who may says so.
    const owner = await site.signIn('Ada');
    await ask(site, 'PATCH', `/members/${await idOf(site, 'Ada')}`, owner, { email: 'ada@shop.example' });
    expect((await enter('newcomer')).to).toBe(`${inbox}/`);
    expect(await enter('ada')).toEqual(refused('unknown'));
  });

  test.each<[string, object]>([
    ['says nothing of it', {}],
    ['says no', { email_verified: false }],
    ['says so in words', { email_verified: 'true' }],
  ])('whose provider does not vouch for the address does not come in: it %s', async (_, claims) => {
    const { site, enter } = await open();
    accounts.known.set('ada', { email: 'ada@shop.example', ...claims });
    expect(await enter('ada')).toEqual(refused('unverified'));
    expect(await accountsOf(site)).toEqual([]);
  });

  test('of nobody on the staff does not come in, nor of somebody who was taken off, at once', async () => {
    const { site, enter } = await open();
    accounts.known.set('ben', { email: 'ben@shop.example', email_verified: true });
    expect(await enter('ben')).toEqual(refused('unknown'));
    const owner = await site.signIn('Ada');
    const invited = { name: 'Ben', role: 'viewer', email: 'ben@shop.example' };
    await ask(site, 'POST', '/members', owner, invited);
    const { to, cookies } = await enter('ben');
    expect(to).toBe(`${inbox}/`);
    expect((await membersOf(site, owner)).map(({ name, email }) => [name, email])).toEqual([
      ['Ada', 'ada@shop.example'],
      ['Ben', 'ben@shop.example'],
    ]);
    await ask(site, 'DELETE', `/members/${await idOf(site, 'Ben')}`, owner);
    expect((await sessionOf(site, cookies)).status).toBe(401);
    expect(await enter('ben')).toEqual(refused('unknown'));
    await site.store.compact();
    expect(await site.database.keeps('ben@shop.example')).toBe(false);
    // Whoever comes back on the staff begins anew.
    await ask(site, 'POST', '/members', owner, { name: 'Ben', role: 'viewer' });
    expect(await enter('ben')).toEqual(refused('unknown'));
  });

  test('whose owner says no leads back to the sign-in page', async () => {
    const { enter } = await open();
    expect(await enter('')).toEqual(refused('cancelled'));
  });
});

describe('coming back', () => {
  test('is good once, also where a provider takes its codes twice', async () => {
    const { site, leave, comeBack } = await open();
    const { address, attempt } = await leave();
    const back = await accounts.signIn(address, 'ada');
    expect((await comeBack(back, attempt)).to).toBe(`${inbox}/`);
    expect(await comeBack(back, attempt)).toEqual(refused('expired'));
    accounts.lies.takesTwice = true;
    expect(await comeBack(back, attempt)).toEqual(refused('expired'));
    expect(await site.rows(`select action from audit where action = 'signedInWithAccount'`)).toHaveLength(1);
  });

  test('is good in the browser alone that has left, within ten minutes', async () => {
    const { site, leave, comeBack } = await open();
    const ours = await leave();
    const back = await accounts.signIn(ours.address, 'ada');
    const theirs = await leave();
    const made = `earful-attempt=${site.clock.nowMs}.made-up`;
    for (const cookie of ['', theirs.attempt, made, ours.attempt.replace(/=\d/, '=2')])
      expect(await comeBack(back, cookie)).toEqual(refused('expired'));
    for (const state of ['', 'other', encodeURIComponent('"><script>')])
      expect(await comeBack(back.replace(/state=[^&]*/, `state=${state}`), ours.attempt)).toEqual(refused('expired'));
    site.clock.nowMs += 10 * 60_000;
    expect(await comeBack(back, ours.attempt)).toEqual(refused('expired'));
    site.clock.nowMs -= 1;
    expect((await comeBack(back, ours.attempt)).to).toBe(`${inbox}/`);
  });

  test('leads to the inbox, whatever the address asks for', async () => {
    const { leave, comeBack, site } = await open();
    const asked = await site.get('/v1/staff/oidc/start?return=https://evil.example&redirect_uri=https://evil.example');
    expect(new URL(asked.headers.get('location')!).searchParams.get('redirect_uri')).toBe(returnAddress);
    const { address, attempt } = await leave();
    const back = `${await accounts.signIn(address, 'ada')}&return=https://evil.example&next=//evil.example`;
    expect((await comeBack(back, attempt)).to).toBe(`${inbox}/`);
  });

  test('is good at any of several processes', async () => {
    const { site, leave, comeBack } = await open();
    const other = createEarful({ config, store: site.store, publicUrl, openIdConnect: accounts.options });
    onTestFinished(() => other.close());
    const { address, attempt } = await leave();
    const back = await accounts.signIn(address, 'ada');
    const { headers } = await other.fetch(new Request(back, { headers: { cookie: attempt } }));
    expect(headers.get('location')).toBe(`${inbox}/`);
    expect(await comeBack(back, attempt)).toEqual(refused('expired'));
  });

  test('too often without success is slowed down, and counted by address', async () => {
    const { site, enter } = await open();
    const reasons = [];
    for (let index = 0; index < 12; index += 1) {
      const request = new Request(`${publicUrl}/earful/v1/staff/oidc/callback?state=guess${index}&code=x`);
      const { headers } = await site.earful.fetch(request, { address: '192.0.2.7' });
      reasons.push(headers.get('location')!.split('refused=')[1]);
    }
    expect(reasons).toEqual([...Array<string>(10).fill('expired'), 'too-many', 'too-many']);
    expect((await enter('ada')).to).toBe(`${inbox}/`);
  });
});

describe('a token', () => {
  const soon = Math.floor(Date.now() / 1_000);
  test.each<[string, (claims: Record<string, unknown>) => object]>([
    ['of another issuer', (claims) => ({ ...claims, iss: 'https://evil.example' })],
    ['for another client', (claims) => ({ ...claims, aud: 'shop' })],
    ['of another attempt', (claims) => ({ ...claims, nonce: 'other' })],
    ['without a nonce', (claims) => ({ ...claims, nonce: undefined })],
    ['that has ended', (claims) => ({ ...claims, iat: soon - 7_200, exp: soon - 3_600 })],
  ])('%s is refused', async (_, claims) => {
    const { site, enter, lines } = await open();
    accounts.lies.claims = (sent) => claims(sent) as Record<string, unknown>;
    expect(await enter('ada')).toEqual(refused('failed'));
    expect(await accountsOf(site)).toEqual([]);
    expect(lines.join()).toContain('the sign-in provider cannot be used');
    accounts.lies.claims = (sent) => sent;
    expect((await enter('ada')).to).toBe(`${inbox}/`);
  });

  test('with a signature of somebody else is refused', async () => {
    const { enter } = await open();
    accounts.lies.otherKey = true;
    expect(await enter('ada')).toEqual(refused('failed'));
  });
});

describe('a provider that is down', () => {
  test('is named in the log with the fix; links sign in as ever, and accounts as soon as it is back', async () => {
    const { site, leave, comeBack, lines, enter } = await open();
    accounts.lies.status = 500;
    const response = await site.get('/v1/staff/oidc/start');
    expect(response.headers.get('location')).toBe(`${inbox}/sign-in?refused=failed`);
    expect(lines.join()).toMatch(/cannot be used.*127\.0\.0\.1.*openid-configuration below the issuer answers/);
    expect((await sessionOf(site, [(await site.signIn('Ada')).cookie])).status).toBe(200);
    accounts.lies = {};
    const { address, attempt } = await leave();
    const back = await accounts.signIn(address, 'ada');
    accounts.lies.status = 503;
    expect(await comeBack(back, attempt)).toEqual(refused('failed'));
    accounts.lies = {};
    expect((await enter('ada')).to).toBe(`${inbox}/`);
  });

  test('or is another than it says is not used', async () => {
    const issuer = accounts.options.issuer.replace('127.0.0.1', 'localhost');
    const site = await openSite({ openIdConnect: { ...accounts.options, issuer } });
    const { headers } = await site.get('/v1/staff/oidc/start');
    expect(headers.get('location')).toBe(`${inbox}/sign-in?refused=failed`);
  });
});

describe('the setting', () => {
  test('is told to who is not signed in; without it there is nothing to start', async () => {
    const { site } = await open();
    const without = await openSite();
    const waysOf = async (one: Site) => signInWays.parse(await (await one.get('/v1/staff/sign-in')).json());
    expect(await waysOf(site)).toEqual({ openIdConnect: true });
    expect(await waysOf(without)).toEqual({ openIdConnect: false });
    for (const path of ['start', 'callback?state=a&code=b'])
      expect(await codeOf(await without.get(`/v1/staff/oidc/${path}`))).toBe('not-found');
  });

  test('takes the public address for the way back, and a cookie that only it gets', async () => {
    const site = await openSite({ publicUrl: 'https://shop.example', openIdConnect: accounts.options });
    const { headers } = await site.get('/v1/staff/oidc/start');
    expect(new URL(headers.get('location')!).searchParams.get('redirect_uri')).toBe(
      'https://shop.example/earful/v1/staff/oidc/callback',
    );
    expect(headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-earful-attempt=[\w.-]+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/),
    ]);
  });

  test.each(['http://id.example', 'id.example', 'ftp://id.example', 'https://a:b@id.example', 'https://id.example/?a'])(
    'refuses %s as an issuer',
    async (issuer) => {
      const { store } = await openSite();
      const openIdConnect = { issuer, clientId: 'earful', clientSecret: 'secret' };
      expect(() => createEarful({ config, store, publicUrl, openIdConnect })).toThrow(/use the https address/);
    },
  );
});
