import { chromium, expect } from '@playwright/test';
import { findBrowser } from '../helpers/find-browser.mjs';
import { test } from '../helpers/demo-fixture.js';

// On plain http anywhere but on loopback, `crypto.subtle`, `crypto.randomUUID`, Web Locks and service workers are undefined.
test(
  'a shop on plain http under a name of its own: saved, delivered, proved',
  { tag: '@chromium' },
  async ({ demo, rows }) => {
    const browser = await chromium.launch({
      executablePath: (await findBrowser())!.path,
      args: ['--host-resolver-rules=MAP shop.test 127.0.0.1', '--disable-background-networking', '--no-first-run'],
    });
    try {
      const page = await browser.newPage({ locale: 'en-GB' });
      const address = new URL('/help', demo.shopUrl);
      address.hostname = 'shop.test';
      await page.goto(address.href);
      expect(await page.evaluate(() => [typeof crypto.subtle, typeof navigator.locks])).toEqual([
        'undefined',
        'undefined',
      ]);

      await page.getByRole('button', { name: 'Tell us what went wrong' }).click();
      const prompt = page.getByRole('dialog');
      await prompt.getByRole('button', { name: 'worse', exact: true }).click();
      await expect(prompt.getByText('Thank you. We have it.')).toBeVisible();
      expect(rows('select revision from revisions')).toEqual([{ revision: 1 }]);
    } finally {
      await browser.close();
    }
  },
);
