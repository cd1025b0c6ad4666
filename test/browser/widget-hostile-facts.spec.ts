import { expect } from '@playwright/test';
import { explain, passTime, test, useOnly, visit } from './widget-page.js';

/** Page code: an expression of what a careless or hostile script passes as facts. */
const ignored = {
  'a getter that throws': `Object.defineProperty({}, 'code', { enumerable: true, get() { throw new Error('trap') } })`,
  'a getter that throws what cannot be written': `({ get code() { throw { toString() { throw 1 } } } })`,
  'a getter that throws nothing': `({ get code() { throw undefined } })`,
  'a proxy that shows nothing': `new Proxy({}, { ownKeys() { throw new Error('trap') } })`,
  'a proxy that lies': `new Proxy({}, { ownKeys: () => ['code'], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }), get() { throw 1 } })`,
  'a proxy that is revoked': `(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()`,
  nothing: 'null',
  'a number': '5',
  'a text': `'text'`,
  'a symbol': 'Symbol()',
  'a bigint': '5n',
  'a function': '() => 1',
  'a list': '[{ code: 1 }]',
};

/** And what of facts may travel. */
const taken: Record<string, [facts: string, travels: object]> = {
  'a circle': [`(() => { const it = { code: 'x' }; it.self = it; it.list = [it]; return it })()`, { code: 'x' }],
  'kinds that JSON has not': [
    `({ [Symbol()]: 1, a: 1n, b: Symbol(), c: () => 1, d: NaN, e: Infinity, f: undefined, g: new Date(0), code: 'x' })`,
    { code: 'x' },
  ],
  'much too much': [`({ code: 'x'.repeat(1e6), ['n'.repeat(1e6)]: 1 })`, { code: 'x'.repeat(200) }],
  'names that objects have': [
    `JSON.parse('{"__proto__": 1, "toString": "x", "code": "x"}')`,
    { code: 'x', toString: 'x' },
  ],
  'no prototype': [`Object.assign(Object.create(null), { code: 'x' })`, { code: 'x' }],
  'no facts': ['undefined', {}],
};

const failWith = (facts: string) =>
  `addEventListener('click', ({ target }) => { if (target.id === 'pay') earful.signal('paymentFailed', ${facts}) })`;

test.beforeEach(({ shop }) => {
  useOnly(shop, 'paymentFailed');
  shop.body = '<button id="pay">Pay</button>';
});

for (const [name, facts] of Object.entries(ignored))
  test(`ignored with one warning: ${name}`, async ({ page, shop, complaints }) => {
    shop.script = failWith(facts);
    await visit(page, shop);
    await page.locator('#pay').click();
    await passTime(page, 15_000);
    await expect.poll(() => complaints.length).toBe(1);
    expect((await explain(page)).decisions).toEqual([]);
    await expect(page.locator('earful-critique')).toHaveCount(0);
    expect(complaints.splice(0)).toEqual([expect.stringMatching(/^Earful/)]);
  });

for (const [name, [facts, travels]] of Object.entries(taken))
  test(`heard, and what may travel travels: ${name}`, async ({ page, shop }) => {
    shop.script = failWith(facts);
    await visit(page, shop);
    await page.locator('#pay').click();
    await passTime(page, 15_000);
    await page.locator('earful-critique .answers button').first().click();
    await expect.poll(() => shop.received.length).toBe(1);
    expect(shop.received[0]!['facts']).toEqual(travels);
  });
