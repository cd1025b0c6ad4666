import { expect } from '@playwright/test';
import { faultsOf } from '../helpers/axe.js';
import { answer, button, note, prompt, send, status, words } from './details-panel.js';
import { config, test, visit } from './widget-page.js';

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
  await expect(status(page)).toContainText('We have it');
  // Nor is room kept for what would.
  const heights = ['.message', '.message p'].map((it) =>
    prompt(page)
      .locator(it)
      .evaluate((one) => one.clientHeight),
  );
  const [box, text] = await Promise.all(heights);
  expect(box! - text!).toBeLessThan(40);
  await send(page, 'Nothing moved.');
  await expect(status(page)).toContainText('We have it');
  for (const name of ['Change or add something', 'Withdraw it']) await expect(button(page, name)).toHaveCount(0);
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

test('where the text is, is said of text that there is', async ({ page, shop }) => {
  shop.mode = 'refuse';
  await answer(page, shop);
  await expect(status(page)).toHaveText('We could not accept this.');
  await send(page, 'Nothing moved.');
  await expect(status(page)).toHaveText(
    'We could not accept this. Your text is here: copy it, change it or delete it.',
  );
  await expect(prompt(page).getByRole('blockquote')).toHaveText('Nothing moved.');
  await expect(status(page).getByRole('blockquote')).toHaveCount(0);
});

test('copying is answered, and answered anew when it is done once more', async ({ page, shop, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  shop.mode = 'refuse';
  await answer(page, shop);
  await send(page, 'Nothing moved.');
  await button(page, 'Copy').press('Enter');
  await expect(status(page)).toContainText('change it or delete it. Copied.');
  await expect(button(page, 'Copy')).toBeFocused();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Nothing moved.');
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await button(page, 'Copy').press('Enter');
  await expect(status(page)).not.toContainText('Copied.');
  await page.clock.runFor(200);
  await expect(status(page)).toContainText('change it or delete it. Copied.');
});

test('words that did not go out, and could not be kept, are still here', async ({ page, shop }) => {
  shop.script = `
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });`;
  await answer(page, shop);
  await expect(status(page)).toContainText('We have it');
  shop.mode = 'down';
  await send(page, 'Nothing moved.');
  await expect(status(page)).toHaveText('That didn’t go through. Your text is still here.');
  await expect(prompt(page).getByRole('blockquote')).toHaveText('Nothing moved.');
  shop.mode = 'up';
  await button(page, 'Try again').click();
  await page.clock.runFor(5_000);
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({ revision: 2, comment: 'Nothing moved.' });
  // What has arrived is not offered once more after a reload.
  expect(await note(page)).toBeNull();
});
