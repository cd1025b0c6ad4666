import { expect } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { expectOutcome, failToPay, openCheckout, outcomes } from './payment-page.js';
import type { Shop } from './widget-page.js';
import { passTime, tell, test, visit } from './widget-page.js';

const today = '2026-11-22T12:00:00Z';
const tomorrow = '2026-11-23T00:00:01Z';

/** One visit, in a tab of its own. What became of its failed payment? */
const visitAndFail = async (context: BrowserContext, shop: Shop, storage: boolean, now = today): Promise<string[]> => {
  const page = await context.newPage();
  await visit(page, shop, '/', now);
  if (storage) await tell(page, 'consent', { storage });
  await failToPay(page, shop);
  const found = await outcomes(page);
  await page.close();
  return found;
};

const draw = (shop: Shop, lot: number) => (shop.script = `Math.random = () => ${lot};` + shop.script);

/** What is noted on the device of the lot, once a tab of its own has closed. */
const notedLot = async (context: BrowserContext, shop: Shop): Promise<unknown> => {
  const page = await context.newPage();
  await page.goto(`${shop.url}/page.css`);
  const note = await page.evaluate(() => JSON.parse(localStorage.getItem('earful:lot')!) as unknown);
  await page.close();
  return note;
};

test.describe('new or returning', () => {
  test.use({ timezoneId: 'UTC' });
  // The invitation waits for its moment longer than these visits last, so no cap of the first one is in the way.
  for (const [visitor, storage, first, second] of [
    ['new', true, [], ['condition']],
    ['returning', true, ['condition'], []],
    ['new', false, ['condition'], ['condition']],
    ['returning', false, ['condition'], ['condition']],
  ] as const) {
    test(`${visitor}, ${storage ? 'with' : 'without'} consent: first visit, and one on another day`, async ({
      context,
      shop,
    }) => {
      openCheckout(shop, { when: { visitor } });
      expect(await visitAndFail(context, shop, storage)).toEqual(first);
      expect(await visitAndFail(context, shop, storage, tomorrow)).toEqual(second);
    });
  }

  test('a second tab on the first day is new, too, and whoever comes later is not', async ({ context, page, shop }) => {
    openCheckout(shop, { when: { visitor: 'new' } });
    await visit(page, shop, '/', today);
    await tell(page, 'consent', { storage: true });
    await expect.poll(() => page.evaluate(() => localStorage.getItem('earful:lot'))).not.toBeNull();
    expect(await visitAndFail(context, shop, true, '2026-11-22T23:59:50Z')).toEqual([]);
    expect(await visitAndFail(context, shop, true, tomorrow)).toEqual(['condition']);
    // The first tab is still the first visit.
    await failToPay(page, shop);
    expect(await outcomes(page)).toEqual([]);
  });

  test('the day is noted no longer than it matters, and the lot stays', async ({ context, shop }) => {
    openCheckout(shop, { when: { visitor: 'new' } });
    draw(shop, 0.2);
    await visitAndFail(context, shop, true);
    expect(await notedLot(context, shop)).toBeCloseTo(Date.parse('2026-11-22T00:00:00Z') + 0.2, 3);
    shop.script = shop.script.replaceAll('0.2', '0.9');
    await visitAndFail(context, shop, true, tomorrow);
    expect(await notedLot(context, shop)).toBe(0.2);
  });

  test('new, in the first visit: asked', async ({ page, shop }) => {
    openCheckout(shop, { when: { visitor: 'new' } });
    await visit(page, shop);
    await tell(page, 'consent', { storage: true });
    await failToPay(page, shop);
    await expectOutcome(page, 'shown');
  });
});

test.describe('a share of the visitors', () => {
  for (const [share, lot, asked] of [
    [0.5, 0.4999, true],
    [0.5, 0.5, false],
    [1, 0.9999, true],
    [0, 0, false],
  ] as const) {
    test(`${share} of them: who draws ${lot} is ${asked ? '' : 'not '}asked`, async ({ page, shop }) => {
      openCheckout(shop, { when: { share } });
      draw(shop, lot);
      await visit(page, shop);
      await failToPay(page, shop);
      await expectOutcome(page, asked ? 'shown' : 'condition');
    });
  }

  for (const [storage, second] of [
    [true, []],
    [false, ['condition']],
  ] as const) {
    test(`${storage ? 'stable with' : 'drawn anew without'} consent`, async ({ context, shop }) => {
      openCheckout(shop, { when: { share: 0.5 } });
      draw(shop, 0.2);
      expect(await visitAndFail(context, shop, storage)).toEqual([]);
      draw(shop, 0.2);
      shop.script = shop.script.replaceAll('0.2', '0.9');
      expect(await visitAndFail(context, shop, storage)).toEqual(second);
    });
  }
});

