import { afterAll, beforeAll, expect, test } from 'vitest';
import { encode } from 'uqr';
import { openDemo } from './open-demo.js';

let shop: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  shop = await openDemo();
});
afterAll(() => shop.close());

const sameOrigin = () => ({ origin: shop.origin, 'sec-fetch-site': 'same-origin' });

async function openSlip() {
  const text = await (await shop.visitor().get('/parcel-slip')).text();
  const address = /<p class="slip-address"><a href="([^"]+)"/.exec(text)![1]!;
  return { text, path: address.slice(shop.origin.length), address };
}

async function hiddenOf(path: string) {
  const page = await (await shop.visitor().get(path)).text();
  const fields = page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g);
  return Object.fromEntries([...fields].map(([, name, value]) => [name!, value!]));
}

test('the code on the slip holds the address below it, which takes a critique', async () => {
  const { text, path, address } = await openSlip();
  const { data } = encode(address, { ecc: 'Q', border: 4 });
  const dark = data.flat().filter(Boolean).length;
  expect([...text.matchAll(/M\d+,\d+h10v10h-10z/g)]).toHaveLength(dark);
  expect(path).toBe('/earful/t/order-status?via=qr');
  const answered = await shop.visitor().send(path, { ...(await hiddenOf(path)), disconfirmation: '-2' }, sameOrigin());
  expect(answered.status).toBe(303);
  const done = await shop.visitor().get(answered.headers.get('location')!);
  expect(await done.text()).toContain('Thank you. We have it.');
});

test('while the receiver is down, its page takes nothing either', async () => {
  const { path } = await openSlip();
  const fields = { ...(await hiddenOf(path)), disconfirmation: '-2' };
  const send = () => shop.visitor().send(path, fields, sameOrigin());
  await shop.broken('receiver-down', () => expect(send()).rejects.toThrow('fetch failed'));
  expect((await send()).status).toBe(303);
});

test('without script every "tell us" of the shop leads to the page of its touchpoint, in the language of the shop', async () => {
  for (const [path, touchpoint] of [
    ['/', 'home'],
    ['/help', 'help'],
    ['/search?q=xyz', 'search'],
    ['/products/linen-apron', 'product'],
  ]) {
    const text = await (await shop.visitor().get(`${path}${path!.includes('?') ? '&' : '?'}lang=pl`)).text();
    const target = `/earful/t/${touchpoint}?lang=pl`;
    expect(text).toContain(`href="${target}"`);
    const hosted = await (await shop.visitor().get(target)).text();
    expect(hosted).toContain('Larkspoon: co poszło nie tak?');
  }
});
