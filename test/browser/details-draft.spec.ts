import { expect } from '@playwright/test';
import { answer, button, note, open, prompt, send, status, words } from './details-panel.js';
import { config, passTime, tell, test, visit } from './widget-page.js';

/** What the protocol of the browser answers. */
interface Told {
  id?: number;
  result?: { result?: { value?: unknown } };
}

test('a draft is noted while it is being typed, says where it lies, and survives a reload', async ({ page, shop }) => {
  await answer(page, shop);
  await expect(button(page, 'Clear')).toHaveCount(0);
  await words(page).focus();
  await page.keyboard.type('Half a sen');
  await expect.poll(() => note(page)).toContain('Half a sen');
  await expect(prompt(page).getByText('Kept on this device until you close this tab.')).toBeVisible();
  await page.reload();
  await page.clock.runFor(2_000);
  await open(page);
  await expect(words(page)).toHaveValue('Half a sen');
});

test('after a reload it goes on with the same critique: its reference, its reason, its next revision', async ({
  page,
  shop,
}) => {
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout', code: 'card-declined' });
  await passTime(page);
  await button(page, 'I’ll remember it').click();
  await expect(status(page)).toContainText('We have it');
  await words(page).fill('Half a sentence');
  await expect.poll(() => note(page)).toContain('Half a sentence');
  await page.reload();
  await page.clock.runFor(2_000);
  await open(page);
  await expect(prompt(page).getByRole('heading')).toHaveText('Anything to add?');
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await expect(words(page)).toHaveValue('Half a sentence');
  await expect(status(page)).toContainText(String(shop.received[0]!['reference']));
  await expect(button(page, 'Withdraw it')).toBeVisible();
  await send(page, 'Half a sentence, and the rest.');
  await expect(status(page)).toContainText('We have it');
  const [first, second, ...others] = shop.received;
  expect(others).toEqual([]);
  const { critiqueId, origin, facts, severity, occurredAt } = first!;
  expect(origin).toBe('paymentFailed');
  expect(second).toMatchObject({ critiqueId, origin, facts, severity, occurredAt, revision: 2 });
  expect(second).toMatchObject({ comment: 'Half a sentence, and the rest.' });
  expect(await note(page)).toBeNull();
  await page.keyboard.press('Escape');
  await open(page);
  await expect(button(page, 'worse')).toBeVisible();
});

test('cleared, or where no draft is kept, nothing goes on', async ({ page, shop }) => {
  const reopen = async (): Promise<void> => {
    await page.reload();
    await page.clock.runFor(2_000);
    await open(page);
    await expect(button(page, 'worse')).toBeVisible();
    expect(await note(page)).toBeNull();
  };
  await answer(page, shop);
  await words(page).fill('Half a sentence');
  await button(page, 'Clear').click();
  await reopen();
  shop.config = { ...config, drafts: false };
  await reopen();
  await button(page, 'worse').click();
  await words(page).fill('Half a sentence');
  await page.clock.runFor(1_000);
  await reopen();
});

test('where nothing can be kept, nobody says that it is', async ({ page, shop }) => {
  shop.script = `Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError') } });`;
  await answer(page, shop);
  await words(page).fill('Half a sentence');
  await page.clock.runFor(1_000);
  await expect(prompt(page).getByText('Kept on this device')).toHaveCount(0);
  await expect(button(page, 'Clear')).toHaveCount(0);
});

// Only Chromium's protocol can hold a composition open.
test('Escape gives up a composition, not the prompt @chromium', async ({ page, shop, context }) => {
  await answer(page, shop);
  await words(page).focus();
  const session = await context.newCDPSession(page);
  await session.send('Input.imeSetComposition', { text: 'おそい', selectionStart: 3, selectionEnd: 3 });
  await expect(words(page)).toHaveValue('おそい');
  await page.keyboard.press('Escape');
  await expect(words(page)).toBeVisible();
  await session.send('Input.insertText', { text: '遅い' });
  await expect(words(page)).toHaveValue('遅い');
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(0);
});

// Only Chromium's protocol can make a tab crash.
test('a crash of the tab loses at most the last second of typing @chromium', async ({
  page,
  shop,
  browser,
  context,
}) => {
  await answer(page, shop);
  await words(page).focus();
  await page.keyboard.type('Half a sentence', { delay: 20 });
  await page.clock.runFor(1_000);
  const session = await context.newCDPSession(page);
  const { targetInfo } = await session.send('Target.getTargetInfo');
  const root = await browser.newBrowserCDPSession();
  const { sessionId } = await root.send('Target.attachToTarget', { targetId: targetInfo.targetId, flatten: false });
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  // Playwright has let go of the page; the tab is still there.
  let id = 0;
  const ask = (method: string, params = {}) =>
    new Promise<Told>((resolve) => {
      const mine = ++id;
      root.on('Target.receivedMessageFromTarget', ({ message }) => {
        const told = JSON.parse(message) as Told;
        if (told.id === mine) resolve(told);
      });
      void root.send('Target.sendMessageToTarget', {
        sessionId,
        message: JSON.stringify({ id: mine, method, params }),
      });
    });
  await ask('Page.navigate', { url: shop.url });
  const expression = "location.href + sessionStorage.getItem('earful:draft:checkout')";
  const noted = async () => (await ask('Runtime.evaluate', { expression })).result?.result?.value;
  await expect.poll(noted).toContain('Half a sentence');
});

test('"Clear" leaves nothing of it, on the screen or the device', async ({ page, shop }) => {
  await answer(page, shop);
  await words(page).fill('Half a sentence');
  await prompt(page).locator('.chip', { hasText: 'too slow' }).click();
  await prompt(page).locator('.chip', { hasText: 'I’ll remember it' }).click();
  await button(page, 'Clear').click();
  await expect(words(page)).toHaveValue('');
  await expect(prompt(page).locator('input:checked')).toHaveValue('none');
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  expect(await note(page)).toBeNull();
});

test('it can be switched off: then nothing is noted, and nothing says that it is', async ({ page, shop }) => {
  shop.config = { ...config, drafts: false };
  await answer(page, shop);
  await words(page).fill('Half a sentence');
  await page.clock.runFor(1_000);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('Half');
  await expect(prompt(page).getByText('Kept on this device')).toHaveCount(0);
});
