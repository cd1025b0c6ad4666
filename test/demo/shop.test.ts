import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jsonForScript } from '../../demo/src/shop/page.js';
import type { Visitor } from './open-demo.js';
import { callsOf, goodCheckout, openDemo } from './open-demo.js';

let shop: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  shop = await openDemo();
});
afterAll(() => shop.close());

const json = { accept: 'application/json' };

async function withBasket(): Promise<Visitor> {
  const visitor = shop.visitor();
  await visitor.send('/basket', { product: 'olive-board', variant: 'small' });
  return visitor;
}

describe('pages', () => {
  test.each([
    '/',
    '/search',
    '/search?q=linen',
    '/products/linen-apron',
    '/basket',
    '/returns',
    '/help',
    '/switchboard',
  ])('%s answers under the strict policy, without inline style or script', async (path) => {
    const response = await shop.visitor().get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toContain("require-trusted-types-for 'script'");
    const page = await response.text();
    expect(page).not.toMatch(/<style|\sstyle=|\son[a-z]+=/);
    for (const [, attributes] of page.matchAll(/<script([^>]*)>/g))
      expect(attributes).toMatch(/src=|application\/json/);
  });

  test('hand the public configuration to Earful, and nothing private', async () => {
    const page = await (await shop.visitor().get('/')).text();
    const config = JSON.parse(/data-earful>([^<]*)</.exec(page)![1]!) as {
      touchpoints: { id: string }[];
      private?: unknown;
    };
    expect(config.touchpoints.map(({ id }) => id)).toEqual([
      'home',
      'search',
      'product',
      'basket',
      'checkout',
      'order-status',
      'returns',
      'help',
    ]);
    expect(config.private).toBeUndefined();
    expect(page).not.toContain('Head of');
  });

  test('speak the language of the address, and remember it', async () => {
    const visitor = shop.visitor();
    expect(await (await visitor.get('/?lang=pl')).text()).toContain('<html lang="pl">');
    expect(await (await visitor.get('/help')).text()).toContain('Zapytaj człowieka');
    expect(await (await visitor.get('/help', { 'accept-language': 'en' })).text()).toContain('<html lang="pl">');
    expect(await (await shop.visitor().get('/', { 'accept-language': 'de, pl;q=0.8' })).text()).toContain('lang="pl"');
  });

  test('show hostile search words as text', async () => {
    const page = await (
      await shop.visitor().get(`/search?q=${encodeURIComponent('<script>alert(1)</script>')}`)
    ).text();
    expect(page).not.toContain('<script>alert');
    expect(page).toContain('&lt;script&gt;');
  });

  test('data blocks cannot be ended by what stands in them', () => {
    const hostile = { text: '</script><script>alert(1)</script>' };
    expect(jsonForScript(hostile)).not.toContain('<');
    expect(JSON.parse(jsonForScript(hostile))).toEqual(hostile);
  });

  test('refuse forms that another site sends', async () => {
    const foreign = { origin: 'http://elsewhere.example', 'sec-fetch-site': 'cross-site' };
    const response = await shop.visitor().send('/basket', { product: 'olive-board', variant: 'small' }, foreign);
    expect(response.status).toBe(403);
  });

  test('unknown addresses and products are a page with 404', async () => {
    for (const path of ['/nowhere', '/products/nothing', '/orders/1', '/orders/abc']) {
      const response = await shop.visitor().get(path);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('This page does not exist');
    }
  });
});

describe('search', () => {
  test('finds in both languages, without marks, and says so when it finds nothing', async () => {
    for (const query of ['linen apron', 'lniany', 'kamionkowe', 'lniane']) {
      expect(await (await shop.visitor().get(`/search?q=${query}`)).text()).toContain('/products/');
    }
    expect(await (await shop.visitor().get('/search?q=teapot')).text()).toContain('Nothing found');
  });

  test('finds nothing while its index is empty', async () => {
    await shop.broken('search-empty', async () => {
      expect(await (await shop.visitor().get('/search?q=linen')).text()).toContain('Nothing found');
    });
    expect(await (await shop.visitor().get('/search?q=linen')).text()).not.toContain('Nothing found');
  });
});

describe('stock', () => {
  const add = async (variant: string) =>
    (await shop.visitor().send('/basket', { product: 'linen-apron', variant }, json)).status;

  test('a variant that is out of stock cannot be chosen, nor ordered past the page', async () => {
    const page = await (await shop.visitor().get('/products/stoneware-bowls')).text();
    expect(page).toMatch(/value="ink"\s+disabled/);
    const order = await shop.visitor().send('/basket', { product: 'stoneware-bowls', variant: 'ink' }, json);
    expect(order.status).toBe(409);
  });

  test('the first variant sells out when the switch says so', async () => {
    expect(await add('s')).toBe(200);
    await shop.broken('variant-sold-out', async () => {
      expect(await add('s')).toBe(409);
      expect(await add('m')).toBe(200);
      expect(await (await shop.visitor().get('/products/linen-apron')).text()).toMatch(/value="s"\s+disabled/);
    });
    expect(await add('s')).toBe(200);
  });
});

