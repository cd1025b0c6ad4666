import type { Page } from '@playwright/test';
import { sampleCase, sampleNow } from '../inbox/sample-cases.js';
import { expect, test } from './inbox-fixture.js';

/** Notes what a screen reader is told: every live region into which text comes, also when the same text stood there before. */
const listen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const heard: string[] = [];
    const live = '[role=status], [role=alert]';
    new MutationObserver((changes) => {
      const regions = changes.flatMap(({ type, target, addedNodes }) => [
        ...(type === 'characterData' || addedNodes.length > 0 ? [target.parentElement?.closest(live)] : []),
        ...(target instanceof Element && addedNodes.length > 0 ? [target.closest(live)] : []),
        ...Array.from(addedNodes).filter((node) => node instanceof Element && node.matches(live)),
      ]);
      for (const region of new Set(regions)) if (region?.textContent) heard.push(region.textContent);
    }).observe(document.body, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { heard });
  });
const heard = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

test('three answers alike are announced three times', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await expect(page.getByRole('listitem')).toHaveCount(5);
  await listen(page);
  for (const more of [1, 2, 3]) {
    fake.arrive(
      sampleCase(60 + more, {
        receivedAt: new Date(sampleNow - 20_000).toISOString(),
        touchpointId: 'checkout',
        touchpointName: 'Checkout',
        disconfirmation: -1,
      }),
    );
    await expect(page.getByRole('listitem')).toHaveCount(5 + more);
  }
  const sentence = 'New critique: Checkout, Worse than expected.';
  await expect.poll(() => heard(page)).toEqual([sentence, sentence, sentence]);
});

test('a second answer is said to be sent like the first', async ({ page, start, signIn }) => {
  const fake = await start();
  await signIn(fake);
  await page.getByRole('listitem').getByRole('link').first().click();
  await expect(page.getByLabel('Your answer')).toBeVisible();
  await listen(page);
  for (const [at, text] of ['It leaves today.', 'It has left.'].entries()) {
    await page.getByRole('textbox').fill(text);
    await page.getByRole('button', { name: 'Send answer' }).press('Enter');
    await expect(page.locator('.thread > li')).toHaveCount(at + 1);
  }
  await expect.poll(() => heard(page)).toEqual(['Answer sent.', 'Answer sent.']);
});
