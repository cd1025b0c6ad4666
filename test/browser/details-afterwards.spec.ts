import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import type { Shop } from './widget-page.js';
import { config, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const status = (page: Page) => prompt(page).getByRole('status');
const button = (page: Page, name: string) => prompt(page).getByRole('button', { name, exact: true });
const words = (page: Page) => prompt(page).getByLabel('In your own words');
const open = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' }).click();
const note = (page: Page) => page.evaluate(() => sessionStorage.getItem('earful:draft:checkout'));

/** What the protocol of the browser answers. */
interface Told {
  id?: number;
  result?: { result?: { value?: unknown } };
}

const answer = async (page: Page, shop: Shop) => {
  await visit(page, shop);
  await open(page);
  await button(page, 'worse').click();
  await expect(words(page)).toBeVisible();
};
const send = async (page: Page, text: string) => {
  await words(page).fill(text);
  await button(page, 'Send details').click();
  await expect(prompt(page).getByRole('heading')).toHaveText('Your message');
};

test('what has arrived can be changed: the next revision of the same critique', async ({ page, shop }) => {
  await answer(page, shop);
  await send(page, 'Nothing moved.');
  await expect(status(page)).toContainText('We have it');
  await button(page, 'Change or add something').click();
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await expect(words(page)).toHaveValue('Nothing moved.');
  await send(page, 'Nothing moved. Then it did.');
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.map(({ revision, comment }) => [revision, comment])).toEqual([
    [1, undefined],
    [2, 'Nothing moved.'],
    [3, 'Nothing moved. Then it did.'],
  ]);
  expect(new Set(shop.received.map(({ critiqueId }) => critiqueId)).size).toBe(1);
  expect(await note(page)).toBeNull();
});

