import { expect, test } from 'vitest';
import { critiqueId, reference, secret } from '@earful/protocol';
import { open, ownForm, placeOf, read, submit, tap } from '../support/hosted.js';
import { bodyOf, envelopeOf, mintIdentity, plainText } from '../support/critiques.js';
import { openSite, publicUrl } from '../support/site.js';

const told = 'select critique_id, revision, touchpoint_id, origin, locale, disconfirmation from revisions';

test('the page is ours alone, never kept by a cache, and names a critique that is not there yet', async () => {
  const site = await openSite();
  const page = await open(site, '/t/checkout');
  expect(page.status).toBe(200);
  expect(Object.fromEntries(page.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex',
    'content-type': 'text/html; charset=UTF-8',
  });
  const policy = page.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; script-src 'self'; style-src 'self';/);
  for (const part of ["form-action 'self'", "frame-ancestors 'none'", "require-trusted-types-for 'script'"]) {
    expect(policy).toContain(part);
  }
  expect(page.text).not.toMatch(/<style| style=|<script(?![^>]* src=)| on\w+=/);
  critiqueId.parse(page.hidden['critiqueId']);
  reference.parse(page.hidden['reference']);
  secret.parse(page.hidden['secret']);
  expect(await site.rows('select id from critiques')).toEqual([]);
  const again = await open(site, '/t/checkout');
  for (const name of ['critiqueId', 'reference', 'secret']) expect(again.hidden[name]).not.toBe(page.hidden[name]);
});

test('five answers, worst first, all alike', async () => {
  const { text } = await open(await openSite(), '/t/checkout');
  const buttons = [...text.matchAll(/<button name="disconfirmation" value="(-?\d)">([^<]+)<\/button>/g)];
  expect(buttons.map(([, value, label]) => `${value} ${label}`)).toEqual([
    '-2 much worse',
    '-1 worse',
    '0 about as expected',
    '1 better',
    '2 much better',
  ]);
  expect(text).toContain('Tell Lindenhof what went wrong');
  expect(text).toContain('>Checkout</h2>');
});

test('one tap is a stored critique, and the answer leads to the page that confirms it', async () => {
  const site = await openSite();
  const { start, answered, place } = await tap(site, '-2');
  expect(answered.status).toBe(303);
  expect(place).toBe(`/t/checkout/${start.hidden['reference']}/${start.hidden['secret']}`);
  expect(await site.rows(told)).toEqual([
    {
      critique_id: start.hidden['critiqueId'],
      revision: 1,
      touchpoint_id: 'checkout',
      origin: 'link',
      locale: 'en',
      disconfirmation: -2,
    },
  ]);
  const done = await open(site, place);
  expect(done.text).toContain('Thank you. We have it.');
  expect(done.text).toMatch(/the shop team<\/bdi> reads this by <time datetime="2026-02-11T12:00:00.000Z">/);
  expect(done.text).toContain(start.hidden['reference']);
  expect(done.text).toContain(`href="/earful/c/${start.hidden['reference']}/${start.hidden['secret']}"`);
});

test('a link that asks for a longer language than a critique may name is answered in another, and keeps what is said', async () => {
  const site = await openSite();
  const { answered } = await tap(site, '-2', '/t/checkout?lang=pl-x-aaaaaaaa-bbbbbbbb-cccccccc-dddd');
  expect(answered.status).toBe(303);
  expect(await site.rows('select locale from revisions')).toEqual([{ locale: 'en' }]);
});

test('where nothing is promised, nothing is', async () => {
  const site = await openSite();
  const { place } = await tap(site, '-1', '/t/delivery');
  const { text } = await open(site, place);
  expect(text).toContain('We read every message.');
  expect(text).not.toContain('<time');
});

test('a tap goes the same way as a critique that a page has sent', async () => {
  const site = await openSite();
  const { start } = await tap(site, '-2');
  const sent = mintIdentity();
  const body = bodyOf(sent, { origin: 'self', surface: 'inline', disconfirmation: -2, path: '/earful/t/checkout' });
  await site.post('/v1/critiques', envelopeOf(sent, body), plainText);
  const [one, other] = await site.rows(`select read_by, answer_by, harm, state, sample, kind from cases
    join critiques on critiques.id = critique_id join outgoing on outgoing.case_id = cases.id`);
  expect(one).toEqual(other);
  const [first, second] = await site.rows<Record<string, unknown>>('select * from revisions order by origin');
  const same = ({ critique_id: _1, body: _2, digest: _3, origin: _4, ...rest }: Record<string, unknown>) => rest;
  expect(same(first!)).toEqual(same(second!));
  expect(start.hidden['critiqueId']).toBe(first!['critique_id']);
});

test.each(['?via=qr', '?via=paper', '?kiosk', '?kiosk=90&via=qr'])('%s says how somebody came', async (query) => {
  const site = await openSite();
  const { place } = await tap(site, '0', `/t/checkout${query}`);
  const expected = { '?via=qr': 'qr', '?via=paper': 'link' }[query] ?? 'kiosk';
  expect(await site.rows('select origin from revisions')).toEqual([{ origin: expected }]);
  expect(place.includes('kiosk')).toBe(expected === 'kiosk');
});

