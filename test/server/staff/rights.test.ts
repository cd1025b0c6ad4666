import { randomUUID } from 'node:crypto';
import { caseList, mayUse, memberList, problem, roles, staffRights } from '@earful/protocol';
import type { Role } from '@earful/protocol';
import { createStaffApi } from '@earful/server';
import { expect, onTestFinished, test } from 'vitest';
import { readText } from '../../helpers/repository.js';
import { mintIdentity, send } from '../support/critiques.js';
import { listen } from '../support/listen.js';
import type { Site } from '../support/site.js';
import { config, openSite, publicUrl } from '../support/site.js';
import { codeOf, idOf } from '../support/staff.js';

const all: readonly Role[] = ['viewer', 'member', 'manager', 'owner'];

/** Who may use what, said once more and the other way round, so that no change of the table goes unseen. */
const allowed: Record<string, readonly Role[]> = {
  'POST /session': all,
  'DELETE /session': all,
  'GET /sign-in': all,
  'GET /oidc/start': all,
  'GET /oidc/callback': all,
  'GET /session': all,
  'GET /cases': all,
  'GET /cases/:caseId': all,
  'GET /standings': all,
  'GET /stream': all,
  'GET /sessions': all,
  'DELETE /sessions/:sessionId': all,
  'POST /cases/:caseId/acknowledge': ['member', 'manager', 'owner'],
  'POST /cases/:caseId/vouch': ['member', 'manager', 'owner'],
  'POST /cases/:caseId/replies': ['member', 'manager', 'owner'],
  'GET /members': ['manager', 'owner'],
  'POST /members': ['manager', 'owner'],
  'PATCH /members/:memberId': ['manager', 'owner'],
  'DELETE /members/:memberId': ['manager', 'owner'],
  'POST /members/:memberId/link': ['manager', 'owner'],
  'GET /deliveries': ['manager', 'owner'],
  'POST /deliveries/:deliveryId/again': ['manager', 'owner'],
  'GET /members/:memberId/sessions': ['owner'],
  'GET /audit': ['owner'],
};

const bodies: Record<string, () => unknown> = {
  'POST /session': () => ({ token: 'a guess that is long enough' }),
  'POST /cases/:caseId/acknowledge': () => ({}),
  'POST /cases/:caseId/vouch': () => ({}),
  'POST /cases/:caseId/replies': () => ({ replyId: randomUUID(), text: 'We are sorry.' }),
  'POST /deliveries/:deliveryId/again': () => ({}),
  'POST /members/:memberId/link': () => ({}),
  'POST /members': () => ({ name: `Cleo ${randomUUID()}`, role: 'viewer' }),
  'PATCH /members/:memberId': () => ({ role: 'viewer' }),
};

test('every route that is mounted has an entry, and every entry is mounted', async () => {
  const { store } = await openSite();
  const staff = createStaffApi({ config, store, publicUrl });
  onTestFinished(() => staff.close());
  expect(staff.routes.toSorted()).toEqual(Object.keys(staffRights).toSorted());
  expect(Object.keys(allowed).toSorted()).toEqual(Object.keys(staffRights).toSorted());
});

test('the page about staff has the same table', () => {
  const page = readText('packages/server/docs/staff.md');
  for (const [route, may] of Object.entries(allowed)) {
    const row = page.split('\n').find((line) => line.startsWith(`| \`${route}\` |`));
    if (staffRights[route as keyof typeof staffRights] === 'anybody') expect(row).toContain('anybody');
    else expect([route, row?.match(/yes/g)?.length]).toEqual([route, may.length]);
  }
});

/** Addresses that are there, for whoever asks. */
async function addressOf(site: Site, route: string): Promise<string> {
  const owner = await site.signIn('Olga', 'owner');
  await site.signIn('Vera', 'viewer');
  const { cases } = caseList.parse(await (await site.get('/v1/staff/cases?state=all', owner)).json());
  const { members } = memberList.parse(await (await site.get('/v1/staff/members', owner)).json());
  const vera = members.find(({ name }) => name === 'Vera');
  return route
    .split(' ')[1]!
    .replace(':caseId', cases[0]!.caseId)
    .replace(':memberId', vera!.memberId)
    .replace(':sessionId', randomUUID())
    .replace(':deliveryId', 'webhook:none');
}

test.each(roles)('%s is let in or refused at each route, over the wire', async (role) => {
  const site = await openSite();
  await send(site, mintIdentity());
  const address = await listen(site.earful);
  for (const [route, may] of Object.entries(allowed)) {
    const path = await addressOf(site, route);
    const { cookie } = await site.signIn('Ina', role);
    const [method] = route.split(' ');
    const body = bodies[route]?.();
    const abort = new AbortController();
    const response = await fetch(`${address}/earful/v1/staff${path}`, {
      method: method!,
      headers: { origin: address, cookie, 'content-type': 'application/json' },
      signal: abort.signal,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const isRefused = response.status === 403;
    expect([route, isRefused]).toEqual([route, !may.includes(role)]);
    if (isRefused) expect(problem.parse(await response.json()).code).toBe('not-allowed');
    else expect([route, [200, 201, 204, 401, 404]]).toEqual([route, expect.arrayContaining([response.status])]);
    abort.abort();
    expect([route, mayUse(role, route as keyof typeof staffRights)]).toEqual([route, may.includes(role)]);
  }
});

test('what is refused changes nothing', async () => {
  const site = await openSite();
  await send(site, mintIdentity());
  const viewer = await site.signIn('Vera', 'viewer');
  const [one] = await site.rows<{ id: string }>('select id from cases');
  const before = await site.rows('select * from audit');
  const acknowledged = await site.post(`/v1/staff/cases/${one!.id}/acknowledge`, '{}', viewer);
  const reply = JSON.stringify({ replyId: randomUUID(), text: 'We are sorry.' });
  const replied = await site.post(`/v1/staff/cases/${one!.id}/replies`, reply, viewer);
  expect([acknowledged.status, replied.status]).toEqual([403, 403]);
  expect(await site.rows('select state from cases')).toEqual([{ state: 'received' }]);
  expect(await site.rows('select id from replies')).toEqual([]);
  expect(await site.rows('select * from audit')).toEqual(before);
});

test('answers are what they say they are, and kept nowhere', async () => {
  const site = await openSite();
  const staff = await site.signIn();
  for (const path of ['/session', '/cases', '/members', '/audit', '/cases/none']) {
    const { headers } = await site.get(`/v1/staff${path}`, staff);
    expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
    expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
  }
});

test('every change is asked for in JSON', async () => {
  const site = await openSite();
  const { cookie, origin } = await site.signIn();
  await site.signIn('Vera', 'viewer');
  const link = `/v1/staff/members/${await idOf(site, 'Vera')}/link`;
  const before = await site.rows('select * from sign_in_links');
  expect(await codeOf(await site.post(link, '', { cookie, origin }))).toBe('wrong-type');
  expect(await site.rows('select * from sign_in_links')).toEqual(before);
});
