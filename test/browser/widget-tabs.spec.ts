import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
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
