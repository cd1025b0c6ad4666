import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';
import { config, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const launcher = (page: Page) => page.locator('earful-launcher button').first();

/** Notes every label that the launcher has had since it came onto the page. */
const noteLabels = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const labels: string[] = ((window as unknown as { labels: string[] }).labels = []);
    const note = (): void => {
      const text = document.querySelector('earful-launcher')?.shadowRoot?.querySelector('button')?.textContent;
      if (text && text !== labels.at(-1)) labels.push(text);
    };
    let watched: Element | null = null;
    new MutationObserver(() => {
      const host = document.querySelector('earful-launcher');
      if (host && host !== watched) {
        watched = host;
        new MutationObserver(note).observe(host.shadowRoot!, { subtree: true, childList: true, characterData: true });
      }
      note();
    }).observe(document, { subtree: true, childList: true });
  });
const labels = (page: Page): Promise<string[]> =>
  page.evaluate(() => (window as unknown as { labels: string[] }).labels);

/** Like `visit`, but under a clock that stands still until the test moves it. */
const visitStill = async (page: Page, url: string): Promise<void> => {
  await page.clock.install({ time: new Date('2026-11-22T12:00:00Z') });
  await page.clock.pauseAt(new Date('2026-11-22T12:00:01Z'));
  const fetched = page.waitForResponse(/\/prompt\.js/);
  await page.goto(url);
  await page.clock.runFor(2_000);
  await fetched;
};

const german = 'Sagen Sie uns, was schieflief';
const english = 'Tell us what went wrong';

test.describe('the launcher', () => {
  test('appears with the words of the language, however late they come, and never changes under a finger', async ({
    page,
    shop,
  }) => {
    shop.lang = 'de-AT';
    await noteLabels(page);
    let release = (): void => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/launcher-de.js', async (route) => {
      await held;
      await route.continue();
    });
    await visitStill(page, shop.url);
    await expect(page.locator('earful-launcher')).toHaveCount(0);
    release();
    await expect(launcher(page)).toHaveText(german);
    await expect(page.locator('earful-launcher')).toHaveAttribute('lang', 'de');
    expect(await labels(page)).toEqual([german]);
  });

  test('is English after a moment, if the words do not come', async ({ page, shop }) => {
    shop.lang = 'de';
    await noteLabels(page);
    await page.route('**/launcher-de.js', () => {});
    await visitStill(page, shop.url);
    await expect(page.locator('earful-launcher')).toHaveCount(0);
    await page.clock.runFor(4_000);
    await expect(launcher(page)).toHaveText(english);
    await expect(page.locator('earful-launcher')).toHaveAttribute('lang', 'en');
    expect(await labels(page)).toEqual([english]);
  });

  test('in English waits for nothing', async ({ page, shop }) => {
    await page.route('**/launcher-en.js', () => {});
    await visitStill(page, shop.url);
    await expect(launcher(page)).toHaveText(english);
  });

  test('says what the brand wants it to say', async ({ page, shop }) => {
    shop.config = { ...config, wording: { en: { launcherLabel: 'Speak <b>up</b>' } } };
    await noteLabels(page);
    await visit(page, shop);
    await expect(launcher(page)).toHaveText('Speak <b>up</b>');
    expect(await labels(page)).toEqual(['Speak <b>up</b>']);
  });
});

test('a visitor fetches one language, and of it what the configuration shows', async ({ page, shop }) => {
  shop.lang = 'zh-CN';
  await visit(page, shop);
  await expect(launcher(page)).toHaveText('告诉我们哪里出了问题');
  const words = () =>
    shop.requests
      .map((path) => path.split('/').at(-1)!)
      .filter((file) => /-[\w-]+\.js$/.test(file))
      .toSorted();
  const fetched = ['details-zh-hans.js', 'launcher-zh-hans.js', 'prompt-zh-hans.js'];
  await expect.poll(words).toEqual(fetched);
  await page.waitForLoadState('networkidle');
  expect(words()).toEqual(fetched);
});

test('a language that cannot be fetched is English, whole, and tried again the next time', async ({ page, shop }) => {
  shop.lang = 'de';
  let isDown = true;
  await page.route('**/prompt-de.js*', (route) => (isDown ? route.abort() : route.continue()));
  await visit(page, shop);
  await expect(launcher(page)).toHaveText(german);
  isDown = false;
  const again = page.waitForResponse('**/prompt-de.js*');
  await launcher(page).click();
  await expect(prompt(page).getByRole('heading')).toHaveText('Did we fall short here?');
  await expect(prompt(page).locator('.panel')).toHaveAttribute('lang', 'en');
  await again;
  // The one that is open stays as it is.
  await prompt(page).getByRole('button', { name: 'much worse' }).click();
  await expect(prompt(page).getByRole('status')).toContainText('Thank you. We have it.');
  expect(shop.received[0]).toMatchObject({ locale: 'en' });
  await page.keyboard.press('Escape');
  await tell(page, 'open', 'help');
  await expect(prompt(page).getByRole('heading')).toHaveText('Ist hier etwas schiefgelaufen?');
  await prompt(page).getByRole('button', { name: 'viel schlechter' }).click();
  await expect(prompt(page).getByRole('status')).toContainText('Danke. Ihre Nachricht ist da.');
  expect(shop.received[1]).toMatchObject({ locale: 'de' });
});

