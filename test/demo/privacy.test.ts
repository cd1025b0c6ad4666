import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visitor } from './open-demo.js';
import { consentOf, goodCheckout, openDemo } from './open-demo.js';

let shop: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  shop = await openDemo();
});
afterAll(() => shop.close());

const pages = ['/', '/search?q=linen', '/products/linen-apron', '/basket', '/returns', '/help', '/privacy', '/nowhere'];
const title = 'May we remember, and count?';
const gpc = { 'sec-gpc': '1' };

const consentAt = async (visitor: Visitor, path: string, headers = {}) =>
  consentOf(await (await visitor.get(path, headers)).text());

test('until somebody has chosen, every page allows nothing, sets no cookie, and has nothing ticked', async () => {
  for (const path of pages) {
    const response = await shop.visitor().get(path);
    const page = await response.text();
    expect(consentOf(page), path).toEqual({ storage: false, measurement: false });
    expect(response.headers.getSetCookie(), path).toEqual([]);
    expect(page.split('id="privacy-heading"'), path).toHaveLength(2);
    expect(page.includes(title), path).toBe(path !== '/privacy');
    expect(page, path).not.toMatch(/type="checkbox"[^>]*checked/);
    expect(page, path).toContain('<a href="/privacy">Privacy choices</a>');
  }
});

test.each([
  [
    { save: '1', storage: '1' },
    { storage: true, measurement: false },
  ],
  [
    { save: '1', measurement: '1' },
    { storage: false, measurement: true },
  ],
  [
    { save: '1', storage: '1', measurement: '1' },
    { storage: true, measurement: true },
  ],
  [{ save: '1' }, { storage: false, measurement: false }],
  // "Allow neither", whatever was ticked; and a form that was sent by no button.
  [
    { storage: '1', measurement: '1' },
    { storage: false, measurement: false },
  ],
])('%j is what every page then tells, and nobody is asked again', async (fields, consent) => {
  const visitor = shop.visitor();
  const saved = await visitor.send('/privacy', fields);
  expect(saved.status).toBe(303);
  expect(saved.headers.getSetCookie()[0]).toMatch(/Max-Age=15552000; Path=\/; HttpOnly; SameSite=Lax/);
  expect(await (await visitor.get(saved.headers.get('location')!)).text()).toContain('Saved. You can change it');
  for (const path of pages) {
    const page = await (await visitor.get(path)).text();
    expect(consentOf(page), path).toEqual(consent);
    expect(page, path).not.toContain(title);
  }
});

test('a page that refuses a form tells it as well', async () => {
  const visitor = shop.visitor();
  await visitor.send('/privacy', { save: '1', measurement: '1' });
  await visitor.send('/basket', { product: 'olive-board', variant: 'small' });
  const refused = await visitor.send('/checkout', { ...goodCheckout, email: 'nowhere' });
  expect(refused.status).toBe(422);
  expect(consentOf(await refused.text())).toEqual({ storage: false, measurement: true });
});

test('the script gets the same as an answer, and the form shows what was chosen', async () => {
  const visitor = shop.visitor();
  const fields = { save: '1', storage: '1' };
  const answer = await visitor.send('/privacy', fields, { accept: 'application/json' });
  expect(await answer.json()).toMatchObject({ ok: true, calls: [['consent', { storage: true, measurement: false }]] });
  const page = await (await visitor.get('/privacy')).text();
  expect(page).toMatch(/name="storage"[^>]*checked/);
  expect(page).not.toMatch(/name="measurement"[^>]*checked/);
});

test('Global Privacy Control outlaws counting, not remembering, even after a choice', async () => {
  const visitor = shop.visitor();
  await visitor.send('/privacy', { save: '1', storage: '1', measurement: '1' });
  expect(await consentAt(visitor, '/', gpc)).toEqual({ storage: true, measurement: false });
  const page = await (await visitor.get('/privacy', gpc)).text();
  expect(page).toContain('Your browser asks not to be counted');
  expect(page).toMatch(/name="measurement"[^>]*disabled/);
  await visitor.send('/privacy', { save: '1', storage: '1', measurement: '1' }, gpc);
  expect(await consentAt(visitor, '/')).toEqual({ storage: true, measurement: false });
});

test('what is in the cookie counts only as far as it is known', async () => {
  for (const value of ['', 'none', 'everything', 'storageX.', '%3Cscript%3E']) {
    const cookie = `privacy=${value}`;
    expect(await consentAt(shop.visitor(), '/', { cookie }), value).toEqual({ storage: false, measurement: false });
  }
});

test('speaks Polish', async () => {
  const page = await (await shop.visitor().get('/?lang=pl')).text();
  for (const words of ['Czy możemy zapamiętywać i liczyć?', 'Zapisz zaznaczone', 'Nie zgadzam się', '>Prywatność</a>'])
    expect(page).toContain(words);
});
