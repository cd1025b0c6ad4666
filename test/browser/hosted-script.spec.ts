import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { expectAccessible, expectNoSidewaysScroll, test, untilOffline, untilReady } from '../helpers/hosted-fixture.js';

const worst = 'much worse';
const revisions = 'select revision, origin, surface, touchpoint_id, comment from revisions order by revision';

/** Holds the prompt back until it is told to come, so that there is time to be on the form. */
const holdBack = async (page: Page): Promise<() => void> => {
  let release = (): void => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/prompt.js', async (route) => {
    await held;
    await route.continue();
  });
  return release;
};

test('with script: the prompt takes the place of the form, without a gap and without a jump', async ({
  page,
  hosted,
  rows,
}) => {
  await page.addInitScript(() => {
    // Looked at in every frame that the browser paints.
    const seen = { least: Infinity, moved: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.moved += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const prompt = document.querySelector('earful-critique');
      const form = (prompt?.shadowRoot ?? prompt)?.querySelectorAll('.answers button');
      if (form) seen.least = Math.min(seen.least, [...form].filter((one) => one.getBoundingClientRect().height).length);
      requestAnimationFrame(look);
    };
    document.addEventListener('DOMContentLoaded', look);
  });
  const release = await holdBack(page);
  await page.goto(hosted('returns'));
  const form = page.locator('form.panel');
  const place = await form.getByRole('button', { name: 'better', exact: true }).boundingBox();
  release();
  await untilReady(page);
  expect(await page.getByRole('button', { name: 'better', exact: true }).boundingBox()).toEqual(place);
  const seen = await page.evaluate(() => (window as unknown as { seen: { least: number; moved: number } }).seen);
  expect(seen.least).toBe(5);
  expect(seen.moved).toBeLessThan(0.01);

  await page.getByRole('button', { name: worst, exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await page.getByLabel('In your own words (optional)').fill('It took a week.');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect(page.getByRole('link', { name: 'See what happens with it' })).toBeVisible();
  const same = { origin: 'link', surface: 'inline', touchpoint_id: 'returns' };
  await expect
    .poll(() => rows(revisions))
    .toEqual([
      { revision: 1, ...same, comment: null },
      { revision: 2, ...same, comment: 'It took a week.' },
    ]);
});

test('what invites is gone once it was answered, and after a reload in the midst of it, too', async ({
  page,
  hosted,
}) => {
  await page.goto(hosted('returns'));
  await untilReady(page);
  const intro = page.getByText('One tap is enough.');
  await expect(intro).toBeVisible();
  await page.getByRole('button', { name: worst, exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await expect(intro).toBeHidden();
  const words = page.getByLabel('In your own words (optional)');
  await words.fill('It took a week.');
  await page.reload();
  await expect(words).toHaveValue('It took a week.');
  await expect(intro).toBeHidden();
});

test('focus on an answer of the form stays on that answer of the prompt', async ({ page, hosted }) => {
  const release = await holdBack(page);
  await page.goto(hosted('returns'));
  await page.locator('form.panel').getByRole('button', { name: 'worse', exact: true }).focus();
  release();
  await untilReady(page);
  const focused = page.locator('earful-critique').getByRole('button', { name: 'worse', exact: true });
  await expect(focused).toBeFocused();
});

test('where the scripts cannot be fetched the form works', async ({ page, hosted, rows }) => {
  await page.route('**/earful.js', (route) => route.abort());
  await page.goto(hosted('returns'));
  await page.getByRole('button', { name: worst, exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Thank you. We have it.');
  expect(rows('select revision from revisions')).toEqual([{ revision: 1 }]);
});

test('offline after the first visit: opens, keeps the answer, and sends it once when the network is back', async ({
  page,
  context,
  hosted,
  rows,
}) => {
  await page.goto(hosted('returns?via=qr'));
  await untilOffline(page);
  await context.setOffline(true);
  await page.goto(hosted('returns?via=qr'));
  await untilReady(page);
  await page.getByRole('button', { name: worst, exact: true }).click();
  await expect(page.getByText(/No connection. This is kept on this device until/)).toBeVisible();
  await page.getByLabel('In your own words (optional)').fill('Written in the cellar.');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect(page.getByText(/kept on this device until/)).toBeVisible();
  expect(rows('select id from critiques')).toEqual([]);

  await page.goto(hosted('returns'));
  await untilReady(page);
  await context.setOffline(false);
  await page.goto(hosted('returns'));
  await expect
    .poll(() => rows(revisions))
    .toMatchObject([
      { revision: 1, origin: 'qr', comment: null },
      { revision: 2, origin: 'qr', comment: 'Written in the cellar.' },
    ]);
  expect(rows('select id from critiques')).toHaveLength(1);
});

test('what is kept for offline names no critique and no person, and old chunks go', async ({ page, hosted, rows }) => {
  await page.goto(hosted('returns'));
  await page.evaluate(async () => {
    const cache = await caches.open('earful-hosted');
    await cache.put('/earful/0.0.1-00000000/prompt.js', new Response('old'));
  });
  await untilOffline(page);
  await page.getByRole('button', { name: worst, exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await page.goto((await page.getByRole('link', { name: 'See what happens with it' }).getAttribute('href'))!);
  await page.goto(hosted('returns'));
  await untilReady(page);
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match('/earful/0.0.1-00000000/prompt.js'))))
    .toBe(false);
  const kept = await page.evaluate(async () => {
    const cache = await caches.open('earful-hosted');
    const all = await cache.keys();
    return Promise.all(all.map(async ({ url }) => [url, await (await cache.match(url))!.text()]));
  });
  const [critique] = rows('select id, reference from critiques');
  for (const [url, text] of kept) {
    expect(url).not.toMatch(/\/c\/(?!page\.css)|\/v1\/(?!config)/);
    expect(text).not.toContain('name="secret"');
    expect(text).not.toContain(critique!['reference']);
  }
});

test('a server that is down or an error of a proxy shows the copy', async ({ page, hosted }) => {
  await page.goto(hosted('returns'));
  await untilOffline(page);
  await page.context().route('**/t/returns', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
  await page.goto(hosted('returns'));
  await untilReady(page);
  await expect(page.getByRole('button', { name: worst, exact: true })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 640 } });

    test('every state at 320 px: accessible, and nothing sticks out', async ({ page, hosted }) => {
      await page.goto(hosted('returns?kiosk=600'));
      await expectAccessible(page);
      await untilReady(page);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      await page.getByRole('button', { name: worst, exact: true }).click();
      await expect(page.getByText('Thank you. We have it.')).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    });

    test('the plain pages are accessible in every state', async ({ page, hosted }) => {
      // Axe needs script; what stands there without one is seen when the prompt does not come.
      await page.route('**/earful.js', (route) => route.abort());
      await page.goto(hosted('returns'));
      await expectAccessible(page);
      await page.getByRole('button', { name: worst, exact: true }).click();
      await page.getByLabel('Yes, by e-mail').check();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Send details' }).click();
      await expect(page.getByText('does not look like an e-mail address')).toBeVisible();
      await expectAccessible(page);
      await page.getByLabel('No, just fix it').check();
      await page.getByRole('button', { name: 'Send details' }).click();
      await page.getByText('Change or add something').click();
      await expectAccessible(page);
    });

    test.describe('without script', () => {
      test.use({ javaScriptEnabled: false });

      test('every state at 320 px fits', async ({ page, hosted }) => {
        const fits = async () => {
          const main = (await page.locator('main').boundingBox())!;
          expect(main.x + main.width).toBeLessThanOrEqual(320);
          for (const one of await page.locator('button, .chip, textarea, .state, summary').all()) {
            const box = await one.boundingBox();
            if (box) expect([box.x >= 0, box.x + box.width <= 320, box.height >= 44]).toEqual([true, true, true]);
          }
        };
        await page.goto(hosted('returns'));
        await fits();
        await page.getByRole('button', { name: worst, exact: true }).click();
        await fits();
        await page.getByLabel('Yes, call me back').check();
        await page.getByRole('button', { name: 'Send details' }).click();
        await fits();
      });
    });
  });
}

test('with script: after a reload it goes on with the same critique', async ({ page, hosted, rows }) => {
  await page.goto(hosted('returns'));
  await untilReady(page);
  await page.getByRole('button', { name: worst, exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  const words = page.getByLabel('In your own words (optional)');
  await words.fill('It took a');
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('earful:draft:returns'))).toContain('took');
  await page.reload();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  await expect(words).toHaveValue('It took a');
  await words.fill('It took a week.');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect(page.getByRole('heading', { name: 'Your message' })).toBeVisible();
  await expect
    .poll(() => rows(revisions))
    .toMatchObject([
      { revision: 1, origin: 'link', comment: null },
      { revision: 2, origin: 'link', comment: 'It took a week.' },
    ]);
  expect(rows('select * from critiques')).toHaveLength(1);
});
