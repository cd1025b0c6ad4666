import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, visit } from './widget-page.js';
import { cutOff, passThrough } from './widget-states.js';

const prompt = (page: Page) => page.locator('earful-critique');
const launcher = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' });

/** Everything that can be pressed: what it says, what it is called, and how large it is, labels and chips included. */
const targets = (page: Page) =>
  page.evaluate(() => {
    const ours = [...document.querySelectorAll('earful-critique, earful-launcher')];
    // While something moves, a height of 44 px may be measured as 43.99997.
    for (const it of ours) for (const movement of it.shadowRoot!.getAnimations()) movement.finish();
    return ours
      .flatMap((it) => [...it.shadowRoot!.querySelectorAll<HTMLInputElement>('button, input, textarea, a')])
      .filter((one) => one.checkVisibility())
      .map((one) => {
        const { width, height } = (one.closest('.chip') ?? one).getBoundingClientRect();
        return {
          text: (one.innerText ?? '').trim(),
          name: one.ariaLabel ?? one.labels?.[0]?.innerText ?? one.innerText,
          isInline: one.localName === 'a' && !!one.closest('p'),
          kind: one.className || one.localName,
          width,
          height,
        };
      });
  });

for (const [width, height] of [
  [320, 640],
  [1280, 720],
] as const) {
  test(`targets at ${width} px: 24 px each way in every state, what is pressed most 44 px high, names begin with what is read`, async ({
    page,
    shop,
  }) => {
    await page.setViewportSize({ width, height });
    await visit(page, shop);
    await passThrough(page, shop, async (state) => {
      const found = (await targets(page)).filter(({ isInline }) => !isInline);
      expect(found.length).toBeGreaterThan(0);
      expect([state, found.filter((one) => one.width < 24 || one.height < 24)]).toEqual([state, []]);
      // The launcher has the height of its words and 11 px above and below.
      const low = found.filter((one) => one.height < (/main|options/.test(one.kind) ? 42 : 44));
      expect([state, low]).toEqual([state, []]);
      const unlike = found.filter(({ text, name }) => text && !name.includes(text.split('\n')[0]!));
      expect([state, unlike]).toEqual([state, []]);
    });
  });

  // Only Chromium's protocol changes the setting.
  const title = `letters of 32 px by the browser’s own setting, at ${width} px: larger, and nothing is cut off`;
  test(title, { tag: '@chromium' }, async ({ page, shop }) => {
    await page.setViewportSize({ width, height });
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await visit(page, shop);
    await passThrough(page, shop, async (state) => {
      // The heading of the page itself is too wide for 320 px then.
      expect([state, (await cutOff(page)).filter((it) => it !== 'page')]).toEqual([state, []]);
    });
    const size = await prompt(page).evaluate(
      (it) => getComputedStyle(it.shadowRoot!.querySelector('.panel')!).fontSize,
    );
    expect(size).toBe('30px');
  });
}

test('both ways of holding a phone; turned while it is open it keeps what was written', async ({ page, shop }) => {
  await page.setViewportSize({ width: 375, height: 667 });
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).locator('.answers button').first().click();
  await prompt(page).getByLabel('In your own words').fill('The total changed.');
  for (const [width, height] of [
    [667, 375],
    [375, 667],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(prompt(page).getByLabel('In your own words')).toHaveValue('The total changed.');
    await expect(prompt(page).getByRole('dialog')).toBeVisible();
    expect(await cutOff(page)).toEqual([]);
    const box = (await prompt(page).locator('.panel').boundingBox())!;
    expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height]).toEqual(
      Array(4).fill(true),
    );
  }
});

