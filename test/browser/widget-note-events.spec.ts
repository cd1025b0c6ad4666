import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { arrive, config, explain, passTime, test } from './widget-page.js';

const holdIdle = 'window.requestIdleCallback = (run) => { window.nowIdle = run };';

const begin = async (page: Page): Promise<void> => {
  await page.evaluate(() => (window as unknown as { nowIdle(): void }).nowIdle());
  await page.waitForFunction(() => (window.earful as unknown as { explain(): unknown }).explain());
};

const open = async (page: Page, shop: Shop, trigger: object, body: string, script = ''): Promise<void> => {
  shop.config = { ...config, triggers: [{ touchpoint: 'checkout', says: 'That failed.', ...trigger }] };
  Object.assign(shop, { body, script: holdIdle + script });
  await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
  await arrive(page, shop);
};

const outcome = async (page: Page): Promise<string> => {
  await passTime(page, 15_000);
  return (await explain(page)).rules[0]!.outcome;
};

const button = '<button id="pay">Pay</button>';
const failing = `addEventListener('click', ({ target }) => { if (target.id === 'pay') throw new Error('declined'); });`;

test.describe('what happened before the rules were there is heard by them', () => {
  test('a click', async ({ page, shop }) => {
    await open(page, shop, { signal: 'click', parameters: { selector: '#pay' } }, button);
    await page.locator('#pay').click();
    await begin(page);
    expect(await outcome(page)).toBe('shown');
  });

  test('a form that was sent', async ({ page, shop }) => {
    const form = `<form><input aria-label="Name"><button>Send</button></form>`;
    const stay = `addEventListener('submit', (event) => event.preventDefault());`;
    await open(page, shop, { signal: 'submit', parameters: { selector: 'form' } }, form, stay);
    await page.getByRole('button', { name: 'Send' }).click();
    await begin(page);
    expect(await outcome(page)).toBe('shown');
  });

  test('a script that failed under a click', async ({ page, shop, complaints }) => {
    await open(page, shop, { signal: 'errorClick' }, button, failing);
    await page.locator('#pay').click();
    await page.clock.runFor(5_000);
    await begin(page);
    expect(await outcome(page)).toBe('shown');
    expect(complaints.splice(0)).toEqual(['declined']);
  });

  test('but no error that came long after the click', async ({ page, shop, complaints }) => {
    const late = `addEventListener('click', () => setTimeout(() => void Promise.reject(new Error('late')), 3_000));`;
    await open(page, shop, { signal: 'errorClick' }, button, late);
    await page.locator('#pay').click();
    await page.clock.runFor(5_000);
    await expect.poll(() => complaints.splice(0)).toEqual(['late']);
    await begin(page);
    expect(await outcome(page)).not.toBe('shown');
  });

  test('but no click of half a minute ago', async ({ page, shop }) => {
    await open(page, shop, { signal: 'click', parameters: { selector: '#pay' } }, button);
    await page.locator('#pay').click();
    await page.clock.fastForward(31_000);
    await begin(page);
    expect(await outcome(page)).not.toBe('shown');
  });

  test('but no click at another address', async ({ page, shop }) => {
    await open(page, shop, { signal: 'click', parameters: { selector: '#pay' } }, button);
    await page.locator('#pay').click();
    await page.evaluate(() => history.pushState(null, '', '/?step=2'));
    await begin(page);
    expect(await outcome(page)).not.toBe('shown');
  });

  test('but no dead click: what came of it is not known', async ({ page, shop }) => {
    await open(page, shop, { signal: 'deadClick', parameters: { times: 1 } }, button);
    await page.locator('#pay').click();
    await begin(page);
    expect(await outcome(page)).not.toBe('shown');
    await page.locator('#pay').click();
    expect(await outcome(page)).toBe('shown');
  });
});

test('where the rules never come, no more than a thousand events are kept', async ({ page, shop }) => {
  await page.addInitScript(() => {
    const { push } = Array.prototype;
    const lengths = { longest: 0 };
    Array.prototype.push = function (this: unknown[], ...items) {
      const length = push.apply(this, items);
      if (items.some((item) => Array.isArray(item) && item[1] === 'event')) lengths.longest = length;
      return length;
    };
    Object.assign(window, { lengths });
  });
  await open(page, shop, { signal: 'rageClick' }, button);
  await page.evaluate(() => {
    for (let i = 0; i < 1_500; i++) document.querySelector('button')!.click();
  });
  expect(await page.evaluate(() => (window as unknown as { lengths: { longest: number } }).lengths.longest)).toBe(
    1_000,
  );
});