test.each([
  ['/t/parcel-slip', 'unrouted', 'parcel-slip'],
  ['/t/', 'unrouted', 'unrouted'],
  ['/t', 'unrouted', 'unrouted'],
  ['/t/%22%3E%3Cb%3E', 'unrouted', 'unrouted'],
  ['/t/Checkout', 'unrouted', 'unrouted'],
])('%s is never an error for a customer', async (path, routed, sent) => {
  const site = await openSite();
  const start = await open(site, path);
  expect(start.status).toBe(200);
  expect(start.text).toContain('Did we fall short here?');
  expect(start.text).not.toContain('<b>');
  const place = /action="\/earful([^"]+)"/.exec(start.text)![1]!;
  await submit(site, place, { ...start.hidden, disconfirmation: '-1' });
  const [row] = await site.rows<{ touchpoint_id: string; body: string }>('select touchpoint_id, body from revisions');
  expect(row!.touchpoint_id).toBe(routed);
  expect(JSON.parse(row!.body)).toMatchObject({ touchpointId: sent });
});

test('an address with more behind it leads to its page', async () => {
  const site = await openSite();
  for (const path of ['/t/checkout/', '/t/checkout/x', '/t/checkout/a/b/c/d']) {
    const response = await site.get(path);
    expect([response.status, placeOf(response)]).toEqual([303, '/t/checkout']);
  }
});

test.each([
  ['', 'pl-PL,en;q=0.5', 'pl-PL', 'co poszło nie tak'],
  ['', 'sv,pl;q=0.4,en;q=0.8', 'en', 'what went wrong'],
  ['', 'xx,*;q=0.1', 'en', 'what went wrong'],
  ['', 'pl;q=0', 'en', 'what went wrong'],
  ['?lang=pl', 'en', 'pl', 'co poszło nie tak'],
  ['?lang=xx', 'pl', 'pl', 'co poszło nie tak'],
  ['?lang=%22%3E%3Cscript%3E', 'en', 'en', 'what went wrong'],
])('%s and %s speak %s', async (query, accepted, locale, words) => {
  const site = await openSite();
  const page = await open(site, `/t/checkout${query}`, { 'accept-language': accepted });
  expect(page.text).toContain(`<html lang="${locale.slice(0, 2)}" dir="ltr">`);
  expect(page.text).toContain(words);
  const answered = await submit(
    site,
    `/t/checkout${query}`,
    { ...page.hidden, disconfirmation: '-2' },
    { ...ownForm, 'accept-language': accepted },
  );
  expect(await site.rows('select locale from revisions')).toEqual([{ locale }]);
  const done = await read(await site.get(placeOf(answered), { 'accept-language': accepted }));
  expect(done.text).toContain(locale.startsWith('pl') ? 'Mamy zgłoszenie' : 'We have it');
});

test.each([
  [{ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: 'null' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{}, 403],
  [{ origin: publicUrl, 'content-type': 'text/plain' }, 415],
  [{ origin: publicUrl, 'content-type': 'multipart/form-data; boundary=x' }, 415],
])('a form sent with %j is not taken', async (headers, status) => {
  const site = await openSite();
  const { start, place } = await tap(site, '-1');
  const sent = { 'content-type': ownForm['content-type'], ...(headers as Record<string, string>) };
  expect((await submit(site, '/t/checkout', { ...start.hidden, disconfirmation: '-2' }, sent)).status).toBe(status);
  expect((await submit(site, place, { comment: 'x', revision: '2' }, sent)).status).toBe(status);
  expect(await site.rows('select revision from revisions')).toEqual([{ revision: 1 }]);
});

test('a form that never ends is stopped', async () => {
  const site = await openSite();
  const response = await submit(site, '/t/checkout', { comment: 'x'.repeat(200_000) });
  expect(response.status).toBe(413);
});

test('a form without an answer leads back', async () => {
  const site = await openSite();
  for (const disconfirmation of ['', '3', '-2 ', '1e0', '__proto__']) {
    const response = await submit(site, '/t/checkout', { disconfirmation });
    expect([response.status, placeOf(response)]).toEqual([303, '/t/checkout']);
  }
  expect(await site.rows('select id from critiques')).toEqual([]);
});

test('the copy that a device keeps names no critique, and its form works all the same', async () => {
  const site = await openSite();
  const shell = await open(site, '/t/checkout?shell');
  expect(shell.hidden).toEqual({});
  await submit(site, '/t/checkout', { disconfirmation: '-2' });
  expect(await site.rows('select disconfirmation from revisions')).toEqual([{ disconfirmation: -2 }]);
});

test('other methods are told which ones there are', async () => {
  const site = await openSite();
  const request = new Request(`${publicUrl}/earful/t/checkout`, { method: 'PUT' });
  const response = await site.earful.fetch(request);
  expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST, OPTIONS']);
});