test('Arabic is written from right to left, and so is everything in it', async ({ page, shop }) => {
  shop.lang = 'ar';
  await visit(page, shop);
  await expect(launcher(page)).toHaveText('إخبارنا بما لم يكن جيدًا');
  await launcher(page).click();
  const panel = prompt(page).locator('.panel');
  await expect(panel).toHaveAttribute('dir', 'rtl');
  await expect(panel).toHaveAttribute('lang', 'ar');
  const [close, title, answer, area] = await Promise.all(
    [
      prompt(page).getByRole('button', { name: 'إغلاق' }),
      prompt(page).locator('h2'),
      prompt(page).locator('.answers button').first(),
      panel,
    ].map((one) => one.boundingBox()),
  );
  expect(close!.x).toBeLessThan(title!.x);
  // As far from the edge as in English: 10 px beside the button, and the title begins where the answers begin.
  expect(close!.x - area!.x).toBeCloseTo(11, 0);
  expect(title!.x + title!.width).toBeCloseTo(answer!.x + answer!.width, 0);
  expect(
    await prompt(page)
      .locator('.answers button')
      .first()
      .evaluate((one) => getComputedStyle(one).direction),
  ).toBe('rtl');
  expect(answer!.width).toBeGreaterThan(200);
  await prompt(page).locator('.answers button').first().click();
  // A name in Latin letters and a reference keep their own order among Arabic words.
  await expect(prompt(page).getByRole('status')).toContainText('\u2068Service\u2069');
  await expect(prompt(page).getByRole('status')).toContainText(/المرجع \u2068[0-9A-Z]{4}-[0-9A-Z]{4}\u2069/);
});

test('a title in the other direction ends with its full stop', async ({ page, shop }) => {
  shop.lang = 'ar';
  shop.body = '<earful-critique touchpoint="help" surface="inline" says="The parcel is late."></earful-critique>';
  await visit(page, shop);
  const title = prompt(page).locator('h2');
  await expect(title).toHaveText('The parcel is late.');
  const [first, last] = await title.evaluate((it) => {
    const text = document.createTreeWalker(it, NodeFilter.SHOW_TEXT);
    const places: number[] = [];
    const range = document.createRange();
    for (let node = text.nextNode(); node; node = text.nextNode())
      for (const at of [0, node.textContent!.length - 1]) {
        if (!node.textContent) continue;
        range.setStart(node, at);
        range.setEnd(node, at + 1);
        places.push(range.getBoundingClientRect().x);
      }
    return places;
  });
  expect(first).toBeLessThan(last!);
});

test('the tone of the brand, and above it its own texts, shown as text', async ({ page, shop }) => {
  shop.lang = 'pl';
  shop.config = {
    ...config,
    brand: { ...config.brand, tone: { pl: 'formal' } },
    wording: { pl: { answersMuchWorse: '<img src=x onerror=alert(1)> źle', repliesNone: 'Nie' } },
  };
  await visit(page, shop);
  await launcher(page).click();
  await expect(prompt(page).getByRole('heading')).toHaveText('Czy nie spełniliśmy tu Państwa oczekiwań?');
  await prompt(page).getByRole('button', { name: '<img src=x onerror=alert(1)> źle' }).click();
  await expect(prompt(page).getByRole('status')).toContainText('Zgłoszenie zostało przyjęte.');
  await expect(prompt(page).getByText('Nie', { exact: true })).toBeVisible();
  expect(shop.received[0]).toMatchObject({ disconfirmation: -2 });
});

test('other openings are worded in the language of the visitor', async ({ page, shop }) => {
  shop.lang = 'es';
  shop.config = {
    ...config,
    triggers: [{ signal: 'helpLoop', touchpoint: 'checkout', parameters: { times: 1, afterMs: 100 } }],
    experiment: { opening: { praise: 1 } },
  };
  await visit(page, shop);
  await passTime(page);
  await expect(prompt(page).getByRole('heading')).toHaveText('¿Qué ha ido bien aquí?');
});

test('when things are deleted is said only where the brand has said so', async ({ page, shop }) => {
  shop.config = { ...config, brand: { ...config.brand, retention: { contactDays: 30, wordMonths: 1 } } };
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).getByRole('button', { name: 'much worse' }).click();
  await expect(prompt(page).locator('.panel')).toContainText(
    'Your contact details are deleted 30 days after the case is closed. Your words are deleted after 1 month.',
  );
});

test('a name that turns itself round leaves the sentence and its reference as they are', async ({ page, shop }) => {
  shop.config = { ...config, brand: { name: 'Fern', team: '\u202eTeam' } };
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await expect(prompt(page).getByRole('status')).toContainText('reads this by');
  const { from, to } = await prompt(page).evaluate((it) => {
    const line = it.shadowRoot!.querySelector('[role=status] span')!;
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (!walker.nextNode()?.nodeValue?.includes('Reference'));
    const text = walker.currentNode;
    const at = (word: string): number => {
      const range = document.createRange();
      const start = text.nodeValue!.indexOf(word);
      range.setStart(text, start);
      range.setEnd(text, start + 1);
      return range.getBoundingClientRect().x;
    };
    return { from: at('Reference'), to: at('ference') };
  });
  expect(from).toBeLessThan(to);
});
