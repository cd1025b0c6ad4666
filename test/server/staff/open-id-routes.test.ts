import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Accounts } from '../support/accounts.js';
import { startAccounts } from '../support/accounts.js';
import type { Site } from '../support/site.js';
import { openSite, publicUrl } from '../support/site.js';
import { ask, idOf } from '../support/staff.js';

const returnAddress = `${publicUrl}/earful/v1/staff/oidc/callback`;

let accounts: Accounts;
beforeAll(async () => {
  accounts = await startAccounts(returnAddress);
});
beforeEach(() => {
  accounts.asked.length = 0;
});
afterAll(() => accounts.close());

const asked = (path: RegExp) => accounts.asked.filter((one) => path.test(one)).length;

/** Leaves for the provider: its address, and the cookie of the attempt. */
async function leave(site: Site) {
  const { headers } = await site.get('/v1/staff/oidc/start');
  return { address: headers.get('location')!, cookie: headers.getSetCookie()[0]!.split(';', 1)[0]! };
}

/** Where a browser ends up that comes back to this address. */
async function comeBack(site: Site, back: string, cookie: string, from?: string): Promise<string> {
  const response = await site.earful.fetch(new Request(back, { headers: { cookie } }), { address: from });
  return response.headers.get('location')!.replace(/.*refused=/, '');
}

/** Leaves for the provider and comes back with something made up, as a program does. */
async function knock(site: Site, answer: Record<string, string>, from = '192.0.2.7'): Promise<string> {
  const { address, cookie } = await leave(site);
  const state = new URL(address).searchParams.get('state')!;
  const query = new URLSearchParams({ iss: accounts.options.issuer, state, ...answer });
  return comeBack(site, `${returnAddress}?${query}`, cookie, from);
}

test('who knocks with codes has the provider asked no more than ten times a minute from an address', async () => {
  const site = await openSite({ openIdConnect: accounts.options });
  const owner = await site.signIn('Ada', 'owner');
  await ask(site, 'PATCH', `/members/${await idOf(site, 'Ada')}`, owner, { email: 'ada@shop.example' });
  accounts.known.set('ada', { email: 'ada@shop.example', email_verified: true });

  const reasons = [];
  for (let index = 0; index < 13; index += 1) reasons.push(await knock(site, { code: 'guess' }));
  expect(reasons).toEqual([...Array<string>(10).fill('expired'), ...Array<string>(3).fill('too-many')]);
  expect(asked(/token/)).toBe(10);
  expect(await knock(site, { code: 'guess' }, '198.51.100.7')).toBe('expired');
  // What never came to the provider keeps nobody from it.
  for (let index = 0; index < 12; index += 1)
    await comeBack(site, `${returnAddress}?state=${index}&code=x`, 'earful-attempt=x', '198.51.100.8');
  const { address, cookie } = await leave(site);
  expect(await comeBack(site, await accounts.signIn(address, 'ada'), cookie, '198.51.100.8')).toBe('/earful/inbox/');
  site.clock.nowMs += 60_000;
  expect(await knock(site, { code: 'guess' })).toBe('expired');
});

test('who knocks with errors makes nobody read again what the provider says of itself, nor fills the log', async () => {
  const lines: string[] = [];
  const log = (_: string, what: string, facts = {}) => void lines.push(JSON.stringify({ what, ...facts }));
  const site = await openSite({ openIdConnect: accounts.options, log });
  for (let index = 0; index < 9; index += 1) expect(await knock(site, { error: `made-up-${index}` })).toBe('failed');
  for (let index = 0; index < 20; index += 1)
    await comeBack(site, `${returnAddress}?state=${index}&code=x`, 'earful-attempt=x');
  expect(asked(/openid-configuration/)).toBe(1);
  expect(lines.map((line) => line.split('"')[3]).filter((what) => what?.includes('provider'))).toEqual([
    'the sign-in provider cannot be used',
    'not signed in by the provider',
    'not signed in by the provider',
  ]);

  site.clock.nowMs += 60_000;
  await knock(site, { error: 'made-up' });
  expect(lines.filter((line) => line.includes('cannot be used')).at(-1)).toContain('"failed":9');
  await leave(site);
  expect(asked(/openid-configuration/)).toBe(2);
});
