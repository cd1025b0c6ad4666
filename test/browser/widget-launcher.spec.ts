import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const launcher = (page: Page) => page.locator('earful-launcher');
const main = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' });
const options = (page: Page) => page.getByRole('button', { name: 'Options of this button' });
const choose = async (page: Page, name: string): Promise<void> => {
  await options(page).click();
  await page.getByRole('button', { name }).click();
};
/** Where it stands: distance to the left and right edge of the window. */
const edges = (page: Page) =>
  launcher(page).evaluate((it) => {
    const { left, right } = it.getBoundingClientRect();
    return [Math.round(left), Math.round(innerWidth - right)];
  });
const noted = (page: Page) => page.evaluate(() => localStorage.getItem('earful:launcher'));

test('by keyboard alone: moved to the other side, and there again on the next page; the prompt follows', async ({
  page,
  shop,
}) => {
  await visit(page, shop);
  await expect(options(page)).toBeVisible();
  expect(await noted(page)).toBeNull();
  await page.keyboard.press('Tab');
  await expect(main(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(options(page)).toBeFocused();
  await expect(options(page)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(options(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Move to the other side' })).toBeFocused();
  expect((await edges(page))[1]).toBe(16);
  await page.keyboard.press('Enter');
  await expect(options(page)).toBeFocused();
  expect((await edges(page))[0]).toBe(16);
  await visit(page, shop);
  await expect(main(page)).toBeVisible();
  expect((await edges(page))[0]).toBe(16);
  await main(page).click();
  expect((await prompt(page).boundingBox())!.x).toBe(16);
});

test('made small it keeps its name and a target of 44 px, and grows again', async ({ page, shop }) => {
  await visit(page, shop);
  const wide = (await launcher(page).boundingBox())!.width;
  await choose(page, 'Make it small');
  const small = (await launcher(page).boundingBox())!;
  expect(small.width).toBeLessThan(wide / 2);
  const box = (await main(page).boundingBox())!;
  expect([box.width >= 44, box.height >= 42]).toEqual([true, true]);
  await expect(main(page)).toHaveAccessibleName('Tell us what went wrong');
  await visit(page, shop);
  await expect(main(page)).toBeVisible();
  expect((await launcher(page).boundingBox())!.width).toBe(small.width);
  await choose(page, 'Make it large again');
  expect((await launcher(page).boundingBox())!.width).toBe(wide);
});

test('hidden until tomorrow, on this page and the next; there again the next day', async ({ page, shop }) => {
  await visit(page, shop);
  await choose(page, 'Hide until tomorrow');
  await expect(launcher(page)).toBeHidden();
  await visit(page, shop, '/', '2026-11-22T20:00:00Z');
  await page.clock.runFor(2_000);
  await expect(launcher(page)).toBeHidden();
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await prompt(page).getByRole('button', { name: 'Close' }).click();
  await expect(launcher(page)).toBeHidden();
  // Midnight in Warsaw.
  await visit(page, shop, '/', '2026-11-22T23:01:00Z');
  await expect(main(page)).toBeVisible();
});

test('whoever hides it goes on where they came from, or on what is last before it; nothing scrolls', async ({
  page,
  shop,
}) => {
  shop.body = '<a id="first" href="/help">Help</a><div class="tall"></div><a id="last" href="/end">End</a>';
  await visit(page, shop);
  await expect(options(page)).toBeVisible();
  await page.locator('#first').focus();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await choose(page, 'Make it small');
  await expect(options(page)).toBeFocused();
  await choose(page, 'Hide until tomorrow');
  await expect(page.locator('#first')).toBeFocused();
  await page.evaluate(() => localStorage.clear());
  await visit(page, shop);
  await choose(page, 'Hide until tomorrow');
  await expect(page.locator('#last')).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test('whoever has hidden it and opens the prompt some other way has it back', async ({ page, shop }) => {
  shop.body = '<button id="own" data-earful-open="help">Problem?</button>';
  await visit(page, shop);
  await choose(page, 'Hide until tomorrow');
  await page.locator('#own').click();
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(main(page)).toBeVisible();
  await visit(page, shop);
  await expect(main(page)).toBeVisible();
});

test('Escape and a click elsewhere close the options, and nothing else', async ({ page, shop }) => {
  shop.script = `window.heard = 0; document.addEventListener('keydown', ({ key }) => key === 'Escape' && window.heard++)`;
  await visit(page, shop);
  const move = page.getByRole('button', { name: 'Move to the other side' });
  await options(page).click();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  await expect(move).toBeHidden();
  await expect(options(page)).toBeFocused();
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toBe(0);
  await options(page).click();
  await expect(move).toBeVisible();
  await page.mouse.click(20, 20);
  await expect(move).toBeHidden();
  expect(await noted(page)).toBeNull();
});

test('at 320 px and with letters twice as large the options stay inside the window', async ({ page, shop }) => {
  await page.setViewportSize({ width: 320, height: 480 });
  await visit(page, shop);
  await options(page).click();
  for (const side of ['end', 'start']) {
    const list = (await launcher(page).getByRole('group').boundingBox())!;
    expect([side, list.x >= 0, list.x + list.width <= 320, list.y >= 0]).toEqual([side, true, true, true]);
    await page.getByRole('button', { name: 'Move to the other side' }).click();
    await options(page).click();
  }
});

test('it rises above what has the focus, and comes down again', async ({ page, shop }) => {
  shop.body = '<div class="tall"></div><p id="end"><a id="low" href="/help">Help</a></p><input id="high">';
  await page.setViewportSize({ width: 360, height: 640 });
  await visit(page, shop);
  await expect(options(page)).toBeVisible();
  await page.evaluate(() => {
    document.getElementById('end')!.style.cssText = 'text-align:end;margin:0';
    document.getElementById('high')!.style.cssText = 'position:fixed;top:20px;left:20px';
    document.body.style.padding = '32px 32px 24px';
  });
  const gap = async (): Promise<number> => {
    const [low, own] = await Promise.all([page.locator('#low').boundingBox(), launcher(page).boundingBox()]);
    return low!.y - (own!.y + own!.height);
  };
  const bottom = async (): Promise<number> => {
    const own = (await launcher(page).boundingBox())!;
    return Math.round(own.y + own.height);
  };
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  expect(await gap()).toBeLessThan(0);
  await page.locator('#low').focus();
  await expect.poll(gap).toBeGreaterThan(0);
  await page.locator('#high').focus();
  await expect.poll(bottom).toBe(624);
  await page.locator('#low').focus();
  await expect.poll(gap).toBeGreaterThan(0);
  await page.locator('#low').evaluate((it) => it.blur());
  await expect.poll(bottom).toBe(624);

  // Where the page scrolls there slowly, too.
  await page.evaluate(() => {
    scrollTo(0, 0);
    document.documentElement.style.scrollBehavior = 'smooth';
    document.getElementById('low')!.focus();
  });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollHeight - innerHeight - scrollY)).toBe(0);
  await expect.poll(gap).toBeGreaterThan(0);
});

for (const [name, style] of [
  ['a bar to buy at the lower edge', 'inset:auto 0 0;height:70px'],
  ['the bubble of a chat', 'right:20px;bottom:20px;width:60px;height:60px;z-index:99999'],
])
  test(`it stands above ${name}, and comes down when that has gone`, async ({ page, shop }) => {
    await page.setViewportSize({ width: 375, height: 640 });
    shop.answers['/floats.css'] = [200, 'text/css', `#floats{position:fixed;${style}}`];
    shop.body = '<link rel="stylesheet" href="/floats.css"><div class="tall"></div><button id="floats">Buy</button>';
    await visit(page, shop);
    await expect(options(page)).toBeVisible();
    const bottom = () => launcher(page).evaluate((it) => it.getBoundingClientRect().bottom);
    const top = await page.locator('#floats').evaluate((it) => it.getBoundingClientRect().top);
    await expect.poll(bottom).toBe(top - 8);
    await page.locator('#floats').evaluate((it) => it.remove());
    await page.evaluate(() => scrollBy(0, 50));
    await expect.poll(bottom).toBe(624);
  });

test('its sign has an edge, so that system colours show it', { tag: '@chromium' }, async ({ page, shop }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await visit(page, shop);
  const drawn = await page.locator('earful-launcher .options').evaluate((it) => {
    const { borderInlineStartStyle, borderInlineStartWidth, height } = getComputedStyle(it, '::before');
    return [borderInlineStartStyle, borderInlineStartWidth, height];
  });
  expect(drawn).toEqual(['dotted', '3px', '15px']);
});

test('its letters have the size that the brand gave, and lines that do not overlap', async ({ page, shop }) => {
  shop.answers['/large.css'] = [200, 'text/css', ':root{--earful-size:30px}'];
  shop.body = '<link rel="stylesheet" href="/large.css">';
  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, shop);
  const main = page.locator('earful-launcher .main');
  const [size, line] = await main.evaluate((it) => {
    const { fontSize, lineHeight } = getComputedStyle(it);
    return [fontSize, parseFloat(lineHeight)] as const;
  });
  expect(size).toBe('30px');
  expect(line).toBeGreaterThanOrEqual(36);
  const box = (await page.locator('earful-launcher').boundingBox())!;
  expect([box.x >= 0, box.x + box.width <= 320]).toEqual([true, true]);
});
