import { randomUUID } from 'node:crypto';
import { caseList } from '@earful/protocol';
import { expect, test } from 'vitest';
import type { Content } from './support/critiques.js';
import { mintIdentity, send } from './support/critiques.js';
import { ownForm } from './support/hosted.js';
import { openSite } from './support/site.js';

async function opened(content: Content = {}) {
  const site = await openSite();
  const identity = mintIdentity();
  await send(site, identity, content);
  const page = async () => {
    const response = await site.get(`/c/${identity.reference}/${identity.secret}`);
    return { response, text: await response.text() };
  };
  return { site, identity, page };
}

test('shows where the critique stands, privately', async () => {
  const { identity, page } = await opened({ disconfirmation: -2, comment: 'The card was declined.' });
  const { response, text } = await page();
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'same-origin',
    'x-robots-tag': 'noindex',
    'x-content-type-options': 'nosniff',
  });
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toMatch(/^default-src 'none'; style-src 'self'/);
  expect(policy).not.toContain('script-src');
  expect(text).toContain(identity.reference);
  for (const part of ['Lindenhof', 'Received', 'Checkout', 'the shop team', 'much worse', 'The card was declined.']) {
    expect(text).toContain(part);
  }
  expect(text).toContain('<html lang="en" dir="ltr">');
  expect(text.match(/<time datetime="2026-02-1[0-2]T12:00:00.000Z">/g)).toHaveLength(3);
  expect(text).not.toMatch(/<script|style=|<style/);
  expect(text).not.toContain(identity.secret);
});

test('speaks Polish to whom it was asked in Polish', async () => {
  const { page } = await opened({ locale: 'pl-PL', comment: 'Odmowa.' });
  const { response, text } = await page();
  expect(response.headers.get('content-language')).toBe('pl');
  expect(text).toContain('<html lang="pl" dir="ltr">');
  for (const part of ['Twoje zgłoszenie', 'Otrzymano', 'Kasa', 'zespół sklepu', 'lutego']) expect(text).toContain(part);
});

test('is written from right to left where the language is', async () => {
  const { page } = await opened({ locale: 'ar-EG', disconfirmation: -2 });
  const { response, text } = await page();
  expect(response.headers.get('content-language')).toBe('ar');
  expect(text).toContain('<html lang="ar" dir="rtl">');
  for (const part of ['أسوأ بكثير', '<bdi>Checkout</bdi>', 'فبراير']) expect(text).toContain(part);
});

test('the page for nobody speaks the language of the browser', async () => {
  const site = await openSite();
  const answer = await site.get('/c/nothing/nothing', { 'accept-language': 'nb, fr-CA;q=0.8, en;q=0.5' });
  expect(answer.headers.get('content-language')).toBe('fr');
  expect(await answer.text()).toContain('Il n’y a pas de message à cette adresse.');
});

test('shows the answers of staff', async () => {
  const { site, page } = await opened({ comment: 'Late.' });
  const staff = await site.signIn('Ada Nowak');
  const list = caseList.parse(await (await site.get('/v1/staff/cases', staff)).json());
  site.clock.nowMs += 3_600_000;
  const path = `/v1/staff/cases/${list.cases[0]?.caseId}/replies`;
  await site.post(path, JSON.stringify({ replyId: randomUUID(), text: 'Refunded <today>.' }), staff);
  const { text } = await page();
  expect(text).toContain('Answered');
  expect(text).toContain('Ada Nowak');
  expect(text).toContain('Refunded &lt;today&gt;.');
  expect(text).toContain('datetime="2026-02-10T13:00:00.000Z"');
});

test('customer text stays text', async () => {
  const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'\`\${7*7}`;
  const { page } = await opened({ comment: hostile, expectedText: hostile, locale: 'en"><b>', trail: ['home'] });
  const { text } = await page();
  expect(text).not.toMatch(/<script|<img|<b>"/);
  expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
});

test('wrong reference and wrong secret answer the same', async () => {
  const { site, identity } = await opened();
  const other = mintIdentity();
  const paths = [
    `/c/${other.reference}/${identity.secret}`,
    `/c/${identity.reference}/${other.secret}`,
    `/c/nothing/nothing`,
    `/c/${identity.reference}/'%20or%201=1`,
  ];
  const answers = await Promise.all(
    paths.map(async (path) => {
      const response = await site.get(path);
      return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
    }),
  );
  expect(answers[0]).toMatchObject({ status: 404, type: 'text/html; charset=UTF-8' });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
});

test('opening the link changes nothing', async () => {
  const { site, page } = await opened();
  const before = await site.rows('select * from cases');
  await page();
  expect(await site.rows('select * from cases')).toEqual(before);
  expect(await site.rows('select sequence from outgoing')).toHaveLength(1);
});

test('the style sheet is ours and can be revalidated', async () => {
  const site = await openSite();
  const response = await site.get('/c/page.css');
  expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(await response.text()).toContain('prefers-color-scheme: dark');
  const again = await site.get('/c/page.css', { 'if-none-match': response.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('while the store is away people get a page in their language, and nobody a document', async () => {
  const { site, identity, page } = await opened();
  await site.store.close();
  const address = `${identity.reference}/${identity.secret}`;
  for (const path of [
    `/c/${address}`,
    `/c/${address}?withdraw`,
    `/t/checkout/${address}`,
    '/t/checkout/7K3M-99PQ?kiosk',
  ])
    for (const method of path.includes('kiosk') ? ['get'] : ['get', 'post']) {
      const headers = { ...ownForm, 'accept-language': 'pl' };
      const answer = method === 'get' ? await site.get(path, headers) : await site.post(path, 'email=', headers);
      const text = await answer.text();
      expect({ status: answer.status, type: answer.headers.get('content-type') }, `${method} ${path}`).toEqual({
        status: 503,
        type: 'text/html; charset=UTF-8',
      });
      expect(answer.headers.get('retry-after')).toBe('5');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      for (const part of ['<html lang="pl"', 'Lindenhof', 'Brak połączenia.', 'href=""']) expect(text).toContain(part);
      expect(text).not.toContain(identity.secret);
    }
  expect((await page()).text).toContain('No connection.');
});
