import { expect } from '@playwright/test';
import { soon } from '../customer.js';
import type { Row } from '../row.js';
import { createSmallDisk, obstacle } from '../small-disk.js';

const why = obstacle();

/** A disk that takes no more. */
export const diskFull: Row[] = [
  {
    id: 58,
    title: 'the disk of the profile is full',
    engines: ['chromium'],
    expected: 'E',
    ...(why && { notRun: { chromium: why } }),
    async run(stage) {
      const { proxy, ledger, engine } = stage;
      const disk = createSmallDisk(64);
      try {
        const browser = await engine.launch!({ profile: disk.folder });
        try {
          const customer = await stage.customer(browser.tab);
          await customer.arrive();
          disk.fill();
          await proxy.down();
          await customer.tap();
          // The database is refused. localStorage takes it, into the memory of the browser: that is not called saved.
          await customer.isTold('unsaved');
          const words = stage.words();
          await customer.tell(words);
          await customer.isTold('unsaved');
          await proxy.up();
          await customer.wake();
          await customer.isTold('received');
          await customer.holds(0);
          await expect.poll(() => ledger.stored().length, soon).toBe(2);
          // Not a critique, because it would be lost.
          await customer.tab.evaluate(() => {
            for (let at = 0; at < 10; at++) localStorage.setItem(`probe${at}`, 'x'.repeat(1_000));
          });
        } finally {
          await browser.close();
        }
        disk.empty();
        const next = await engine.launch!({ profile: disk.folder });
        try {
          await next.tab.open(`${proxy.url}/page.css`);
          const left = await next.tab.evaluate(() =>
            Object.keys(localStorage).filter((key) => key.startsWith('probe')),
          );
          stage.figure(`of ten kilobytes that localStorage took, ${left.length} are there once the browser has ended`);
        } finally {
          await next.close();
        }
      } finally {
        disk.remove();
      }
    },
  },
];