test.describe('a share of the moments', () => {
  for (const [lot, outcome] of [
    [0.2999, 'shown'],
    [0.3, 'sampling'],
  ] as const) {
    test(`0.3 of them: ${lot} is ${outcome}`, async ({ page, shop }) => {
      openCheckout(shop, { samplingRate: 0.3 });
      shop.script += `Math.random = () => ${lot}`;
      await visit(page, shop);
      await failToPay(page, shop);
      await expectOutcome(page, outcome);
    });
  }
});

test.describe('segments, as the script tag names them at the moment', () => {
  const tag = (page: Page, names: string | undefined) =>
    page.evaluate((it) => {
      const { dataset } = document.querySelector<HTMLScriptElement>('script[data-endpoint]')!;
      if (it === undefined) delete dataset['segments'];
      else dataset['segments'] = it;
    }, names);
  for (const [before, then, held] of [
    [undefined, 'trade gold', true],
    ['gold', 'gold', true],
    ['gold', 'trade', false],
    ['gold', undefined, false],
    ['gold', 'golden', false],
  ] as const) {
    test(`${before}, then ${then}: ${held ? 'asked' : 'not asked'}`, async ({ page, shop }) => {
      openCheckout(shop, { when: { segments: ['silver', 'gold'] } });
      if (before) shop.tag = shop.tag.replace('data-endpoint', `data-segments="${before}" data-endpoint`);
      await visit(page, shop);
      await tag(page, then);
      await failToPay(page, shop);
      await expectOutcome(page, held ? 'shown' : 'condition');
    });
  }
});

test.describe('a schedule, to the millisecond', () => {
  const noon = '2026-11-22T13:00:00+01:00';
  for (const [when, at, held] of [
    [{ from: noon }, '2026-11-22T11:59:59.999Z', false],
    [{ from: noon }, '2026-11-22T12:00:00.000Z', true],
    [{ until: noon }, '2026-11-22T11:59:59.999Z', true],
    [{ until: noon }, '2026-11-22T12:00:00.000Z', false],
    [{ from: '2026-11-22T11:00:00Z', until: noon }, '2026-11-22T11:30:00.000Z', true],
  ] as const) {
    test(`${Object.keys(when).join(' and ')}, at ${at}: ${held ? 'asked' : 'not asked'}`, async ({ page, shop }) => {
      // Nothing to wait for: it is judged at the moment itself.
      openCheckout(shop, { when }, { etiquette: { arrivalMs: 0, quietMs: 0 } });
      await visit(page, shop, '/', '2026-11-22T10:00:00Z');
      await page.clock.pauseAt(new Date(at));
      await failToPay(page, shop);
      await passTime(page, 1);
      await expectOutcome(page, held ? 'shown' : 'condition');
    });
  }
});

test.describe('opening hours, by the clock of the site', () => {
  // It is noon in London: Sunday, or Monday.
  for (const [hours, timeZone, now, outcome] of [
    ['Mo-Fr 09:00-17:00', 'Europe/Warsaw', '2026-11-22T12:00:00Z', 'offHours'],
    ['Mo-Fr 09:00-17:00', 'Europe/Warsaw', '2026-11-23T12:00:00Z', 'shown'],
    ['Mo-Fr 12:00-13:00', 'Europe/Warsaw', '2026-11-23T12:00:00Z', 'offHours'],
    ['Mo-Fr 13:00-14:00', 'Europe/Warsaw', '2026-11-23T12:00:00Z', 'shown'],
    ['Mo-Fr 22:00-02:00', 'Asia/Tokyo', '2026-11-23T16:30:00Z', 'shown'],
  ] as const) {
    test(`${hours} in ${timeZone}, at ${now}: ${outcome}`, async ({ page, shop }) => {
      openCheckout(shop, { when: { hours: [hours] } }, { timeZone });
      await visit(page, shop, '/', now);
      const known = page.waitForResponse(/opening-hours/);
      await failToPay(page, shop);
      await known;
      await expectOutcome(page, outcome);
    });
  }

  test('where nobody can tell, nobody is asked', async ({ page, shop }) => {
    openCheckout(shop, { when: { hours: ['Mo-Su 00:00-24:00'] } });
    await page.route(/opening-hours/, (route) => route.abort());
    await visit(page, shop);
    await failToPay(page, shop);
    await expectOutcome(page, 'offHours');
  });
});
