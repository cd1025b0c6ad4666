import { expect } from '@playwright/test';
import { passTime, test, visit } from './widget-page.js';
import { asking, expectAsked } from './widget-probes.js';

// Sites whose every search and every visit of the help pages is a document of its own.
for (const storage of [true, false]) {
  const consent = `(window.earful ||= []).push(['consent', { storage: ${storage} }])`;

  test.describe(`${storage ? 'with' : 'without'} storage consent`, () => {
    test('two empty searches on two pages', async ({ page, shop }) => {
      shop.config = asking('zeroResults');
      shop.script = consent;
      for (const query of ['linen', 'flax']) {
        shop.body = `<p data-earful-signal="zeroResults" data-earful-facts='{"query":"${query}"}'>Nothing found.</p>`;
        if (query === 'linen') await visit(page, shop, '/checkout/search');
        else {
          const prompt = page.waitForResponse(/\/prompt\.js/);
          await page.reload();
          await page.clock.runFor(2_000);
          await prompt;
        }
        await passTime(page, 1_000);
        if (query === 'linen') await expectAsked(page, false);
      }
      await expectAsked(page, storage);
      const noted = await page.evaluate(() => sessionStorage.getItem('earful:searches'));
      if (storage) expect(noted).toMatch(/^\{"-?\d+":1,"-?\d+":1\}$/);
      else expect(noted).toBeNull();
    });
  });
}
