import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, passTime, tell, test, visit } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const status = (page: Page) => prompt(page).getByRole('status');
const open = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' }).click();

/** From before the page's own scripts: every text that each live region of the prompt has had, in order. */
const listen = `
  window.spoken = [];
  const attach = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    // The launcher has a region of its own, for its list of what came back.
    if (this.localName !== 'earful-critique') return root;
    const regions = [];
    new MutationObserver(() => {
      for (const region of root.querySelectorAll('[role=status], [role=alert], [aria-live]')) {
        if (!regions.includes(region)) regions.push(region);
        const line = [regions.indexOf(region), region.textContent.trim().replace(/\\s+/g, ' ')];
        const [, last] = window.spoken.findLast(([index]) => index === line[0]) ?? [];
        if (last !== line[1]) window.spoken.push(line);
      }
    }).observe(root, { childList: true, subtree: true, characterData: true });
    return root;
  };`;
const spoken = (page: Page) => page.evaluate(() => Reflect.get(window, 'spoken') as [region: number, text: string][]);

test('an invitation: the region is there, empty, before its text, and speaks once', async ({ page, shop }) => {
  shop.script = listen;
  shop.body = '<button id="own">Own</button>';
  await visit(page, shop);
  await page.locator('#own').focus();
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  // Whoever does not see it hears, too, that something is asked.
  const invitation = 'The payment didn’t go through. How much does this matter to you?';
  await expect(status(page)).toHaveText(invitation);
  await page.clock.runFor(60_000);
  expect(await spoken(page)).toEqual([
    [0, ''],
    [0, invitation],
  ]);
  await expect(status(page)).not.toHaveAttribute('aria-live', 'assertive');
  await expect(page.locator('#own')).toBeFocused();
});

for (const [name, mode, texts] of [
  ['received', 'up', [/^Sending/, /^Thank you\. We have it\./]],
  ['kept', 'down', [/^Sending/, /^This is kept on this device until/]],
  ['returned', 'refuse', [/^Sending/, /^We could not accept this/]],
] as const) {
  test(`what becomes of an answer is said in the same region, ${name}, and focus stays`, async ({ page, shop }) => {
    shop.script = listen;
    await visit(page, shop);
    await open(page);
    await expect(prompt(page).getByRole('heading')).toBeFocused();
    shop.mode = mode;
    await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
    await expect(status(page)).toHaveText(texts[1]);
    const all = await spoken(page);
    // The fields have regions of their own, for what is found in the words: displayed while they are empty, or they would not speak.
    const found = await prompt(page)
      .locator('[aria-live]')
      .evaluateAll((regions) => regions.map((one) => [one.textContent!.trim(), getComputedStyle(one).display]));
    expect(found).toEqual([
      ['', 'grid'],
      ['', 'grid'],
    ]);
    for (const [region, text] of all) expect(region === 0 || text === '').toBe(true);
    const said = all.filter(([region]) => region === 0);
    expect(said.length).toBe(3);
    expect(said[0]![1]).toBe('');
    for (const [index, text] of texts.entries()) expect(said[index + 1]![1]).toMatch(text);
    await expect(prompt(page).getByRole('heading')).toBeFocused();
  });
}

test('a wrong address is told once: by what has the focus, or where that is so already by an alert', async ({
  page,
  shop,
}) => {
  shop.script = listen;
  await visit(page, shop);
  await open(page);
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await prompt(page).getByText('Yes, by e-mail').click();
  const field = prompt(page).getByLabel('Your e-mail address');
  const fault = /^This does not look like an e-mail address/;
  const told = async () => (await spoken(page)).map(([, text]) => text).filter((text) => fault.test(text)).length;
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAccessibleDescription(fault);
  expect(await told()).toBe(0);
  // There before its text, and seen once.
  await expect(prompt(page).getByRole('alert')).toHaveText('');
  await expect(prompt(page).getByText(fault)).toHaveCount(1);

  await page.keyboard.type('anna');
  await expect(field).toHaveAccessibleDescription('');
  await page.keyboard.press('Enter');
  await expect(prompt(page).getByRole('alert')).toHaveText(fault);
  await expect(field).toHaveAccessibleDescription(fault);
  await expect(prompt(page).getByText(fault)).toHaveCount(1);
  await page.keyboard.type('@example');
  await page.keyboard.press('Enter');
  await expect(prompt(page).getByRole('alert')).toHaveText(fault);
  await expect.poll(told).toBe(2);
  // Nothing was changed: told all the same, and not a silent key.
  await page.keyboard.press('Enter');
  await expect.poll(told).toBe(3);
  await expect(field).toHaveAccessibleDescription(fault);
  await page.keyboard.type('.com');
  await page.keyboard.press('Enter');
  await expect(status(page)).toContainText('anna@example.com');
  expect(await told()).toBe(3);
});

