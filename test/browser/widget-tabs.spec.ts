import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { visitPromises } from './promise-probes.js';
import { explain, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const noted = (page: Page, shelf: 'localStorage' | 'sessionStorage') =>
  page.evaluate((it) => Object.keys(window[it]).sort(), shelf);

/** Everything that the other tabs have been told so far has been heard by this one. */
const hasHeard = (page: Page, from: Page): Promise<unknown> => {
  const heard = page.evaluate(
    () =>
      new Promise((resolve) => {
        const channel = new BroadcastChannel('earful');
        channel.onmessage = ({ data }) => data === 'end' && resolve(channel.close());
        (window as { isListening?: boolean }).isListening = true;
      }),
  );
  return page
    .waitForFunction(() => (window as { isListening?: boolean }).isListening)
    .then(() => from.evaluate(() => new BroadcastChannel('earful').postMessage('end')))
    .then(() => heard);
};

for (const isTest of [true, false]) {
  test(`an invitation ${isTest ? 'in test mode does not hold' : 'holds'} back that of another tab`, async ({
    context,
    page,
    shop,
  }) => {
    await visit(page, shop);
    if (isTest) shop.tag = shop.tag.replace('data-endpoint', 'data-test data-endpoint');
    const other = await context.newPage();
    await visit(other, shop);
    await tell(other, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
    await passTime(other);
    await expect(prompt(other).getByRole('heading')).toHaveText('The payment didn’t go through.');
    await hasHeard(page, other);
    expect(await noted(page, 'sessionStorage')).toEqual(isTest ? [] : ['earful:asked']);
    await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
    await passTime(page);
    expect((await explain(page)).rules[0]!.outcome).toBe(isTest ? 'shown' : 'cap');
  });
}

test('storage consent that is taken back in one tab is taken back in all', async ({ context, page, shop }) => {
  const late = { by: '2030-01-01T00:00:00Z' };
  await visitPromises(page, shop, '/orders/1');
  await tell(page, 'consent', { storage: true, measurement: true });
  await tell(page, 'expect', 'order-status', late);
  const other = await context.newPage();
  await visitPromises(other, shop, '/orders/1');
  // To whom nothing was allowed, nothing is taken back.
  await tell(other, 'consent', { storage: false });
  await hasHeard(page, other);
  await tell(page, 'expect', 'order-status', { ...late, subject: 'o1' });
  expect(await noted(page, 'localStorage')).toEqual(['earful:expected']);
  await tell(other, 'consent', { storage: true });
  await tell(other, 'consent', { storage: false });
  await hasHeard(page, other);
  await tell(page, 'expect', 'order-status', { ...late, subject: 'o2' });
  for (const shelf of ['localStorage', 'sessionStorage'] as const) expect(await noted(page, shelf)).toEqual([]);
  expect((await explain(page)).consents).toEqual({ storage: false, measurement: true });
});
