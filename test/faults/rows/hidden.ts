import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { Customer } from '../customer.js';
import { soon } from '../customer.js';
import { pageClock, setClock } from '../page-clock.js';
import { tabOf } from '../playwright-tabs.js';
import { answerOf } from '../proxy/seen.js';
import type { Row } from '../row.js';
import type { Stage } from '../stage.js';
import { obstacle, startWindowedChromium } from '../windowed-chromium.js';
import { createGate, once, posts, receipts } from './steps.js';

const why = obstacle();
const chromiumWithWindows = { engines: ['chromium'] as const, ...(why && { notRun: { chromium: why } }) };

const minuteMs = 60_000;

/** A customer, and what covers their tab and shows it again. */
async function behindAnother(
  stage: Stage,
  run: (customer: Customer, hide: () => Promise<void>, show: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { proxy, site } = stage;
  const browser = await startWindowedChromium();
  try {
    site.pages.script = pageClock(0);
    const customer = await stage.customer(browser.tab);
    await customer.arrive();
    const devtools = await browser.tab.devtools!();
    const isHidden = () => browser.tab.evaluate(() => document.hidden);
    const hide = async () => {
      // In front of it from the moment that it opens anything.
      await (await browser.tab.newTab()).open(`${proxy.url}/page.css`);
      await expect.poll(isHidden, soon).toBe(true);
    };
    const show = async () => {
      await devtools.send('Page.bringToFront');
      await expect.poll(isHidden, soon).toBe(false);
    };
    await run(customer, hide, show);
    await customer.note();
  } finally {
    await browser.close();
  }
}

/** An extension that can do what only the browser can. */
const discarding = fileURLToPath(new URL('../discarding', import.meta.url));

/** What its worker answers to. */
interface Discarding {
  discard(url: string): Promise<boolean>;
  show(url: string): Promise<void>;
}

/** Pages that nobody sees. */
export const hidden: Row[] = [
  {
    id: 47,
    title: 'the tab is discarded with one kept on the device, and with one on its way; and is shown again',
    ...chromiumWithWindows,
    expected: 'K→D1',
    limitMs: 90_000,
    async run(stage) {
      const { proxy, ledger } = stage;
      const browser = await startWindowedChromium(discarding);
      try {
        const { context } = browser;
        const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
        const address = `${proxy.url}/`;
        let customer = await stage.customer(browser.tab);
        await customer.arrive();
        const awayAndBack = async (meanwhile: () => Promise<void>): Promise<void> => {
          await customer.note();
          await (await customer.tab.newTab()).open('about:blank');
          expect(await worker.evaluate((url) => (globalThis as unknown as Discarding).discard(url), address)).toBe(
            true,
          );
          await meanwhile();
          const shown = context.waitForEvent('page');
          await worker.evaluate((url) => (globalThis as unknown as Discarding).show(url), address);
          customer = await stage.customer(tabOf(await shown, 'chromium'));
          await customer.settles();
          expect(
            await customer.tab.evaluate(() => (document as Document & { wasDiscarded?: boolean }).wasDiscarded),
          ).toBe(true);
          await customer.holds(0);
        };

        await proxy.down();
        await customer.tap();
        await customer.isTold('saved');
        await awayAndBack(async () => {
          expect(ledger.stored()).toEqual([]);
          await proxy.up();
        });
        expect(ledger.stored()).toHaveLength(1);

        const gate = createGate();
        proxy.inject({ kind: 'holdAnswer', until: gate.until }, once);
        await customer.submit(stage.words());
        await proxy.until(() => answerOf(posts(stage).at(-1)).status, 'its receipt is on its way');
        await awayAndBack(async () => gate.open());
        expect(ledger.stored()).toHaveLength(2);
        expect(receipts(stage)).toEqual(['stored', 'stored', 'duplicate']);
        await customer.note();
      } finally {
        await browser.close();
      }
    },
  },
  {
    id: 46,
    title: 'the page is frozen for ten minutes while one is under way and one waits, and goes on',
    ...chromiumWithWindows,
    expected: 'D1',
    run: (stage) =>
      behindAnother(stage, async (customer, hide, show) => {
        const { proxy, ledger } = stage;
        const devtools = await customer.tab.devtools!();
        proxy.inject({ kind: 'answer', status: 503 }, once);
        const gate = createGate();
        proxy.inject({ kind: 'holdAnswer', until: gate.until }, once);
        await customer.submit(stage.words());
        await customer.hears(1);
        await customer.submit(stage.words());
        await proxy.until(() => answerOf(posts(stage)[1]).status, 'its receipt is on its way');
        await hide();
        await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
        gate.open();
        await customer.tab.evaluate(setClock, 10 * minuteMs);
        await devtools.send('Page.setWebLifecycleState', { state: 'active' });
        await show();
        await customer.holds(0);
        expect(ledger.stored()).toHaveLength(2);
      }),
  },
  {
    id: 72,
    title: 'a tab in the background, throttled, wakes five minutes late',
    ...chromiumWithWindows,
    expected: 'D1',
    run: (stage) =>
      behindAnother(stage, async (customer, hide, show) => {
        const { proxy, ledger } = stage;
        proxy.inject({ kind: 'answer', status: 503 }, once);
        await customer.tap();
        await customer.isTold('saved');
        await hide();
        await customer.tab.evaluate(setClock, 5 * minuteMs);
        // What is not seen does not send, whatever wakes it: it is due, and the page is told that the network is back.
        await customer.wake();
        await customer.holds(1);
        await show();
        await customer.isTold('received');
        await customer.holds(0);
        expect(ledger.stored()).toHaveLength(1);
      }),
  },
];
