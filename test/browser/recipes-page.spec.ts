import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectCritique, expectSilence, follow, turn } from './recipe-page.js';
import { passTime, test, visit } from './widget-page.js';
import { decisions, drawn, measured } from './widget-probes.js';

const tall = '<div class="tall"></div>';
const wheel = async (page: Page, px: number) => {
  await page.mouse.wheel(0, px);
  await page.waitForFunction(() => scrollY > 0);
  await drawn(page);
};

// No other engine measures how much moves.
test('slow page: it moves under the hand, and the click is repeated', { tag: '@chromium' }, async ({ page, shop }) => {
  const recipe = follow(shop, 'slowPage');
  shop.body = `<button id="it">Buy</button><p>${'Linen, washed. '.repeat(500)}</p>`;
  const style = (name: string, value: string) => `document.querySelector('main').style.${name} = '${value}'`;
  shop.script = `addEventListener('DOMContentLoaded', () => { ${style('maxWidth', 'none')} });
    addEventListener('mousemove', () => { ${style('marginTop', '600px')} })`;
  const library = page.waitForResponse(/\/slow-page\.js/);
  await visit(page, shop, '/products/apron');
  await page.mouse.move(5, 5);
  await measured(page, 'layout-shift');
  await page.locator('#it').click();
  // What measures comes with the first press.
  await page.evaluate((file) => import(file) as Promise<unknown>, (await library).url());
  await measured(page, 'layout-shift');
  await passTime(page, 1_000);
  await page.locator('#it').click();
  await expectCritique(page, shop, recipe);
  expect((shop.received[0]!['facts'] as { CLS: number }).CLS).toBeGreaterThan(0.25);
});

test('session errors, on two pages, with the consent of the recipe', async ({ page, shop, complaints }) => {
  const recipe = follow(shop, 'sessionErrors');
  shop.body = '<b id="one">One</b><b id="two">Two</b>';
  shop.script += `addEventListener('click', ({ target }) => { if (target.id) throw new Error(target.id) })`;
  await visit(page, shop, '/basket');
  await page.locator('#one').click();
  await turn(page, () => page.goto(`${shop.url}/products/apron`));
  await page.locator('#two').click();
  await expectCritique(page, shop, recipe);
  expect(complaints.splice(0)).toEqual(['one', 'two']);
});

test('failed request', async ({ page, shop }) => {
  const recipe = follow(shop, 'requestFailed');
  shop.answers['/api/stock'] = [429, 'text/plain', 'slow down'];
  shop.script = `fetch('/broken'); fetch('/api/stock')`;
  await visit(page, shop, '/products/apron');
  await measured(page, 'resource', '/api/stock');
  await expectCritique(page, shop, recipe);
});

test('help loop, over documents, with the consent of the recipe', async ({ page, shop }) => {
  const recipe = follow(shop, 'helpLoop');
  shop.body = '<a href="/help/returns">Help</a> <a href="/">Shop</a>';
  await visit(page, shop, '/help');
  await expectSilence(page);
  await turn(page, () => page.getByRole('link', { name: 'Shop' }).click());
  await turn(page, () => page.getByRole('link', { name: 'Help' }).click());
  await expectCritique(page, shop, recipe);
});

test('long wait', async ({ page, shop }) => {
  const recipe = follow(shop, 'longWait');
  await visit(page, shop, '/queue');
  await passTime(page, 80_000);
  expect(await decisions(page)).toEqual([]);
  await expectCritique(page, shop, recipe);
});

test('time on page: not before its time, nor elsewhere', async ({ page, shop }) => {
  const recipe = follow(shop, 'timeOnPage');
  shop.body = '<button data-go="/help">Help</button><button data-go="/size-guide">Sizes</button>';
  shop.script = `addEventListener('click', ({ target }) => target.dataset.go && history.pushState(null, '', target.dataset.go))`;
  await visit(page, shop, '/size-guide');
  await passTime(page, 100_000);
  await page.locator('[data-go="/help"]').click();
  await passTime(page, 130_000);
  await page.locator('[data-go="/size-guide"]').click();
  await passTime(page, 100_000);
  expect(await decisions(page)).toEqual([]);
  await passTime(page, 21_000);
  await expectCritique(page, shop, recipe);
});

test('scroll depth', async ({ page, shop }) => {
  const recipe = follow(shop, 'scrollDepth');
  shop.body = tall.repeat(3);
  await visit(page, shop, '/delivery');
  await wheel(page, 1_500);
  await expectSilence(page);
  await wheel(page, 1_200);
  await expectCritique(page, shop, recipe);
});

test('element seen', async ({ page, shop }) => {
  const recipe = follow(shop, 'elementSeen');
  shop.body = tall + recipe.html[0] + tall;
  await visit(page, shop, '/basket');
  await expectSilence(page);
  await wheel(page, 1_200);
  await expectCritique(page, shop, recipe);
});

test('sample: one in a hundred, by its default', async ({ page, shop }) => {
  const recipe = follow(shop, 'sample');
  shop.script = 'Math.random = () => 0.0101';
  await visit(page, shop, '/orders/1042/thanks');
  expect(await decisions(page)).toMatchObject([{ decision: 'suppressed', reason: 'sampling' }]);
  shop.script = 'Math.random = () => 0.0099';
  await turn(page, () => page.reload());
  await expectCritique(page, shop, recipe);
});
