import { expect } from '@playwright/test';
import { findBrowser } from '../helpers/find-browser.mjs';
import { answerInVain, test, visit } from './worker-site.js';

// The light Chromium of `npm test` has no Background Sync.
test.use({ launchOptions: { executablePath: (await findBrowser())!.path } });

test('the page asks for the sync by itself, once something waits', { tag: '@chromium' }, async ({ context, site }) => {
  const page = await visit(context, site);
  const tags = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (registration as unknown as { sync: { getTags(): Promise<string[]> } }).sync.getTags();
    });
  expect(await tags()).toEqual([]);
  await answerInVain(page, site);
  // The browser tried at once; the worker told it that something still waits, so it keeps the order.
  await expect.poll(tags).toEqual(['earful']);
});
