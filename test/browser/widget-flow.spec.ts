import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const late = { by: '2026-11-19T10:00:00Z', promise: 'delivery-date', shownText: 'By 19 November', subject: 'order-1' };

test('one tap by mouse is a whole critique: the comparison, worst first', async ({ page, shop }) => {
  await visit(page, shop, '/orders/7');
  await tell(page, 'expect', 'order-status', late);
  await passTime(page);
  await expect(prompt(page).getByRole('heading')).toHaveText('Your order is later than we said.');
  const answers = prompt(page).locator('.answers button');
  await expect(answers).toHaveText(['much worse', 'worse', 'about as expected', 'better', 'much better']);
  await answers.nth(1).click();
  await expect(prompt(page).getByRole('status')).toContainText('Thank you. We have it.');
  await expect(prompt(page).getByRole('status')).toContainText('Service reads this by November 24.');
  expect(shop.received).toHaveLength(1);
  expect(shop.received[0]).toMatchObject({
    schemaVersion: 1,
    revision: 1,
    touchpointId: 'order-status',
    origin: 'promiseOverdue',
    surface: 'card',
    locale: 'en',
    answerOrder: 'worstFirst',
    disconfirmation: -1,
    promise: { promiseId: 'delivery-date', shownText: 'By 19 November', dueAt: '2026-11-19T10:00:00.000Z' },
    occurredAt: '2026-11-19T10:00:00.000Z',
    trail: ['order-status'],
    path: '/orders/7',
    viewportWidth: 1280,
  });
  const reference = String(shop.received[0]!['reference']);
  await expect(prompt(page).getByRole('status')).toContainText(reference);
  await expect(prompt(page).getByRole('link', { name: 'See what happens with it' })).toHaveAttribute(
    'href',
    new RegExp(`/earful/c/${reference}/[0-9a-f]{32}$`),
  );
});

test('one tap by keyboard, in Polish', async ({ page, shop }) => {
  shop.lang = 'pl';
  await visit(page, shop);
  await expect(page.locator('earful-launcher')).toBeAttached();
  await page.keyboard.press('Tab');
  await expect(page.locator('earful-launcher button').first()).toHaveText('Powiedz nam, co poszło nie tak');
  await page.keyboard.press('Enter');
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(prompt(page).getByRole('button', { name: 'znacznie gorzej', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(prompt(page).getByRole('status')).toContainText('Dziękujemy. Mamy zgłoszenie.');
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  expect(shop.received[0]).toMatchObject({
    origin: 'self',
    touchpointId: 'checkout',
    disconfirmation: -2,
    locale: 'pl',
  });
});

test('a known failure takes severity as the one tap and skips the comparison', async ({ page, shop }) => {
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout', code: 'card-declined', card: { number: 4 } });
  await passTime(page);
  await expect(prompt(page).locator('.answers button')).toHaveText([
    'I may not come back',
    'I’ll remember it',
    'Annoying, but forgivable',
    'I’ll forget it',
  ]);
  await prompt(page).getByRole('button', { name: 'I’ll remember it' }).click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await expect(prompt(page).getByText('How much does this matter to you?')).toHaveCount(0);
  expect(shop.received[0]).toMatchObject({ origin: 'paymentFailed', severity: 3, facts: { code: 'card-declined' } });
  expect(shop.received[0]).not.toHaveProperty('disconfirmation');
  expect(shop.received[0]!['facts']).not.toHaveProperty('card');
});

test('details are revision 2, a full snapshot; unsent words stay here', async ({ page, shop }) => {
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'much worse' }).click();
  await prompt(page).getByLabel('In your own words').fill('The total changed at the last step.');
  await page.clock.runFor(1_000);
  expect(await page.evaluate(() => sessionStorage.getItem('earful:draft:checkout'))).toContain('last step');
  expect(JSON.stringify(shop.received)).not.toContain('last step');

  await prompt(page).getByText('costs unclear').click();
  await prompt(page).getByLabel('something else').check();
  await prompt(page).getByLabel('How should it have been?').fill('All costs on the first page.');
  await prompt(page).getByText('I’ll remember it').click();
  await prompt(page).getByText('Yes, by e-mail').click();
  await prompt(page).getByLabel('Your e-mail address').fill('anna@example');
  await prompt(page).getByRole('button', { name: 'Send details' }).click();

  const field = prompt(page).getByLabel('Your e-mail address');
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(/does not look like an e-mail address/);
  expect(shop.received).toHaveLength(1);

  await field.press('End');
  await page.keyboard.type('.com');
  await expect(field).toHaveAttribute('aria-invalid', 'false');
  await field.press('Enter');
  await expect(prompt(page).getByRole('status')).toContainText('We answer to anna@example.com by November 26.');
  expect(shop.received).toHaveLength(2);
  expect(shop.received[1]).toMatchObject({
    critiqueId: shop.received[0]!['critiqueId'],
    revision: 2,
    disconfirmation: -2,
    severity: 3,
    causes: ['unclear-cost', 'other'],
    comment: 'The total changed at the last step.',
    expectedText: 'All costs on the first page.',
    reply: { wanted: 'email', email: 'anna@example.com' },
  });
  expect(shop.received[1]!['tookMs']).toBeGreaterThanOrEqual(1_000);
  expect(await page.evaluate(() => sessionStorage.getItem('earful:draft:checkout'))).toBeNull();
});

test('opens for the first time offline, keeps, and follows the outcome when it changes', async ({
  page,
  context,
  shop,
}) => {
  await visit(page, shop);
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByRole('status')).toContainText(
    'No connection. This is kept on this device until December 22',
  );
  expect(shop.received).toHaveLength(0);
  // The clock stands still: five seconds in no time at all are an outbox that does not answer.
  await context.setOffline(false);
  await expect(prompt(page).getByRole('status')).toContainText('Thank you. We have it.');
  expect(shop.received).toHaveLength(1);
});