// Firefox remembers for as long as a page lives that a module could not be fetched.
test.describe('the prompt cannot be fetched: whoever asked for it is told', { tag: '@chromium' }, () => {
  const fault = 'No connection. Try again';
  const own = (page: Page) => page.getByRole('button', { name: 'Problem?' });
  const launcher = (page: Page) => page.locator('earful-launcher');
  test.beforeEach(async ({ page, shop }) => {
    shop.body = '<button data-earful-open="help">Problem?</button>';
    await page.route('**/prompt.js', (route) => route.abort());
  });

  test('by a region of the launcher, there and empty before, with each press, and focus stays', async ({
    page,
    shop,
  }) => {
    await page.goto(shop.url);
    await expect(launcher(page).getByRole('status')).toHaveText('');
    await own(page).focus();
    await page.keyboard.press('Enter');
    await expect(launcher(page).getByRole('status')).toHaveText(fault);
    await expect(own(page)).toBeFocused();
    await launcher(page)
      .getByRole('status')
      .evaluate((it) =>
        new MutationObserver(() => Reflect.set(window, 'isSilent', !it.textContent)).observe(it, { childList: true }),
      );
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => Reflect.get(window, 'isSilent') === false);
    await page.unroute('**/prompt.js');
    await page.keyboard.press('Enter');
    await expect(prompt(page).getByRole('heading')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(launcher(page).getByRole('status')).toHaveText('');
    await expect(launcher(page).getByRole('button').first()).toHaveText('Tell us what went wrong');
  });

  test('also where the visitor has hidden it', async ({ page, shop }) => {
    shop.script = `localStorage.setItem('earful:launcher', JSON.stringify({ hiddenUntil: Date.now() + 9e6, until: Date.now() + 9e7 }))`;
    await page.goto(shop.url);
    await expect(launcher(page)).toBeHidden();
    await own(page).press('Enter');
    await expect(launcher(page).getByRole('button')).toHaveText(fault);
    await expect(launcher(page).getByRole('status')).toHaveText(fault);
  });

  test('also where the site has none: one comes, and tries again', async ({ page, shop }) => {
    shop.config = { ...config, launcher: false };
    await page.goto(shop.url);
    await expect.poll(() => shop.requests.some((path) => path.endsWith('/rules.js'))).toBe(true);
    await own(page).press('Enter');
    await expect(launcher(page).getByRole('status')).toHaveText(fault);
    await expect(launcher(page)).toHaveCount(1);
    await page.unroute('**/prompt.js');
    await launcher(page).getByRole('button').press('Enter');
    await expect(prompt(page).getByRole('heading')).toBeFocused();
  });

  test('also where the site has none and nothing can be fetched any more, in the own language', async ({
    page,
    shop,
    context,
  }) => {
    Object.assign(shop, { config: { ...config, launcher: false }, lang: 'pl' });
    await page.goto(shop.url, { waitUntil: 'networkidle' });
    await expect(launcher(page)).toHaveCount(0);
    await context.setOffline(true);
    await own(page).press('Enter');
    await expect(launcher(page).getByRole('button').first()).toBeVisible();
    await expect(launcher(page).getByRole('status')).toHaveText('Brak połączenia. Spróbuj ponownie');
  });
});