test('the answers are told apart by words alone, a chosen chip by more than its colour', async ({ page, shop }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await visit(page, shop);
  await launcher(page).click();
  const looks = await prompt(page).evaluate((it) =>
    [...it.shadowRoot!.querySelectorAll('.answers button')].map((one) => {
      const { color, backgroundColor, borderColor, fontWeight, fontSize } = getComputedStyle(one);
      return [color, backgroundColor, borderColor, fontWeight, fontSize, !!one.textContent!.trim()].join();
    }),
  );
  expect(looks).toHaveLength(5);
  expect(new Set(looks).size).toBe(1);
  await prompt(page).locator('.answers button').first().click();
  const chip = prompt(page).locator('.chip').first();
  const ring = () => chip.evaluate((it) => getComputedStyle(it).boxShadow !== 'none');
  expect(await ring()).toBe(false);
  await chip.locator('input').check();
  expect(await ring()).toBe(true);
});

test('pointing at something brings nothing up', async ({ page, shop }) => {
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  const seen = () =>
    prompt(page).evaluate(
      (it) => [...it.shadowRoot!.querySelectorAll('*')].filter((one) => one.checkVisibility()).length,
    );
  const before = await seen();
  for (const one of await prompt(page).locator('button:visible, .chip, a, textarea').all()) {
    await one.hover();
    expect(await seen()).toBe(before);
  }
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the ring of the focus and the edge of what is chosen stand out, ${scheme}`, async ({ page, shop }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await visit(page, shop);
    await launcher(page).click();
    await prompt(page).locator('.answers button').first().click();
    const ratios = await prompt(page).evaluate((it) => {
      const root = it.shadowRoot!;
      const light = (colour: string): number => {
        const [red, green, blue] = colour
          .match(/[\d.]+/g)!
          .slice(0, 3)
          .map((part) => Number(part) / 255)
          .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
      };
      const ground = light(getComputedStyle(root.querySelector('.panel')!).backgroundColor);
      const ratio = (colour: string): number => {
        const drawn = light(colour);
        return (Math.max(drawn, ground) + 0.05) / (Math.min(drawn, ground) + 0.05);
      };
      const chip = root.querySelector<HTMLElement>('.chip')!;
      chip.querySelector('input')!.click();
      const field = root.querySelector('textarea')!;
      field.focus();
      return {
        ring: ratio(getComputedStyle(field).outlineColor),
        field: ratio(getComputedStyle(field).borderTopColor),
        chosen: ratio(getComputedStyle(chip).borderTopColor),
        icon: ratio(getComputedStyle(root.querySelector('.close')!, '::before').color),
      };
    });
    for (const [what, ratio] of Object.entries(ratios)) expect([what, ratio >= 3]).toEqual([what, true]);
  });
}

test('in system colours every edge is drawn, and focus has a ring', { tag: '@chromium' }, async ({ page, shop }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  const bare = () =>
    prompt(page).evaluate((it) =>
      [...it.shadowRoot!.querySelectorAll('button, .chip, textarea, .panel')]
        .filter((one) => one.checkVisibility())
        .filter((one) => {
          const { borderTopStyle, borderTopWidth } = getComputedStyle(one);
          return borderTopStyle !== 'solid' || parseFloat(borderTopWidth) < 1;
        })
        .map((one) => one.className || one.textContent),
    );
  expect(await bare()).toEqual([]);
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  expect(await bare()).toEqual([]);
  const gap = await prompt(page)
    .getByRole('button', { name: 'Withdraw it' })
    .evaluate((it) => parseFloat(getComputedStyle(it).paddingInlineStart));
  expect(gap).toBeGreaterThanOrEqual(8);
  await page.keyboard.press('Tab');
  const ring = await prompt(page).evaluate((it) => getComputedStyle(it.shadowRoot!.activeElement!).outlineStyle);
  expect(ring).not.toBe('none');
});

test('the launcher is in the same place and order on every page', async ({ page, shop }) => {
  const seen: unknown[] = [];
  for (const path of ['/', '/orders/7', '/help']) {
    await visit(page, shop, path);
    await expect(page.getByRole('button', { name: 'Options of this button' })).toBeVisible();
    const box = await page.locator('earful-launcher').boundingBox();
    const isLast = await page.evaluate(() => document.documentElement.lastElementChild!.localName);
    seen.push([box, isLast]);
  }
  expect(seen[0]).toEqual([expect.anything(), 'earful-launcher']);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
});
