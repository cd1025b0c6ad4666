import { expect } from '@playwright/test';
import { soon } from '../customer.js';
import { pageClock, setClock } from '../page-clock.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import { arrived, once, posts } from './steps.js';

const yearMs = 365.25 * 86_400_000;

/** Clocks that are wrong, or jump. Of the page: what the browser stamps by itself goes by the machine's. */
export const clock: Row[] = [
  {
    id: 74,
    title:
      'the clock of the device is ten years ahead, ten years behind, at 1970; jumps by two days or two hours while it waits',
    engines: everywhere,
    expected: 'D1',
    async run(stage) {
      const { proxy, site, ledger } = stage;
      const customer = await stage.customer();
      for (const [index, aheadMs] of [10 * yearMs, -10 * yearMs, -Date.now()].entries()) {
        site.pages.script = pageClock(Math.round(aheadMs));
        await customer.arrive();
        await customer.tap();
        await customer.isTold('received');
        await customer.holds(0);
        expect(ledger.stored()).toHaveLength(index + 1);
      }
      const hourMs = 3_600_000;
      for (const jumpMs of [-48 * hourMs, -2 * hourMs, 2 * hourMs]) {
        site.pages.script = pageClock(0);
        await customer.arrive();
        const before = ledger.stored().length;
        proxy.inject({ kind: 'answer', status: 503 }, once);
        await customer.tap();
        await customer.isTold('saved');
        await customer.tab.evaluate(setClock, jumpMs);
        await customer.wake();
        await customer.flush();
        // Less than a day back looks like a wait: at the latest it is over when that time has come again.
        if ((await customer.device()).length > 0) await customer.tab.evaluate(setClock, 10_000);
        await customer.wake();
        await expect.poll(() => ledger.stored().length, soon).toBe(before + 1);
        await customer.holds(0);
      }
      // The receiver's time is its own; what the device claims is kept apart, and flagged where nobody can believe it.
      const times = ledger.query('select received_at, submitted_at, clock_doubted from revisions order by received_at');
      for (const { received_at } of times)
        expect(Math.abs(Date.parse(String(received_at)) - Date.now())).toBeLessThan(120_000);
      expect(times.slice(0, 3).map(({ clock_doubted }) => clock_doubted)).toEqual([1, 1, 1]);
    },
  },
  {
    id: 75,
    title: 'the clock goes back after a Retry-After was noted',
    engines: everywhere,
    expected: 'D1 within the clamp',
    async run(stage) {
      const { proxy, site, ledger } = stage;
      site.pages.script = pageClock(0);
      const customer = await arrived(stage);
      proxy.inject({ kind: 'answer', status: 429, headers: { 'retry-after': '999999999' } }, once);
      await customer.tap();
      await customer.isTold('saved');
      const [record] = await customer.holds(1);
      expect(record!.notBefore - Date.now()).toBeLessThanOrEqual(86_400_000);
      expect(posts(stage)).toHaveLength(1);
      // By its new time the wait would take two years and a day: more than a day ahead is a clock that jumped.
      await customer.tab.evaluate(setClock, -2 * 365 * 86_400_000);
      await customer.wake();
      await customer.isTold('received');
      await customer.holds(0);
      expect(ledger.stored()).toHaveLength(1);
    },
  },
];