test('who asks for a prompt that is long in coming is told so at once, by the launcher, until it is there', async ({
  page,
  shop,
}) => {
  let answer = (): void => {};
  await page.route('**/prompt.js', async (route) => {
    await new Promise<void>((resolve) => (answer = resolve));
    await route.continue();
  });
  const launcher = page.locator('earful-launcher');
  await page.goto(shop.url);
  await launcher.getByRole('button').press('Enter');
  await expect(launcher.getByRole('button')).toHaveText('One moment…');
  await expect(launcher.getByRole('status')).toHaveText('One moment…');
  answer();
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(launcher.getByRole('button').first()).toHaveText('Tell us what went wrong');
  await expect(launcher.getByRole('status')).toHaveText('');
});

test('nothing ends by itself, neither an invitation nor what was begun', async ({ page, shop }) => {
  const day = 86_400_000;
  await visit(page, shop);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(prompt(page)).toBeVisible();
  await page.clock.fastForward(day);
  await prompt(page).getByRole('button', { name: 'I’ll remember it' }).click();
  await prompt(page).getByLabel('In your own words').fill('Twice declined.');
  await page.clock.fastForward(day);
  await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Twice declined.');
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect(status(page)).toContainText('We have it');
  expect(shop.received.at(-1)).toMatchObject({ comment: 'Twice declined.' });
});

// Firefox by Playwright does not pass on that somebody wants no movement.
const still = 'what moves has stopped within a fifth of a second; whoever wants no movement sees none';
test(still, { tag: '@chromium' }, async ({ page, shop }) => {
  const movements = () =>
    prompt(page).evaluate((it) =>
      it.shadowRoot!.getAnimations().map(({ effect }) => {
        const { duration, iterations } = effect!.getComputedTiming();
        const frames = (effect as KeyframeEffect).getKeyframes();
        const style = getComputedStyle((effect as KeyframeEffect).target!);
        const rise = style.getPropertyValue('--rise').trim();
        return { long: Number(duration) > 250, iterations, moves: frames.some((one) => 'translate' in one), rise };
      }),
    );
  // A busy machine looks later than a movement lasts: each begins, and stands still.
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Animation.enable');
  await devtools.send('Animation.setPlaybackRate', { playbackRate: 0 });
  await visit(page, shop);
  await open(page);
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  expect(await movements()).toEqual([{ long: false, iterations: 1, moves: true, rise: '' }]);
  await page.keyboard.press('Escape');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  const [calm] = await movements();
  expect(calm).toEqual({ long: false, iterations: 1, moves: true, rise: '0' });
  // Its first frame stands where its last one does.
  const places = await prompt(page).evaluate((it) => {
    const [come] = it.shadowRoot!.getAnimations();
    come!.pause();
    return [0, 100, 199].map((time) => {
      come!.currentTime = time;
      return it.shadowRoot!.querySelector('.panel')!.getBoundingClientRect().y;
    });
  });
  expect(new Set(places).size).toBe(1);
});

test('every label and every reference stays inside one root, and leads somewhere', async ({ page, shop }) => {
  await visit(page, shop);
  await open(page);
  const loose = () =>
    prompt(page).evaluate((it) => {
      const root = it.shadowRoot!;
      const names = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'];
      return names.flatMap((name) =>
        [...root.querySelectorAll(`[${name}]`)]
          .flatMap((one) => one.getAttribute(name)!.split(/\s+/))
          .filter((id) => !root.getElementById(id)),
      );
    });
  expect(await loose()).toEqual([]);
  await prompt(page).getByRole('button', { name: 'worse', exact: true }).click();
  await prompt(page).getByText('Yes, by e-mail').click();
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  const field = prompt(page).getByLabel('Your e-mail address');
  await expect(field).toHaveAccessibleDescription(/name@example\.com/);
  expect(await loose()).toEqual([]);
  const ids = await prompt(page).evaluate((it) => [...it.shadowRoot!.querySelectorAll('[id]')].map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});
