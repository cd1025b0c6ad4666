import { expect } from '@playwright/test';
import { expectCritique, expectSilence, follow, turn } from './recipe-page.js';
import { test, visit } from './widget-page.js';
import { drawn } from './widget-probes.js';

// What somebody came to finish is finished before any question.
for (const [signal, path, done] of [
  ['refundDone', '/refunds/1042', '/refunds/1042/done'],
  ['returnDone', '/returns/1042', '/returns/1042/label'],
  ['cancelDone', '/subscription', '/subscription/cancelled'],
  ['unsubscribeDone', '/unsubscribe', '/unsubscribe/done'],
] as const) {
  test(`${signal}: silent at the form, asks on the page that confirms`, async ({ page, shop }) => {
    const recipe = follow(shop, signal);
    await visit(page, shop, path);
    await drawn(page);
    await expectSilence(page);
    shop.body = recipe.html[1]!;
    await turn(page, () => page.locator('form button').click());
    expect(new URL(page.url()).pathname).toBe(done);
    await drawn(page);
    await expectCritique(page, shop, recipe, { path: done });
  });
}
