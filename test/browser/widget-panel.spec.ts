import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { config, explain, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const panel = (page: Page) => page.getByRole('dialog', { name: 'Earful' });
const rule = (page: Page, name: string) =>
  panel(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name }) });
const fact = (page: Page, name: string) => panel(page).locator(`dt:text-is("${name}") + dd`);
const chunks = (shop: Shop) => shop.requests.filter((path) => /\/(panel|testing)\.js$/.test(path));

/** Opens the panel the way the console does. */
const openPanel = async (page: Page): Promise<void> => {
  await tell(page, 'explain', 'panel');
  await expect(panel(page)).toBeVisible();
};
const press = (page: Page, name: string) => panel(page).getByRole('button', { name }).click();

test('a page that does not ask for it fetches neither panel nor test mode', async ({ page, shop }) => {
  await visit(page, shop);
  await explain(page);
  await passTime(page);
  await expect(panel(page)).toHaveCount(0);
  expect(chunks(shop)).toEqual([]);
});

test('it lists what is known and every rule, under the strict policy', async ({ page, shop }) => {
  shop.config = {
    ...config,
    triggers: [...config.triggers, { ...config.triggers[1]!, enabled: false, signal: 'sample' }],
  };
  await visit(page, shop);
  await tell(page, 'consent', { storage: true });
  await openPanel(page);
  await expect(panel(page).getByText(/^0\.1\.0-[0-9a-f]{8}$/)).toBeVisible();
  await expect(fact(page, 'Touchpoint here')).toHaveText('checkout');
  await expect(fact(page, 'Consents')).toHaveText('storage');
  await expect(fact(page, 'Trail')).toHaveText('checkout');
  await expect(fact(page, 'In the way now')).toHaveText('The first 10 s after arrival.');
  await expect(panel(page).getByRole('listitem')).toHaveCount(5);
  await expect(rule(page, 'paymentFailed checkout, here')).toContainText(
    "No moment yet. Waits for earful.signal('paymentFailed').",
  );
  await expect(rule(page, 'promiseOverdue order-status')).toContainText('earful.expect(');
  await expect(rule(page, 'sample')).toContainText('Switched off: enabled is false.');
  await expect(rule(page, 'sample').getByRole('button', { name: 'Fire' })).toBeDisabled();
  await passTime(page);
  await expect(fact(page, 'In the way now')).toHaveText('Nothing: a moment now would ask at once.');
});

test('fire goes the way of a real moment, and the panel says what became of it', async ({ page, shop }) => {
  await visit(page, shop);
  await openPanel(page);
  await press(page, 'Fire paymentFailed');
  await page.clock.runFor(300);
  await expect(rule(page, 'paymentFailed')).toContainText('Fired, and waits. The first 10 s after arrival.');
  await press(page, 'Fire rageClick');
  await page.clock.runFor(300);
  await expect(rule(page, 'rageClick')).toContainText('Another moment was waiting, or the prompt was open.');
  await expect(prompt(page)).toHaveCount(0);
  await passTime(page);
  await expect(prompt(page).getByRole('heading')).toHaveText('The payment didn’t go through.');
  await expect(rule(page, 'paymentFailed').getByRole('status')).toHaveText(/^\d.*It asked\.$/);
  await prompt(page).getByRole('button', { name: 'Close' }).click();
  await press(page, 'Fire paymentFailed');
  await page.clock.runFor(300);
  await expect(rule(page, 'paymentFailed')).toContainText('One invitation per visit, and this visit has had it.');
  await expect(fact(page, 'In the way now')).toContainText('This visit has had its one invitation.');
  expect((await explain(page)).decisions.map(({ decision, reason }) => reason ?? decision)).toEqual([
    'duplicate',
    'shown',
    'cap',
  ]);
});

test('a moment that finds no quiet says what was in the way', async ({ page, shop }) => {
  shop.body = '<label>Name <input></label>';
  await visit(page, shop);
  await openPanel(page);
  await press(page, 'Fire paymentFailed');
  await page.getByLabel('Name').focus();
  await passTime(page, 62_000);
  await expect(rule(page, 'paymentFailed')).toContainText(
    'Dropped after 60 s without a chance to ask. In the way at the end: a field, frame or launcher that has focus.',
  );
});

test('rules with conditions, counts and filters: it says which, and brings the facts that pass', async ({
  page,
  shop,
}) => {
  shop.config = {
    ...config,
    triggers: [
      { signal: 'outOfStock', touchpoint: 'checkout', when: { devices: ['phone'], languages: ['en'] } },
      { signal: 'paymentFailed', touchpoint: 'checkout', occurrence: 2, says: 'Again.' },
      { signal: 'refundDone', touchpoint: 'help', parameters: { facts: [{ name: 'sum', is: 'greater', value: 10 }] } },
      { signal: 'click', touchpoint: 'help', parameters: { selector: 'b' } },
    ],
  };
  await visit(page, shop);
  await openPanel(page);
  await press(page, 'Fire outOfStock');
  await press(page, 'Fire paymentFailed');
  await press(page, 'Fire click');
  await page.clock.runFor(300);
  await expect(rule(page, 'outOfStock')).toContainText('A condition did not hold. Not now: devices.');
  await expect(rule(page, 'paymentFailed')).toContainText('Counted, 1 of 2');
  await expect(rule(page, 'click')).toContainText('Not heard: it speaks of the touchpoint that is here');
  await press(page, 'Fire refundDone');
  await passTime(page);
  await expect(rule(page, 'refundDone')).toContainText('It asked.');
});

