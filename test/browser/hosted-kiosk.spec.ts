import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { test, untilOffline, untilReady } from '../helpers/hosted-fixture.js';

const worst = 'much worse';
const words = 'In your own words (optional)';
const told = 'select revision, origin, comment from revisions order by received_at, revision';

/** What a person leaves behind while the screen is theirs. */
async function tell(page: Page, text: string, answer = 'Thank you. We have it.'): Promise<void> {
  await page.getByRole('button', { name: worst, exact: true }).click();
  await expect(page.getByText(answer)).toBeVisible();
  await expect(page.getByText('One tap is enough.')).toBeHidden();
  await page.getByLabel('Yes, by e-mail').check();
  await page.getByLabel('Your e-mail address').fill('sam@example.com');
  await page.getByLabel(words).fill(text);
}

/** Nothing of the last person is on the screen or in its notes. */
async function expectCleared(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: worst, exact: true })).toBeVisible();
  await expect(page.getByText('One tap is enough.')).toBeVisible();
  await expect(page.getByText('This screen clears itself')).toBeHidden();
  await expect(page.getByLabel(words)).toHaveCount(0);
  const notes = () => page.evaluate(() => [Object.keys(sessionStorage), Object.keys(localStorage)]);
  expect(await notes()).toEqual([[], []]);
}

test('after thirty seconds without input the screen is as new, and the next person is another critique', async ({
  page,
  hosted,
  rows,
}) => {
  await page.clock.install();
  await page.goto(hosted('returns?kiosk'));
  await untilOffline(page);
  await expect(page.getByText('This screen clears itself')).toBeHidden();
  await tell(page, 'Not sent.');
  await expect(page.getByRole('link', { name: 'See what happens with it' })).toHaveCount(0);
  await expect(page.getByLabel('Your e-mail address')).toHaveAttribute('autocomplete', 'off');
  await expect(page.getByText(/Reference \w{4}-\w{4}/)).toBeVisible();

  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
  await page.getByLabel(words).press('!');
  await page.clock.runFor(20_000);
  await expect(page.getByText('This screen clears itself in 10 seconds.')).toBeVisible();
  await page.getByLabel(words).press('!');
  await page.clock.runFor(29_000);
  await expect(page.getByLabel(words)).toHaveValue('Not sent.!!');
  await page.evaluate(() => Object.assign(window, { isUsed: true }));
  await page.clock.runFor(1_000);
  await page.waitForFunction(() => !('isUsed' in window));
  await page.clock.resume();
  await untilReady(page);
  await expectCleared(page);

  await tell(page, 'Another person.');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect
    .poll(() => rows(told))
    .toEqual([
      { revision: 1, origin: 'kiosk', comment: null },
      { revision: 1, origin: 'kiosk', comment: null },
      { revision: 2, origin: 'kiosk', comment: 'Another person.' },
    ]);
  expect(rows('select id from critiques')).toHaveLength(2);
});

test('"Next person" clears at once, and back does not bring anything back', async ({ page, hosted }) => {
  await page.goto(hosted('returns?kiosk=60'));
  await untilOffline(page);
  const before = await page.evaluate(() => history.length);
  await tell(page, 'Mine alone.');
  await page.getByRole('link', { name: 'Next person' }).click();
  await expectCleared(page);
  expect(await page.evaluate(() => history.length)).toBe(before);
  await page.goto('about:blank');
  await page.goBack();
  await untilReady(page);
  await expectCleared(page);
});

for (const [width, height, letters, lang] of [
  [512, 384, 16, 'en'],
  [320, 256, 16, 'en'],
  [320, 568, 32, 'en'],
  [600, 700, 16, 'uk'],
  [768, 1024, 16, 'en'],
] as const) {
  const title = `the bar of the screen hides nothing that has the focus, ${width} by ${height} px, letters of ${letters} px, ${lang}`;
  // Only Chromium's protocol changes the size of letters.
  test(title, { tag: '@chromium' }, async ({ page, hosted }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width, height });
    const session = await page.context().newCDPSession(page);
    await session.send('Page.setFontSizes', { fontSizes: { standard: letters, fixed: letters } });
    await page.goto(hosted(`returns?kiosk=60&lang=${lang}`));
    await untilReady(page);
    await page.locator('.answers button').first().click();
    await expect(page.locator('.message.received')).toBeVisible();
    await expect(page.locator('.kiosk')).toBeVisible();
    // The panel comes a moment after the news, and would move what has the focus.
    await expect(page.locator('.primary')).toBeVisible();
    await page.locator('h2').focus();
    const seen: string[] = [];
    for (let name = ''; !/kiosk/.test(name);) {
      await page.keyboard.press('Tab');
      const [place, covered] = await page.evaluate(() => {
        const one = document.activeElement!.shadowRoot?.activeElement ?? document.activeElement!;
        const { top, bottom } = (one.closest('.chip') ?? one).getBoundingClientRect();
        const bar = document.querySelector('.kiosk')!;
        const inBar = bar.contains(one);
        const box = bar.getBoundingClientRect();
        return [
          inBar ? 'kiosk' : one.closest('label,.field')?.textContent?.trim() || one.textContent!.trim(),
          !inBar && bottom > box.top + 1 && top < box.bottom - 1,
        ] as const;
      });
      expect([place, covered]).toEqual([place, false]);
      seen.push((name = place));
    }
    expect(seen.length).toBeGreaterThan(8);
  });
}

test('offline, one person after the other; later both arrive, each once', async ({ page, line, hosted, rows }) => {
  await page.goto(hosted('returns?kiosk=60'));
  await untilOffline(page);
  await line.cut();
  for (const person of ['First.', 'Second.']) {
    await tell(page, person, 'No connection.');
    await page.getByRole('button', { name: 'Send details' }).click();
    await expect(page.getByText(/kept on this device/)).toBeVisible();
    await page.getByRole('link', { name: 'Next person' }).click();
    await untilReady(page);
    await expectCleared(page);
  }
  expect(rows('select id from critiques')).toEqual([]);
  await line.mend();
  await page.reload();
  // The page that goes away may have met the end of the outage half: then a record waits its turn.
  await expect
    .poll(() => rows('select comment from revisions where revision = 2 order by comment'), { timeout: 20_000 })
    .toEqual([{ comment: 'First.' }, { comment: 'Second.' }]);
  expect(rows('select id from critiques')).toHaveLength(2);
});

test.describe('without a worker', () => {
  test.use({ serviceWorkers: 'block' });

  test('a new prompt takes the place of the used one, offline too', async ({ page, context, hosted, rows }) => {
    await page.goto(hosted('returns?kiosk=60'));
    await untilReady(page);
    await tell(page, 'Mine alone.');
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Next person' }).click();
    await expectCleared(page);
    await page.getByRole('button', { name: worst, exact: true }).click();
    await expect(page.getByText('No connection.')).toBeVisible();
    await context.setOffline(false);
    await expect.poll(() => rows('select id from critiques')).toHaveLength(2);
  });
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the confirmation shows the reference only, and leads to the next person', async ({ page, hosted, rows }) => {
    await page.goto(hosted('returns?kiosk=5'));
    await page.getByRole('button', { name: worst, exact: true }).click();
    const [critique] = rows('select reference from critiques');
    await expect(page.getByText(String(critique!['reference']))).toBeVisible();
    await expect(page.getByRole('link')).toHaveText(['Next person']);
    await page.getByRole('link').click();
    await expect(page.getByRole('button', { name: worst, exact: true })).toBeVisible();
  });
});