describe('basket', () => {
  test('adds, changes and removes, and never more than there is', async () => {
    const visitor = await withBasket();
    expect(await (await visitor.get('/basket')).text()).toContain('€29.00');
    const line = { product: 'olive-board', variant: 'small' };
    await visitor.send('/basket/lines', { ...line, quantity: '3' });
    expect(await (await visitor.get('/basket')).text()).toContain('€87.00');
    expect((await visitor.send('/basket/lines', { ...line, quantity: '99' })).status).toBe(409);
    await visitor.send('/basket/lines', { ...line, quantity: '3', remove: '1' });
    expect(await (await visitor.get('/basket')).text()).toContain('Nothing in it yet');
  });

  test('hangs eight seconds while it is stuck', async () => {
    shop.waits.length = 0;
    await withBasket();
    expect(shop.waits).toEqual([]);
    await shop.broken('basket-stuck', withBasket);
    expect(shop.waits).toEqual([8000]);
  });
});

describe('checkout', () => {
  const pay = async (input: Record<string, string> = goodCheckout, headers: Record<string, string> = json) =>
    (await withBasket()).send('/checkout', input, headers);

  test('takes the order when the card pays', async () => {
    const visitor = await withBasket();
    const answer = (await (await visitor.send('/checkout', goodCheckout, json)).json()) as {
      ok: boolean;
      location: string;
    };
    expect(answer).toMatchObject({ ok: true });
    expect(await (await visitor.get(answer.location)).text()).toContain('Your order is in');
    expect(await (await visitor.get('/basket')).text()).toContain('Nothing in it yet');
  });

  test.each([
    ['card-declined', 'card-declined'],
    ['payment-provider-down', 'provider-unreachable'],
  ])('fails only when %s is on, and hands the fact to Earful', async (id, code) => {
    expect((await pay()).status).toBe(200);
    const refused = await shop.broken(id, pay);
    expect(refused.status).toBe(402);
    expect(await refused.json()).toMatchObject({
      ok: false,
      calls: [['signal', 'paymentFailed', { touchpoint: 'checkout', code }]],
    });
    expect((await pay()).status).toBe(200);
  });

  test('keeps the basket after a failed payment, and shows it without script, too', async () => {
    const visitor = await withBasket();
    const page = await shop.broken('card-declined', async () => visitor.send('/checkout', goodCheckout));
    expect(page.status).toBe(402);
    const text = await page.text();
    expect(callsOf(text)).toEqual([['signal', 'paymentFailed', { touchpoint: 'checkout', code: 'card-declined' }]]);
    expect(text).toContain('value="Sam Example"');
    expect(text).not.toContain('4242 4242 4242 4242"');
    expect(await (await visitor.get('/basket')).text()).toContain('Olive wood board');
  });

  test.each([
    ['cardNumber', '4242 4242 4242 4243'],
    ['cardExpiry', '13/30'],
    ['cardExpiry', '02/26'],
    ['cardCode', '12'],
    ['postcode', '!!'],
    ['email', 'sam@'],
    ['name', ''],
  ])('marks %s = “%s” and asks for no money', async (field, value) => {
    // A payment would be declined, so a 422 shows that none was tried.
    const refused = await shop.broken('card-declined', () => pay({ ...goodCheckout, [field]: value }));
    expect(refused.status).toBe(422);
    const { faults } = (await refused.json()) as { faults: Record<string, string> };
    expect(Object.keys(faults)).toEqual([field]);
  });
});

describe('returns and help', () => {
  const good = { orderNumber: '1001', email: 'sam@example.com', reason: 'size' };

  test('a return is accepted for an order of that address', async () => {
    await shop.visitor().send('/switchboard/orders', { age: '3' });
    const accepted = await shop.visitor().send('/returns', good);
    expect(accepted.headers.get('location')).toBe('/returns?accepted=R-1001');
    expect((await shop.visitor().send('/returns', { ...good, email: 'other@example.com' })).status).toBe(422);
    expect((await shop.visitor().send('/returns', { ...good, orderNumber: '9999' })).status).toBe(422);
  });

  test('and refused, whatever is typed, while the form rejects', async () => {
    const refused = await shop.broken('returns-reject', () => shop.visitor().send('/returns', good, json));
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ ok: false, faults: { orderNumber: expect.any(String) as string } });
    expect((await shop.visitor().send('/returns', good, json)).status).toBe(200);
  });

  test('help takes six seconds only while it is slow', async () => {
    shop.waits.length = 0;
    await shop.visitor().get('/help');
    expect(shop.waits).toEqual([]);
    await shop.broken('help-slow', () => shop.visitor().get('/help'));
    expect(shop.waits).toEqual([6000]);
  });
});

test('a form that is not a plain one is refused, and the shop goes on', async () => {
  for (const path of ['/returns', '/switchboard/orders', '/switchboard/switches/card-declined']) {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const response = await fetch(shop.origin + path, { method: 'POST', headers, body: '--x\r\nbroken' });
    expect(response.status).toBe(415);
  }
  expect((await fetch(shop.origin)).status).toBe(200);
});