test('what waits on the device can be deleted', async ({ page, shop }) => {
  shop.mode = 'down';
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  // The receiver answered, only not with a receipt: the connection is not what is missing.
  await expect(prompt(page).getByRole('status')).toHaveText(/^This is kept on this device until/);
  await prompt(page).getByRole('button', { name: 'Delete it now' }).click();
  await expect(prompt(page).getByRole('status')).toHaveText('Deleted from this device.');
  shop.mode = 'up';
  await page.clock.runFor(120_000);
  expect(shop.received).toHaveLength(0);
});

test('a refused critique comes back with its text', async ({ page, shop }) => {
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await prompt(page).getByLabel('In your own words').fill('Nothing moved.');
  shop.mode = 'refuse';
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(prompt(page).getByRole('status')).toHaveText(
    'We could not accept this. Your text is here: copy it, change it or delete it.',
  );
  shop.mode = 'up';
  await prompt(page).getByRole('button', { name: 'Change' }).click();
  await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Nothing moved.');
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({ revision: 3, comment: 'Nothing moved.' });
});

test('without any storage the text stays and can be sent again', async ({ page, shop }) => {
  shop.mode = 'down';
  shop.script = `
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError') };
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } });`;
  await visit(page, shop);
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByRole('status')).toHaveText('That didn’t go through.');
  await prompt(page).getByLabel('In your own words').fill('Still here');
  shop.mode = 'up';
  await prompt(page).getByRole('button', { name: 'Try again' }).click();
  await page.clock.runFor(5_000);
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  expect(shop.received).toHaveLength(1);
  await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Still here');
});

test('focus: an invitation takes none, opening does, Escape and the button give it back', async ({ page, shop }) => {
  shop.body = '<button id="own" data-earful-open="help">Problem?</button>';
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await page.clock.runFor(200);
  await expect(prompt(page).getByRole('status')).toHaveText(
    'The payment didn’t go through. How much does this matter to you?',
  );
  await prompt(page).getByRole('button', { name: 'Close' }).click();
  await expect(prompt(page)).toHaveCount(0);
  await expect(page.locator('earful-launcher button').first()).toBeFocused();

  await page.locator('#own').click();
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(0);
  await expect(page.locator('#own')).toBeFocused();
});

test('words that were not sent are still there after closing', async ({ page, shop }) => {
  await visit(page, shop);
  const launcher = page.getByRole('button', { name: 'Tell us what went wrong' });
  await launcher.click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await prompt(page).getByLabel('In your own words').fill('Half a sentence');
  await page.keyboard.press('Escape');
  await launcher.click();
  await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Half a sentence');
  expect(shop.received).toHaveLength(1);
});

test('the inline element stands where the site puts it, outside etiquette', async ({ page, shop }) => {
  shop.body = '<earful-critique touchpoint="help" surface="inline"></earful-critique>';
  await visit(page, shop);
  await expect(prompt(page).getByRole('group', { name: 'Did we fall short here?' })).toBeVisible();
  await expect(prompt(page).getByRole('button', { name: 'Close' })).toHaveCount(0);
  await prompt(page).getByRole('button', { name: 'better', exact: true }).click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  expect(shop.received[0]).toMatchObject({
    touchpointId: 'help',
    surface: 'inline',
    origin: 'self',
    disconfirmation: 1,
  });
});

test('it moves out of the way of what a keyboard user is on', async ({ page, shop }) => {
  shop.body = '<div class="tall"></div><button id="low">Low</button>';
  await page.setViewportSize({ width: 400, height: 700 });
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
  await page.locator('#low').focus();
  const [low, ours] = await Promise.all([page.locator('#low').boundingBox(), prompt(page).boundingBox()]);
  expect(ours!.y + ours!.height <= low!.y || low!.y + low!.height <= ours!.y).toBe(true);
});

test('the page hears what happens', async ({ page, shop }) => {
  await visit(page, shop);
  await page.evaluate(() => {
    const seen: string[] = ((window as unknown as { seen: string[] }).seen = []);
    const { earful } = window as unknown as { earful: { on(type: string, listen: () => void): void } };
    for (const type of ['open', 'before-submit', 'received', 'before-close', 'close', 'dismiss']) {
      earful.on(type, () => seen.push(type));
    }
  });
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([
    'open',
    'before-submit',
    'received',
    'before-close',
    'close',
  ]);
});

test('the page can hold back what it hears beforehand', async ({ page, shop }) => {
  await visit(page, shop);
  await page.evaluate(() => {
    const { earful } = window as unknown as {
      earful: { on(type: string, listen: (event: Event) => void): () => void };
    };
    const stop = earful.on('before-close', (event) => event.preventDefault());
    Object.assign(window, { stop });
  });
  await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(1);
  await page.evaluate(() => (window as unknown as { stop(): void }).stop());
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(0);
});
