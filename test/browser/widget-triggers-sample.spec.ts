import { expect } from '@playwright/test';
import { go } from './payment-page.js';
import { passTime, tell, test, visit } from './widget-page.js';
import { asking, decisions, expectAsked, router } from './widget-probes.js';

test('asks everybody at a rate of 1', async ({ page, shop }) => {
  shop.config = asking('sample', undefined, { samplingRate: 1 });
  await visit(page, shop);
  await expectAsked(page, true);
});

test('asks nobody at a rate of 0, once per arrival', async ({ page, shop }) => {
  shop.config = asking('sample', undefined, { samplingRate: 0 });
  Object.assign(shop, { script: router, body: '<b data-go="/checkout/2">2</b><b data-go="/help">H</b>' });
  await visit(page, shop);
  for (const path of ['/checkout/2', '/help', '/checkout/2']) await go(page, path);
  await passTime(page, 15_000);
  const sampling = { decision: 'suppressed', reason: 'sampling' };
  expect(await decisions(page)).toMatchObject([sampling, sampling]);
});

for (const [told, asked] of [
  ['orderPlaced', true],
  ['orderLeft', false],
] as const) {
  test(`where a completion has a name, ${asked ? 'asks when it is told' : 'stays silent on another'}`, async ({
    page,
    shop,
  }) => {
    shop.config = asking('sample', { name: 'orderPlaced' }, { samplingRate: 1 });
    await visit(page, shop);
    await expectAsked(page, false);
    await tell(page, 'signal', told);
    await expectAsked(page, asked);
  });
}

test('stays silent at another touchpoint', async ({ page, shop }) => {
  shop.config = asking('sample', undefined, { samplingRate: 1 });
  await visit(page, shop, '/help');
  await expectAsked(page, false);
});
