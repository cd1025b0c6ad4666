import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { publicConfig } from '@earful/protocol';
import fc from 'fast-check';
import { asked, failing, mutations, restrained } from '../helpers/any-config.js';
import type { Shop } from './widget-page.js';
import { config, explain, passTime, test } from './widget-page.js';

/** How a configuration reaches the page: in it, or from the receiver, which may say that it has checked it. */
type Way = 'inline' | 'served' | 'checked';
const ways: readonly Way[] = ['inline', 'served', 'checked'];

/** What random runs have found, tried in each: hours in quotes were named once a trigger, a missing one left no client. */
const withTrigger = (wrong: unknown): unknown => ({
  ...restrained,
  triggers: [wrong, ...restrained.triggers, wrong],
});
const misread = { ...failing[0], when: { hours: ['"Mo 03:00-03:01"'] } };

/** The core makes do with a few; `npm run test:all` asks for more. */
const numRuns = Number(process.env['EARFUL_RUNS'] ?? 8);

const prompt = (page: Page) => page.locator('earful-critique');

const give = async (page: Page, shop: Shop, way: Way, raw: unknown): Promise<void> => {
  shop.config = way === 'inline' ? JSON.stringify(raw).replaceAll('<', '\\u003c') : undefined;
  const isObject = typeof raw === 'object' && !Array.isArray(raw);
  const served = way === 'checked' && isObject ? { ...raw, checked: '0.1.0' } : raw;
  await page.unroute('**/v1/config');
  await page.route('**/v1/config', (route) => route.fulfill({ json: served }));
};

/** Opens the page with this configuration, lets it be, then lets it fail in earnest. Was the visitor asked? */
const live = async (page: Page, shop: Shop, complaints: string[], way: Way, raw: unknown): Promise<boolean> => {
  await give(page, shop, way, raw);
  complaints.length = 0;
  await page.goto(shop.url);
  await page.clock.runFor(2_000);
  if (way !== 'checked')
    await expect
      .poll(async () => complaints.length > 0 || !!(await explain(page)), {
        intervals: [20],
        message: 'no sign of life',
      })
      .toBe(true);
  await passTime(page, 20_000);
  expect(await prompt(page).count(), 'asked by itself').toBe(0);
  for (let i = 0; i < 3; i++) await page.locator('#dead').click();
  await passTime(page, 3_000);
  await page.locator('#live').click();
  await expect(page.locator('#count')).toHaveText('1');
  await passTime(page, 3_000);
  return (await prompt(page).count()) > 0;
};

test.beforeEach(async ({ page, shop }) => {
  // Each page begins as if nobody had been asked before.
  shop.script = `localStorage.clear(); sessionStorage.clear();
    addEventListener('click', ({ target }) => {
      if (target.id !== 'live') return;
      earful.signal('paymentFailed', { code: 'y' });
      count.textContent++;
    })`;
  shop.body = '<button id="dead">Pay</button><button id="live">+</button><b id="count">0</b>';
  await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
});

/** What a run that was broken off for want of time has left is nobody's fault. */
test.afterEach(({ complaints }) => void complaints.splice(0));

/** One message, which begins like this and names where. */
const complaint = /^Earful: please correct the configuration\..*\n +(config\b|script\[data-earful\])/;

test('the configuration that all of them come from is sound, and asks nobody', async ({ page, shop, complaints }) => {
  expect(publicConfig.safeParse(restrained).success).toBe(true);
  for (const way of ways) expect(await live(page, shop, complaints, way, restrained)).toBe(false);
  // It would, but for what restrains it.
  for (const one of failing) {
    const free = { ...config, etiquette: restrained.etiquette, triggers: [one] };
    for (const way of ways) expect(await live(page, shop, complaints, way, free)).toBe(true);
  }
});

for (const way of ['inline', 'served'] as const)
  test(`${way}: any JSON harms nobody, asks nobody by itself, and is named`, async ({ page, shop, complaints }) => {
    test.setTimeout(90_000);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof({ weight: 1, arbitrary: fc.jsonValue() }, { weight: 5, arbitrary: mutations }),
        async (raw) => {
          const isAsked = await live(page, shop, complaints, way, raw);
          if (isAsked) expect(asked(raw), 'asked although what restrains it is wrong').toBe(true);
          const found = publicConfig.safeParse(raw);
          if (found.error?.issues.some(({ path }) => path[0] === 'triggers'))
            await expect.poll(() => complaints.length, { message: 'nothing was named' }).toBe(1);
          const said = complaints.splice(0);
          expect(said.length, said.join('\n')).toBeLessThan(2);
          for (const one of said) expect(one).toMatch(complaint);
        },
      ),
      { numRuns, interruptAfterTimeLimit: 60_000, examples: [[withTrigger(misread)]] },
    );
  });

test('inline: what could never fire is named, each by its place, and the others ask', async ({
  page,
  shop,
  complaints,
}) => {
  const facts = [{ name: 'amount', is: 'greater', value: '5' }];
  const never: [trigger: object, fault: string][] = [
    [{ signal: 'click' }, 'parameters.selector is missing'],
    [{ signal: 'submit', parameters: {} }, 'parameters.selector is missing'],
    [{ signal: 'elementSeen', parameters: { afterMs: 1 } }, 'parameters.selector is missing'],
    [{ signal: 'elementSeen', parameters: { selector: ':::' } }, 'parameters.selector is ":::"'],
    [{ signal: 'custom' }, 'parameters.name is missing'],
    [{ signal: 'paymentFailed', parameters: { facts } }, 'parameters.facts[0].value is "5"'],
    [
      { signal: 'timeOnPage', when: { from: '2031-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' } },
      'when.until is "2030-01-01T00:00:00Z"',
    ],
  ];
  const triggers = [...never.map(([one]) => ({ ...one, touchpoint: 'checkout' })), failing[0]];
  const raw = { ...config, etiquette: restrained.etiquette, triggers };
  expect(await live(page, shop, complaints, 'inline', raw)).toBe(true);
  const lines = complaints.splice(0).join('\n').split('\n').slice(1);
  expect(lines).toHaveLength(never.length);
  for (const [index, [, fault]] of never.entries())
    expect(lines[index]).toContain(`config.triggers[${index}].${fault}`);
});

test('inline: selectors and comparisons as they should be are let through without a word', async ({
  page,
  shop,
  complaints,
}) => {
  const right = [
    { signal: 'click', parameters: { selector: 'form:has(> a) b, [data-pay]:not(:is(i, u))' } },
    { signal: 'paymentFailed', parameters: { facts: [{ name: 'amount', is: 'greater', value: 5 }] } },
    { signal: 'custom', parameters: { name: 'voucherRefused' } },
  ];
  const triggers = right.map((one) => ({ ...one, touchpoint: 'checkout' }));
  expect(await live(page, shop, complaints, 'inline', { ...config, triggers })).toBe(false);
  expect(complaints).toEqual([]);
  expect((await explain(page))?.rules).toHaveLength(right.length);
});

test('checked by the receiver, and broken on the way: harms nobody', async ({ page, shop, complaints }) => {
  test.setTimeout(90_000);
  await fc.assert(
    fc.asyncProperty(mutations, async (raw) => {
      await live(page, shop, complaints, 'checked', raw);
      expect(complaints.splice(0).filter((one) => !one.startsWith('Earful: '))).toEqual([]);
    }),
    { numRuns, interruptAfterTimeLimit: 60_000, examples: [[withTrigger(null)]] },
  );
});
