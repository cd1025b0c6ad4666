import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const status = (page: Page) => prompt(page).getByRole('status');
const launcher = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' });
const invite = async (page: Page): Promise<void> => {
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
};

/** What has the focus: its name, the ring around it, and the points of it that something else covers. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    let one = document.activeElement as HTMLInputElement;
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement as HTMLInputElement;
    const name = one.ariaLabel ?? one.labels?.[0]?.textContent ?? one.textContent ?? '';
    const shown = one.closest('.chip') ?? one;
    const { outlineStyle, outlineWidth } = getComputedStyle(shown);
    const [box] = shown.getClientRects();
    const { left, right, top, bottom } = box!;
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    const points = [
      [x, y],
      [x, top + 2],
      [x, bottom - 2],
      [left + 2, y],
      [right - 2, y],
    ] as const;
    const covered = points.filter(([across, down]) => {
      const hit = (one.getRootNode() as ShadowRoot).elementFromPoint(across, down);
      return !hit || !shown.contains(hit);
    });
    // `auto` is the browser's own ring, as wide as it likes.
    const ring = outlineStyle === 'auto' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
    return { name: name.trim(), ring, covered };
  });

/** Presses Tab until something of that name has the focus; whatever has it on the way is seen whole, with a ring. */
const tabTo = async (page: Page, name: string, key = 'Tab'): Promise<void> => {
  const seen: string[] = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press(key);
    const focus = await focusNow(page);
    expect({ name: focus.name, ring: focus.ring, covered: focus.covered }).toEqual({
      name: focus.name,
      ring: true,
      covered: [],
    });
    if (focus.name === name) return;
    seen.push(focus.name);
  }
  throw new Error(`Tab does not lead to "${name}", only to ${seen.join(', ')}`);
};

for (const [width, height] of [
  [320, 480],
  [1280, 720],
] as const) {
  test(`the whole way by keyboard alone, at ${width} px: every focus has a ring and nothing covers it`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width, height });
    await visit(page, shop);
    await tabTo(page, 'Tell us what went wrong');
    await page.keyboard.press('Enter');
    await tabTo(page, 'worse');
    await page.keyboard.press('Space');
    await expect(status(page)).toContainText('We have it');
    await tabTo(page, 'costs unclear');
    await page.keyboard.press('Space');
    await tabTo(page, 'In your own words (optional)');
    await page.keyboard.type('The total changed.');
    await tabTo(page, 'No, just fix it');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'Your e-mail address');
    await page.keyboard.type('anna@example');
    await page.keyboard.press('Enter');
    await expect(prompt(page).getByLabel('Your e-mail address')).toBeFocused();
    await page.keyboard.press('End');
    await page.keyboard.type('.com');
    // Once back and forth: what scrolls up must not end below the heading that stays.
    await tabTo(page, 'costs unclear', 'Shift+Tab');
    await tabTo(page, 'Send details');
    await page.keyboard.press('Enter');
    await expect(status(page)).toContainText('anna@example.com');
    expect(shop.received.at(-1)).toMatchObject({
      disconfirmation: -1,
      causes: ['unclear-cost'],
      comment: 'The total changed.',
      reply: { wanted: 'email', email: 'anna@example.com' },
    });
    await page.keyboard.press('Escape');
    await expect(prompt(page)).toHaveCount(0);
    await expect(launcher(page)).toBeFocused();
  });
}

test('an invitation comes last in the order of Tab, and Tab leads out of it again', async ({ page, shop }) => {
  shop.body = '<button id="first">First</button><button id="last">Last</button>';
  await visit(page, shop);
  await invite(page);
  const order: string[] = [];
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab');
    const { host, name } = await page.evaluate(() => {
      const { activeElement } = document;
      return { host: activeElement!.localName, name: activeElement!.id };
    });
    if (order.at(-1) !== (name || host)) order.push(name || host);
  }
  expect(order.slice(0, 3)).toEqual(['first', 'last', 'earful-critique']);
  expect(order.length).toBeGreaterThan(3);
  await prompt(page).getByRole('button', { name: 'Close' }).focus();
  // Not `toBeFocused`: in Firefox Tab has led on into the browser's own bars.
  const isOut = () => page.locator('#last').evaluate((it) => it === document.activeElement);
  expect(await isOut()).toBe(false);
  // In Firefox what scrolls is a stop of its own.
  for (let presses = 0; presses < 3 && !(await isOut()); presses++) await page.keyboard.press('Shift+Tab');
  expect(await isOut()).toBe(true);
});