test('it can be taken back, after it was said what that does', async ({ page, shop }) => {
  await answer(page, shop);
  await send(page, 'Nothing moved.');
  await expect(status(page)).toContainText('We have it');
  const withdraw = button(page, 'Withdraw it');
  await expect(withdraw).toHaveAttribute('aria-expanded', 'false');
  await withdraw.click();
  await expect(withdraw).toHaveAttribute('aria-expanded', 'true');
  await expect(withdraw).toBeFocused();
  await expect(prompt(page).getByText('This cannot be undone.')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
  expect(shop.received).toHaveLength(2);
  await button(page, 'Withdraw it for good').click();
  await expect(status(page)).toHaveText('This message was withdrawn.');
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  for (const name of ['Change or add something', 'Withdraw it']) await expect(button(page, name)).toHaveCount(0);
  const [first, , last] = shop.received;
  expect(last).toMatchObject({ critiqueId: first!['critiqueId'], revision: 3, withdrawn: true });
  for (const name of ['disconfirmation', 'comment', 'trail', 'facts', 'reply', 'path'])
    expect(last).not.toHaveProperty(name);
  expect(await note(page)).toBeNull();
});

test('so can a single tap', async ({ page, shop }) => {
  await answer(page, shop);
  await expect(status(page)).toContainText('We have it');
  await button(page, 'Withdraw it').click();
  await button(page, 'Withdraw it').click();
  await expect(button(page, 'Withdraw it for good')).toHaveCount(0);
  await button(page, 'Withdraw it').click();
  await button(page, 'Withdraw it for good').click();
  await expect(status(page)).toHaveText('This message was withdrawn.');
  expect(shop.received.at(-1)).toMatchObject({ revision: 2, withdrawn: true });
});

test('without a connection it says that it is not withdrawn yet, and goes on by itself', async ({ page, shop }) => {
  await answer(page, shop);
  await expect(status(page)).toContainText('We have it');
  shop.mode = 'down';
  await button(page, 'Withdraw it').click();
  await button(page, 'Withdraw it for good').click();
  await expect(status(page)).toContainText('Not withdrawn yet. Your wish is kept on this device until December 22');
  await expect(button(page, 'Delete it now')).toHaveCount(0);
  shop.mode = 'up';
  // At once: while the clock runs through twenty minutes, no database can answer within three seconds of it.
  await page.clock.fastForward(1_200_000);
  await expect(status(page)).toHaveText('This message was withdrawn.');
});

test('an addition that waits can be deleted; what has arrived is still there, and can be taken back', async ({
  page,
  shop,
}) => {
  await answer(page, shop);
  await expect(status(page)).toContainText('We have it');
  const link = prompt(page).getByRole('link', { name: 'See what happens with it' });
  const reference = String(shop.received[0]!['reference']);
  const events: string[] = [];
  await page.exposeFunction('heard', (type: string) => events.push(type));
  await page.evaluate(() => {
    for (const type of ['saved', 'received'])
      addEventListener('earful-' + type, () => (window as never as { heard(type: string): void }).heard(type));
  });
  shop.mode = 'down';
  await send(page, 'Nothing moved.');
  await expect(status(page)).toContainText(`This is kept on this device until December 22`);
  await expect(status(page)).toContainText(`Reference ${reference}.`);
  await expect(link).toBeVisible();
  await button(page, 'Delete it now').click();
  await expect(status(page)).toContainText('We have it');
  await expect(status(page)).toContainText('What had not been sent was deleted. What arrived before is still with us.');
  await expect(status(page)).toContainText(reference);
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await expect(link).toHaveAttribute('href', new RegExp(`/earful/c/${reference}/`));
  expect(await note(page)).toBeNull();
  expect(events).toEqual(['saved']);
  shop.mode = 'up';
  await button(page, 'Withdraw it').click();
  await button(page, 'Withdraw it for good').click();
  await expect(status(page)).toHaveText('This message was withdrawn.');
  expect(shop.received.map(({ revision, withdrawn }) => [revision, withdrawn])).toEqual([
    [1, undefined],
    [3, true],
  ]);
});

test('a page that holds critiques back does not hold back what is taken back', async ({ page, shop }) => {
  await answer(page, shop);
  await expect(status(page)).toContainText('We have it');
  await page.evaluate(() => addEventListener('earful-before-submit', (event) => event.preventDefault()));
  await button(page, 'Withdraw it').click();
  await button(page, 'Withdraw it for good').click();
  await expect(status(page)).toHaveText('This message was withdrawn.');
});

test('on a shared screen nothing leads to the critique of the last person', async ({ page, shop }) => {
  shop.tag = shop.tag.replace('data-endpoint', 'data-shared data-endpoint');
  await answer(page, shop);
  await send(page, 'Nothing moved.');
  await expect(status(page)).toContainText('We have it');
  for (const name of ['Change or add something', 'Withdraw it']) await expect(button(page, name)).toHaveCount(0);
});

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

test('a press reaches what it was aimed at, whatever is drawn between its beginning and its end', async ({
  page,
  shop,
}) => {
  shop.body = '<earful-critique touchpoint="checkout" surface="inline"></earful-critique>';
  shop.config = { ...config, launcher: false };
  await visit(page, shop);
  await button(page, 'worse').click();
  await expect(status(page)).toContainText('We have it');
  await prompt(page).getByText('Yes, by e-mail').click();
  await button(page, 'Send details').click();
  const field = prompt(page).getByLabel('Your e-mail address');
  await expect(field).toHaveAccessibleDescription(/does not look like/);
  const place = await button(page, 'Send details').boundingBox();
  await field.fill('anna@example.com');
  await page.mouse.move(place!.x + place!.width / 2, place!.y + 2);
  await page.mouse.down();
  // By now it is drawn: the complaint has gone, and everything below it has moved up.
  await page.clock.runFor(450);
  await page.mouse.up();
  await expect(prompt(page).getByRole('heading')).toHaveText('Your message');
  await expect(status(page)).toContainText('anna@example.com');

  // Whoever holds on for longer sees what there is to see.
  await button(page, 'Change or add something').click();
  await prompt(page).getByText('Yes, call me back').hover();
  await page.mouse.down();
  await words(page).evaluate((it: HTMLTextAreaElement) => {
    it.value = 'My number is 4111 1111 1111 1111.';
    it.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await page.clock.runFor(1_000);
  await expect(prompt(page).locator('.find s')).toHaveText('4111 1111 1111 1111');
  await page.mouse.up();
});

test('what is typed into two fields at once is sent of both, though no field says that it has changed', async ({
  page,
  shop,
}) => {
  await answer(page, shop);
  await prompt(page).evaluate((it) => {
    for (const [index, field] of [...it.shadowRoot!.querySelectorAll('textarea')].entries()) {
      field.value = ['Nothing moved.', 'It should move.'][index]!;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
  });
  await page.clock.runFor(1_000);
  expect(JSON.parse((await note(page))!)).toMatchObject({ comment: 'Nothing moved.', expectedText: 'It should move.' });
  await words(page).evaluate((field: HTMLTextAreaElement) => {
    field.value += ' At all.';
    field.form!.requestSubmit();
  });
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({ comment: 'Nothing moved. At all.', expectedText: 'It should move.' });
});
