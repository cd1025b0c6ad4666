import { expect, test } from 'vitest';
import { openStore } from '@earful/server';
import type { Content } from './support/critiques.js';
import { mintIdentity, send } from './support/critiques.js';
import { open, ownForm, placeOf, submit } from './support/hosted.js';
import { openSite, startMs } from './support/site.js';
import { makeDatabase } from './support/database.js';

const told = { disconfirmation: -2, comment: 'Rain on the parcel.' };

async function opened(content: Content = told) {
  const site = await openSite();
  const identity = mintIdentity();
  await send(site, identity, content);
  const place = `/c/${identity.reference}/${identity.secret}`;
  return { site, identity, place };
}

test('two steps take it back, and only the second one changes anything', async () => {
  const { site, place, identity } = await opened();
  expect((await open(site, place)).text).toMatch(/<a class="button" href="\?withdraw">Withdraw it<\/a>/);
  const asked = await open(site, `${place}?withdraw`);
  expect(asked.text).toContain('Withdraw this message? It cannot be undone.');
  expect(asked.text).toContain('Rain on the parcel.');
  expect(asked.text).not.toContain(identity.secret);
  expect(asked.headers.get('content-security-policy')).toContain("form-action 'self'");
  expect(await site.rows('select withdrawn_at from critiques')).toEqual([{ withdrawn_at: null }]);

  site.clock.nowMs += 60_000;
  const response = await submit(site, `${place}?withdraw`, {});
  expect([response.status, placeOf(response)]).toEqual([303, place]);
  const at = new Date(startMs + 60_000).toISOString();
  expect(await site.rows('select withdrawn_at, latest_revision from critiques')).toEqual([
    { withdrawn_at: at, latest_revision: 2 },
  ]);
  expect(await site.rows('select revision, comment from revisions')).toEqual([{ revision: 2, comment: null }]);

  const gone = await open(site, place);
  expect(gone.text).toContain('You have withdrawn this message.');
  expect(gone.text).toContain(`datetime="${at}"`);
  expect(gone.text).not.toMatch(/\?withdraw|\?change|What you told us|reads this/);
});

test('once taken back, every way leads to the page that says so', async () => {
  const { site, place } = await opened();
  await submit(site, `${place}?withdraw`, {});
  const before = await site.rows('select * from revisions');
  expect(placeOf(await submit(site, `${place}?withdraw`, {}))).toBe(place);
  for (const query of ['?withdraw', '?change']) {
    const page = await open(site, place + query);
    expect([page.status, page.text.includes('You have withdrawn')]).toEqual([200, true]);
  }
  const hosted = place.replace('/c/', '/t/checkout/');
  expect(placeOf(await site.get(hosted))).toBe(place);
  expect(placeOf(await submit(site, hosted, { revision: '2', comment: 'Back again.' }))).toBe(place);
  expect(await site.rows('select * from revisions')).toEqual(before);
});

test('changing leads to the form of its touchpoint, in its language', async () => {
  const { site, place, identity } = await opened({ ...told, locale: 'pl-PL' });
  const names = `${identity.reference}/${identity.secret}`;
  const response = await site.get(`${place}?change`);
  expect([response.status, placeOf(response)]).toEqual([303, `/t/checkout/${names}?lang=pl-PL`]);
  const form = await open(site, placeOf(response));
  expect(form.text).toContain('<html lang="pl"');
  expect(form.text).toContain('Rain on the parcel.');
});

test.each([
  ['another site', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
  ['nobody', {}, 403],
])('a form of %s takes nothing back', async (_, headers, status) => {
  const { site, place } = await opened();
  const sent = { 'content-type': ownForm['content-type'], ...(headers as Record<string, string>) };
  expect((await submit(site, `${place}?withdraw`, {}, sent)).status).toBe(status);
  expect(await site.rows('select withdrawn_at from critiques')).toEqual([{ withdrawn_at: null }]);
});

test('a wrong secret, and a form without the second step, take nothing back', async () => {
  const { site, place, identity } = await opened();
  const forged = `/c/${identity.reference}/${mintIdentity().secret}`;
  expect((await submit(site, `${forged}?withdraw`, {})).status).toBe(404);
  expect(placeOf(await submit(site, place, {}))).toBe(place);
  expect(await site.rows('select withdrawn_at from critiques')).toEqual([{ withdrawn_at: null }]);
});

test('when the store cannot take it, the page says so and asks again', async () => {
  const database = await makeDatabase();
  const store = await openStore({ ...database.options, now: () => startMs });
  let isBroken = false;
  const write: typeof store.write = (work) => (isBroken ? Promise.reject(new Error('disk full')) : store.write(work));
  const site = await openSite({ database, store: { ...store, write } });
  const identity = mintIdentity();
  await send(site, identity, told);
  isBroken = true;
  const place = `/c/${identity.reference}/${identity.secret}`;
  const response = await submit(site, `${place}?withdraw`, {});
  expect(response.status).toBe(503);
  expect(await response.text()).toMatch(/role="alert">[\s\S]*Withdraw this message\?/);
});

test('what was told is shown whole, in words where there are any', async () => {
  const { site, place } = await opened({
    ...told,
    causes: ['declined', 'outOfStock', 'newerCause'],
    remedyText: '<b>New</b> parcel',
    expectationSource: 'policy',
    patience: 'volcanic',
    emotions: ['angry'],
    locale: 'pl',
  });
  const { text } = await open(site, place);
  for (const part of [
    'Karta odrzucona',
    'newerCause',
    '&lt;b&gt;New&lt;/b&gt; parcel',
    'Co by to naprawiło',
    'volcanic',
  ])
    expect(text).toContain(part);
});
