import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { config, test, visit } from './widget-page.js';
import type { Shop } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const open = (page: Page) => page.locator('earful-launcher button').first().click();
const style = (shop: Shop, css: string): void => {
  shop.answers['/theme.css'] = [200, 'text/css', css];
  shop.body += '<link rel="stylesheet" href="/theme.css">';
};

/** The contrast of words and their background as they are painted, by the definition of WCAG 2.2. */
const ratioOf = (page: Page, selector: string, kind: 'color' | 'borderColor' = 'color', host = 'earful-critique') =>
  page.locator(host).evaluate(
    (it, [find, property]) => {
      const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
      const read = (colours: string[]): number[] => {
        for (const colour of colours) {
          pixel.fillStyle = colour;
          pixel.fillRect(0, 0, 1, 1);
        }
        return [...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3);
      };
      const light = (parts: number[]): number => {
        const [red, green, blue] = parts.map((part) => {
          const value = part / 255;
          return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
      };
      const element = it.shadowRoot!.querySelector(find)!;
      const grounds: string[] = [];
      for (
        let one: Element | null = property === 'color' ? element : element.parentElement;
        one;
        one = one.parentElement
      )
        grounds.unshift(getComputedStyle(one).backgroundColor);
      const ground = light(read(['#fff', ...grounds]));
      const drawn = light(read(['#fff', ...grounds, getComputedStyle(element)[property]]));
      return (Math.max(ground, drawn) + 0.05) / (Math.min(ground, drawn) + 0.05);
    },
    [selector, kind] as const,
  );
const surface = (page: Page) =>
  prompt(page).evaluate((it) => getComputedStyle(it.shadowRoot!.querySelector('.panel')!).backgroundColor);
const light = 'rgb(255, 255, 255)';
const dark = 'rgb(28, 30, 34)';

test.describe('light, dark, auto', () => {
  for (const [name, given, scheme, expected] of [
    ['auto follows a dark page', {}, 'dark', dark],
    ['auto follows a light page', { theme: 'auto' }, 'light', light],
    ['dark on a light page', { theme: 'dark' }, 'light', dark],
    ['light on a dark page', { theme: 'light' }, 'dark', light],
  ] as const) {
    test(name, async ({ page, shop }) => {
      shop.config = { ...config, brand: { ...config.brand, ...given } };
      await page.emulateMedia({ colorScheme: scheme });
      await visit(page, shop);
      expect(await ratioOf(page, 'button', 'color', 'earful-launcher')).toBeGreaterThan(4.5);
      await open(page);
      expect(await surface(page)).toBe(expected);
      expect(await ratioOf(page, 'h2')).toBeGreaterThan(7);
    });
  }

  test('the attribute of the script wins', async ({ page, shop }) => {
    shop.config = { ...config, brand: { ...config.brand, theme: 'light' } };
    shop.tag = shop.tag.replace('data-endpoint', 'data-theme="dark" data-endpoint');
    await visit(page, shop);
    await open(page);
    expect(await surface(page)).toBe(dark);
    const launcher = page.locator('earful-launcher button').first();
    expect(await launcher.evaluate((it) => getComputedStyle(it).colorScheme)).toBe('dark');
  });

  test('the list of what waits has the theme of the site, too', async ({ page, shop }) => {
    shop.config = { ...config, brand: { ...config.brand, theme: 'dark' } };
    await page.emulateMedia({ colorScheme: 'light' });
    await visit(page, shop);
    await open(page);
    shop.mode = 'down';
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('This is kept');
    await page.keyboard.press('Escape');
    await page.locator('earful-launcher .options').click();
    await page.getByRole('button', { name: /^Messages .*\(1\)$/ }).click();
    const box = page.locator('earful-launcher .box');
    const [list, ground] = await box.evaluate((it) => [
      getComputedStyle(it.parentNode!.querySelector('.list')!).backgroundColor,
      getComputedStyle(it).backgroundColor,
    ]);
    expect(ground).toBe(list);
    expect(await ratioOf(page, '.box p', 'color', 'earful-launcher')).toBeGreaterThan(4.5);
  });

  test('when the visitor changes over, so does the prompt, corrections included', async ({
    page,
    shop,
    complaints,
  }) => {
    style(shop, ':root { --earful-text: #333 }');
    await page.emulateMedia({ colorScheme: 'light' });
    await visit(page, shop);
    await open(page);
    expect(complaints).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(() => surface(page)).toBe(dark);
    await expect.poll(() => ratioOf(page, 'h2')).toBeGreaterThan(4.5);
    await page.clock.runFor(1_000);
    await expect.poll(() => complaints.splice(0).join()).toContain('--earful-text');
  });
});

test.describe('colours nobody could read are replaced, and named once', () => {
  for (const [name, css, named] of [
    ['words', ':root { --earful-text: #aaa; --earful-muted: #ccc }', ['--earful-text', '--earful-muted']],
    ['a dark surface without its text', ':root { --earful-surface: #101820 }', ['--earful-text']],
    [
      'oklch',
      ':root { --earful-text: oklch(0.8 0.1 250); --earful-danger: oklch(0.9 0.1 20) }',
      ['--earful-text', '--earful-danger'],
    ],
    [
      'color-mix',
      ':root { --earful-accent: color-mix(in oklab, yellow 80%, white) }',
      ['--earful-accent', '--earful-on-accent'],
    ],
    [
      'no colours at all',
      ':root { --earful-surface: banana; --earful-text: 12px }',
      ['--earful-surface', '--earful-text'],
    ],
    ['a surface of glass', ':root { --earful-surface: #fff3 }', ['--earful-surface']],
    ['lines', ':root { --earful-line: #eee }', ['--earful-line']],
  ] as const) {
    test(name, async ({ page, shop, complaints }) => {
      style(shop, css);
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await visit(page, shop);
      await open(page);
      await prompt(page).locator('.answers button').first().click();
      await expect(prompt(page).getByRole('status')).toContainText('We have it');
      await prompt(page).getByText('Yes, by e-mail').click();
      await prompt(page).getByRole('button', { name: 'Send details' }).click();
      for (const words of [
        'h2',
        '.hint',
        '.chip:has(:checked)',
        '.chip',
        '.primary',
        '.fault',
        '.message a',
        '[role=status]',
      ])
        expect([words, (await ratioOf(page, words)) >= 4.5]).toEqual([words, true]);
      expect(await ratioOf(page, 'textarea', 'borderColor')).toBeGreaterThanOrEqual(3);
      await page.clock.runFor(1_000);
      await expect.poll(() => complaints.length).toBe(1);
      const [message] = complaints.splice(0);
      for (const token of named) expect(message).toContain(token);
      await page.keyboard.press('Escape');
      await open(page);
      await page.clock.runFor(1_000);
      expect(complaints).toEqual([]);
    });
  }

  test('colours that can be read are left as they are, and nothing is said', async ({ page, shop }) => {
    style(
      shop,
      ':root { --earful-surface: oklch(0.25 0.03 260); --earful-soft: oklch(0.32 0.03 260); --earful-text: white; --earful-muted: #c8cbd2; --earful-line: #9aa; --earful-accent: gold; --earful-on-accent: black; --earful-danger: #ffb4ab }',
    );
    await visit(page, shop);
    await open(page);
    await prompt(page).locator('.answers button').first().click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    expect(
      await prompt(page).evaluate((it) => getComputedStyle(it.shadowRoot!.querySelector('.primary')!).backgroundColor),
    ).toBe('rgb(255, 215, 0)');
    await page.clock.runFor(1_000);
  });
});

for (const [css, ground] of [
  [':root { --earful-surface: #222; --earful-text: #333 }', 'rgb(34, 34, 34)'],
  [':root { color-scheme: light; --earful-text: #ddd; --earful-line: #fefefe }', 'rgb(255, 255, 255)'],
  // Nobody knows what shines through.
  [':root { color-scheme: light; --earful-surface: rgba(0, 0, 0, 0.2); --earful-text: #333 }', 'rgb(255, 255, 255)'],
] as const) {
  test(`the launcher can be read, too, its sign, its options and its edge: ${css}`, async ({
    page,
    shop,
    complaints,
  }) => {
    style(shop, css);
    await visit(page, shop);
    const ratio = (words: string, part?: 'color' | 'borderColor') => ratioOf(page, words, part, 'earful-launcher');
    // Its menu comes with the prompt, and it is corrected then.
    await expect(page.locator('earful-launcher .options')).toBeVisible();
    await expect.poll(() => ratio('.main')).toBeGreaterThanOrEqual(4.5);
    await page.locator('earful-launcher .options').click();
    for (const words of ['.main', '.options', '.list button'])
      expect([words, (await ratio(words)) >= 4.5]).toEqual([words, true]);
    for (const edged of ['.main', '.list'])
      expect([edged, (await ratio(edged, 'borderColor')) >= 3]).toEqual([edged, true]);
    const main = page.locator('earful-launcher .main');
    expect(await main.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe(ground);
    complaints.length = 0;
  });
}

test('a note of the site is shown below, the same after every answer', async ({ page, shop }) => {
  shop.body = '<earful-critique touchpoint="help"><p slot="note">Calls cost nothing.</p></earful-critique>';
  for (const answer of ['much worse', 'much better']) {
    await visit(page, shop);
    await expect(page.getByText('Calls cost nothing.')).toBeVisible();
    await prompt(page).getByRole('button', { name: answer }).click();
    await expect(prompt(page).getByRole('status')).toContainText('We have it');
    await expect(page.getByText('Calls cost nothing.')).toBeVisible();
  }
});

test('system colours, stronger contrast, no movement, and nothing in print', async ({ page, shop }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await visit(page, shop);
  await open(page);
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await prompt(page).getByText('costs unclear').click();
  const styles = await prompt(page).evaluate((it) => {
    const of = (find: string): CSSStyleDeclaration => getComputedStyle(it.shadowRoot!.querySelector(find)!);
    const probe = document.body.appendChild(document.createElement('i'));
    probe.style.color = 'CanvasText';
    const result = {
      text: of('h2').color === getComputedStyle(probe).color,
      border: of('.panel').borderTopStyle,
      chosen: of('.chip:has(:checked)').outlineStyle,
      moved: of('.panel').getPropertyValue('--rise'),
    };
    probe.remove();
    return result;
  });
  expect(styles).toEqual({ text: true, border: 'solid', chosen: 'solid', moved: '0' });
  await page.emulateMedia({ media: 'print', forcedColors: 'none' });
  expect(await prompt(page).evaluate((it) => getComputedStyle(it).display)).toBe('none');
  expect(await page.locator('earful-launcher').evaluate((it) => getComputedStyle(it).display)).toBe('none');
  await page.emulateMedia({ media: 'screen', contrast: 'more' });
  expect(await ratioOf(page, '.hint')).toBeGreaterThan(7);
});
