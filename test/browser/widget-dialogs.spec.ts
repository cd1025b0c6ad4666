import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const launcher = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' });
/** What has the focus, through shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    let one = document.activeElement;
    while (one?.shadowRoot?.activeElement) one = one.shadowRoot.activeElement;
    return one?.id || one?.className || one?.localName || '';
  });

test.describe('on a small window', () => {
  test.beforeEach(({ page }) => page.setViewportSize({ width: 360, height: 740 }));

  test('what the person opened is modal: Tab stays inside, the page is inert, Escape leads back', async ({
    page,
    shop,
  }) => {
    shop.body = '<button id="own">Own</button>';
    await visit(page, shop);
    await launcher(page).click();
    await expect(prompt(page).getByRole('dialog', { name: 'Did we fall short here?' })).toBeVisible();
    await expect(prompt(page).getByRole('heading')).toBeFocused();
    for (let i = 0; i < 12; i++) {
      await page.keyboard.press('Tab');
      expect(await focused(page)).not.toBe('own');
    }
    await page.locator('#own').evaluate((it) => it.focus());
    expect(await focused(page)).not.toBe('own');
    expect(await page.evaluate(() => document.elementFromPoint(60, 120)?.localName)).toBe('earful-critique');
    await page.keyboard.press('Escape');
    await expect(prompt(page)).toHaveCount(0);
    expect(await focused(page)).toBe('main');
    await page.locator('#own').click();
  });

  test('a touch outside closes nothing; an invitation that is answered becomes modal and keeps its place', async ({
    page,
    shop,
  }) => {
    await visit(page, shop);
    await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
    await passTime(page);
    await expect(prompt(page)).toBeVisible();
    expect(await prompt(page).evaluate((it) => it.shadowRoot!.querySelector('dialog'))).toBeNull();
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('heading')).toBeFocused();
    expect(await prompt(page).evaluate((it) => it.shadowRoot!.querySelector('dialog')!.matches(':modal'))).toBe(true);
    await page.mouse.click(180, 20);
    await prompt(page).getByLabel('In your own words').fill('Twice declined.');
    await page.mouse.click(180, 20);
    await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Twice declined.');
  });

  test('made smaller the page is there again; the bar makes it modal again', async ({ page, shop }) => {
    shop.body = '<button id="own">Own</button>';
    await visit(page, shop);
    await launcher(page).click();
    await prompt(page).locator('.answers button').first().click();
    await prompt(page).getByRole('button', { name: 'Make smaller' }).click();
    await page.locator('#own').click();
    await prompt(page).locator('.bar').click();
    await expect(prompt(page).getByRole('heading')).toBeFocused();
    expect(await prompt(page).evaluate((it) => it.shadowRoot!.querySelector('dialog')!.matches(':modal'))).toBe(true);
  });

  test('a page that holds back the closing keeps it open, whatever the platform would do', async ({ page, shop }) => {
    await visit(page, shop);
    await page.evaluate(() => document.addEventListener('earful-before-close', (event) => event.preventDefault()));
    await launcher(page).click();
    for (let i = 0; i < 3; i++) await page.keyboard.press('Escape');
    await expect(prompt(page).getByRole('dialog')).toBeVisible();
  });
});

test('on a wide window it is not modal, and lies above a layer of the page', async ({ page, shop }) => {
  shop.body = '<div id="layer">Layer</div><button id="own">Own</button>';
  await visit(page, shop);
  await page.evaluate(() => {
    Object.assign(document.getElementById('layer')!.style, {
      position: 'fixed',
      inset: '50% 0 0',
      zIndex: '2147483647',
    });
  });
  await page.evaluate(() => (window as unknown as { earful: { open(): void } }).earful.open());
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await prompt(page).locator('.answers button').first().click();
  await page.locator('#own').click();
  await expect(prompt(page)).toBeVisible();
});

test('the opener has gone: focus returns to what stands beside it', async ({ page, shop }) => {
  shop.body =
    '<section><button id="own" data-earful-open="help">Problem?</button><a id="next" href="/help">Help</a></section>';
  await visit(page, shop);
  await page.locator('#own').click();
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await page.evaluate(() => document.getElementById('own')!.remove());
  await page.keyboard.press('Escape');
  await expect(page.locator('#next')).toBeFocused();
});

test.describe('inside a dialog of the page', () => {
  const modal =
    '<dialog id="theirs"><h2>Pay</h2><button id="inside" data-earful-open="checkout">Problem?</button>' +
    '<div id="holder"></div><button id="last">Pay</button></dialog>';

  for (const [name, width] of [
    ['wide', 1280],
    ['small', 360],
  ] as const) {
    test(`${name}: opens above it, can be reached and used, and leads back`, async ({ page, shop }) => {
      await page.setViewportSize({ width, height: 740 });
      shop.body = modal;
      await visit(page, shop);
      await page.locator('#theirs').evaluate((it) => (it as HTMLDialogElement).showModal());
      await page.locator('#inside').click();
      await expect(prompt(page).getByRole('heading', { name: 'Did we fall short here?' })).toBeFocused();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(prompt(page).getByRole('status')).toContainText('We have it');
      await page.keyboard.press('Escape');
      await expect(prompt(page)).toHaveCount(0);
      await expect(page.locator('#inside')).toBeFocused();
      expect(await page.locator('#theirs').evaluate((it) => (it as HTMLDialogElement).open)).toBe(true);
      expect(shop.received).toHaveLength(1);
    });
  }

  test('attach: from a shadow root, in a dialog that tells nobody of clicks and pulls focus back', async ({
    page,
    shop,
  }) => {
    shop.body = modal.replace('dialog id="theirs"', 'div id="theirs" role="dialog" aria-modal="true" aria-label="Pay"');
    await visit(page, shop);
    await page.evaluate(() => {
      const theirs = document.getElementById('theirs')!;
      theirs.addEventListener('click', (event) => event.stopPropagation());
      document.addEventListener('focusin', ({ target }) => {
        if (!theirs.contains(target as Node)) document.getElementById('last')!.focus();
      });
      const button = Object.assign(document.createElement('button'), { id: 'deep', textContent: 'Deep' });
      document.getElementById('holder')!.attachShadow({ mode: 'open' }).append(button);
      (window as unknown as { earful: { attach(element: Element, touchpoint: string): void } }).earful.attach(
        button,
        'help',
      );
    });
    await page.locator('#deep').click();
    await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    await prompt(page).getByLabel('In your own words').pressSequentially('Stuck here');
    await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Stuck here');
    expect(shop.received[0]).toMatchObject({ touchpointId: 'help' });
    await page.keyboard.press('Escape');
    expect(await focused(page)).toBe('deep');
  });

  test('when the page closes its dialog the prompt goes with it; its words come back', async ({ page, shop }) => {
    shop.body = modal;
    await visit(page, shop);
    const theirs = page.locator('#theirs');
    await theirs.evaluate((it) => (it as HTMLDialogElement).showModal());
    await page.locator('#inside').click();
    await prompt(page).locator('.answers button').first().click();
    await prompt(page).getByLabel('In your own words').fill('Half a sentence');
    await theirs.evaluate((it) => (it as HTMLDialogElement).close());
    await expect(prompt(page)).toHaveCount(0);
    await launcher(page).click();
    await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Half a sentence');
  });
});