test('no letter, figure or sign does anything by itself', async ({ page, shop }) => {
  await visit(page, shop);
  await launcher(page).click();
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  const before = await prompt(page).evaluate((it) => it.shadowRoot!.querySelector('.panel')!.innerHTML);
  for (const key of 'abcdefghijklmnopqrstuvwxyz0123456789?/.,') await page.keyboard.press(key);
  expect(await prompt(page).evaluate((it) => it.shadowRoot!.querySelector('.panel')!.innerHTML)).toBe(before);
  expect(shop.received).toEqual([]);
});

test('a press is taken back by letting go elsewhere', async ({ page, shop }) => {
  await visit(page, shop);
  await launcher(page).click();
  const box = (await prompt(page).getByRole('button', { name: 'much worse' }).boundingBox())!;
  await page.mouse.move(box.x + 20, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(20, 20);
  await page.mouse.up();
  await expect(prompt(page).getByRole('button', { name: 'much worse' })).toBeVisible();
  expect(shop.received).toEqual([]);
  // The same for closing.
  const close = (await prompt(page).getByRole('button', { name: 'Close' }).boundingBox())!;
  await page.mouse.move(close.x + 20, close.y + 20);
  await page.mouse.down();
  await expect(prompt(page)).toBeVisible();
  await page.mouse.up();
  await expect(prompt(page)).toHaveCount(0);
});

test('to be on something or to choose it sends nothing and leads nowhere', async ({ page, shop }) => {
  await visit(page, shop);
  await launcher(page).click();
  for (const button of await prompt(page).locator('button:visible').all()) await button.focus();
  expect(shop.received).toEqual([]);
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(status(page)).toContainText('We have it');
  const at = page.url();
  for (const input of await prompt(page).locator('input').all()) {
    await input.focus();
    await input.check();
    await expect(input).toBeFocused();
  }
  for (const field of await prompt(page).locator('textarea, input[type=tel]').all()) await field.fill('600 100 200');
  await expect(prompt(page).getByRole('heading')).toHaveText('Anything to add?');
  expect(shop.received).toHaveLength(1);
  expect(page.url()).toBe(at);
});

test('contact fields say what they are for, and nothing has to be written twice', async ({ page, shop }) => {
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  const email = prompt(page).getByLabel('Your e-mail address');
  const phone = prompt(page).getByLabel('Your phone number');
  await prompt(page).getByText('Yes, by e-mail').click();
  await expect(email).toHaveAttribute('autocomplete', 'email');
  await expect(email).toHaveAttribute('type', 'email');
  await email.fill('anna@example.com');
  await prompt(page).getByText('Yes, call me back').click();
  await expect(phone).toHaveAttribute('autocomplete', 'tel');
  await expect(phone).toHaveAttribute('type', 'tel');
  await prompt(page).getByText('Yes, by e-mail').click();
  await expect(email).toHaveValue('anna@example.com');
  shop.mode = 'refuse';
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await prompt(page).getByRole('button', { name: 'Change' }).click();
  await expect(email).toHaveValue('anna@example.com');
});

test('when the button that has the focus goes away, the title has it: Escape still closes', async ({ page, shop }) => {
  await visit(page, shop);
  await launcher(page).press('Enter');
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).press('Enter');
  await expect(status(page)).toContainText('We have it');
  shop.mode = 'down';
  await prompt(page).getByLabel('In your own words').fill('Nothing moved.');
  await prompt(page).getByRole('button', { name: 'Send details' }).press('Enter');
  await expect(status(page)).toContainText('kept on this device');
  await prompt(page).getByRole('button', { name: 'Delete it now' }).focus();
  shop.mode = 'up';
  await page.clock.fastForward(1_200_000);
  await expect(status(page)).toContainText('We have it');
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(0);
  await expect(launcher(page)).toBeFocused();
});

test('so it is with "Try again", where nothing can be kept', async ({ page, shop }) => {
  shop.script = `
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });`;
  shop.mode = 'down';
  await visit(page, shop);
  await launcher(page).press('Enter');
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).press('Enter');
  await expect(status(page)).toContainText('That didn’t go through.');
  await prompt(page).getByRole('button', { name: 'Try again' }).press('Enter');
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(0);
});
