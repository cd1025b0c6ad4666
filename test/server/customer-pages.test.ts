import { randomUUID } from 'node:crypto';
import { caseList } from '@earful/protocol';
import { expect, test } from 'vitest';
import type { Content } from './support/critiques.js';
import { mintIdentity, send } from './support/critiques.js';
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
  const { text } = await page();
  expect(text).toContain('<html lang="pl" dir="ltr">');
  for (const part of ['Twoje zgłoszenie', 'Otrzymano', 'Kasa', 'zespół sklepu', 'lutego']) expect(text).toContain(part);
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