test('rules for the same signal are told apart', async ({ page, shop }) => {
  shop.config = {
    ...config,
    triggers: ['tooCold', 'tooHot'].map((name) => ({ signal: 'custom', touchpoint: 'checkout', parameters: { name } })),
  };
  await visit(page, shop);
  await passTime(page);
  await openPanel(page);
  await press(page, 'Fire custom tooHot');
  await passTime(page, 2_000);
  await expect(rule(page, 'custom tooHot')).toContainText('It asked.');
  await expect(rule(page, 'custom tooCold')).toContainText('No moment yet.');
});

test('a sample of what the host tells asks wherever it is fired', async ({ page, shop }) => {
  const parameters = { name: 'bookingChanged' };
  shop.config = {
    ...config,
    triggers: [{ signal: 'sample', touchpoint: 'order-status', samplingRate: 1, parameters }],
  };
  await visit(page, shop, '/help');
  await openPanel(page);
  await expect(rule(page, 'sample bookingChanged')).toContainText("Waits for earful.signal('bookingChanged').");
  await press(page, 'Fire sample');
  await passTime(page);
  await expect(rule(page, 'sample bookingChanged')).toContainText('It asked.');
});

test('after an invitation that was left alone it says which note holds the next one back', async ({ page, shop }) => {
  shop.script = `localStorage['earful:unanswered'] = '[["checkout",${Date.parse('2026-11-21T12:00:00Z')}]]'`;
  await visit(page, shop);
  await openPanel(page);
  await press(page, 'Fire paymentFailed');
  await passTime(page);
  await expect(rule(page, 'paymentFailed')).toContainText('left an invitation alone');
});

test('show opens the prompt at once, with the words of the rule', async ({ page, shop }) => {
  await visit(page, shop, '/help');
  await openPanel(page);
  await press(page, 'Show promiseOverdue');
  await expect(prompt(page).getByRole('heading')).toHaveText('Your order is later than we said.');
  await expect(prompt(page).getByRole('button', { name: 'Not now' })).toBeVisible();
  expect((await explain(page)).decisions).toEqual([]);
});

test('by keyboard: it takes focus, closes on Escape and gives focus back; once only', async ({ page, shop }) => {
  shop.body = '<button id="opener">Open</button>';
  await visit(page, shop);
  await page.locator('#opener').focus();
  await openPanel(page);
  await expect(panel(page)).toBeFocused();
  await tell(page, 'explain', 'panel');
  await expect(page.locator('earful-panel')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Close' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(panel(page).getByRole('button', { name: 'Fire paymentFailed at checkout' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
  await expect(page.locator('#opener')).toBeFocused();
});

test('clicks on it are no trouble of the visitor', async ({ page, shop }) => {
  await visit(page, shop);
  await openPanel(page);
  for (let i = 0; i < 4; i++) await panel(page).getByText('Consents').click();
  await passTime(page, 15_000);
  expect((await explain(page)).decisions).toEqual([]);
});

test('it says why a critique is still on this device, and when it has left', async ({ page, shop }) => {
  shop.mode = 'down';
  await visit(page, shop);
  await openPanel(page);
  await expect(fact(page, 'Delivery')).toHaveText('Nothing waits on this device.');
  await press(page, 'Show paymentFailed');
  await prompt(page).locator('.answers button').first().click();
  await expect(fact(page, 'Delivery')).toHaveText(
    /^Waiting: 1\. The receiver asks to come back later \(503\)\. Next try at \d/,
  );
  shop.mode = 'up';
  // What is due is said before the timer for it is set: a clock that is moved only once may move before it.
  await expect(async () => {
    await page.clock.fastForward(20_000);
    await expect(fact(page, 'Delivery')).toHaveText('Nothing waits on this device.', { timeout: 1_000 });
  }).toPass({ timeout: 15_000 });
});

// Only Chromium can be told that it prints.
test('it is not printed', { tag: '@chromium' }, async ({ page, shop }) => {
  await visit(page, shop);
  await openPanel(page);
  await page.emulateMedia({ media: 'print' });
  await expect(panel(page)).toBeHidden();
});

test('explain("table") prints the rules with what they mean; explain() prints nothing', async ({ page, shop }) => {
  const tables: unknown[] = [];
  page.on('console', (message) => message.type() === 'table' && tables.push(message));
  await visit(page, shop);
  await explain(page);
  const printed = page.waitForEvent('console', (message) => message.type() === 'table');
  await tell(page, 'explain', 'table');
  const [rules] = await Promise.all((await printed).args().map((one) => one.jsonValue()));
  expect(rules).toHaveLength(4);
  expect(rules[0]).toEqual({
    signal: 'paymentFailed',
    touchpoint: 'checkout',
    here: true,
    outcome: 'not yet',
    meaning: "No moment yet. Waits for earful.signal('paymentFailed').",
  });
  expect(tables).toHaveLength(1);
});

for (const [colorScheme, width] of [
  ['light', 1280],
  ['dark', 320],
] as const) {
  test(`axe finds nothing, and nothing is wider than ${width} px, ${colorScheme}`, async ({ page, shop }) => {
    await page.setViewportSize({ width, height: 640 });
    await page.emulateMedia({ colorScheme });
    shop.tag = shop.tag.replace('data-endpoint', 'data-test data-endpoint');
    await visit(page, shop);
    await openPanel(page);
    await press(page, 'Fire paymentFailed');
    await page.clock.runFor(300);
    expect(await panel(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    const { violations } = await new AxeBuilder({ page: page as never }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
}
