import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { explain, passTime, tell, test, visit } from './widget-page.js';
import type { Shop } from './widget-page.js';

const prompt = (page: Page) => page.locator('earful-critique');
const launcher = (page: Page) => page.getByRole('button', { name: 'Tell us what went wrong' });
const style = (shop: Shop, css: string): void => {
  shop.answers['/hostile.css'] = [200, 'text/css', css];
  shop.body += '<link rel="stylesheet" href="/hostile.css">';
};
/** What a person would notice: where it stands, and how its words are set. */
const look = (page: Page) =>
  prompt(page).evaluate((it) => {
    const box = it.getBoundingClientRect();
    const words = getComputedStyle(it.shadowRoot!.querySelector('.answers button')!);
    const { fontSize, textTransform, letterSpacing, color, whiteSpace, textAlign, visibility } = words;
    const place = [box.right, box.bottom, box.width].map(Math.round);
    return { place, fontSize, textTransform, letterSpacing, color, whiteSpace, textAlign, visibility };
  });

test.describe('page styles that spare nobody', () => {
  for (const [name, css] of [
    ['everything unset', '* { all: unset !important }'],
    [
      'all elements, with importance',
      'div, p, h2, button, earful-critique, earful-launcher { display: inline !important; position: static !important; font: 40px serif !important; color: red !important; width: 10px !important; opacity: .1 !important }',
    ],
    [
      'a rem of its own, upper case, wide lines',
      'html { font-size: 62.5% } body { text-transform: uppercase; white-space: pre; line-height: 3; text-align: center; visibility: visible; cursor: wait }',
    ],
    [
      'a transformed, filtered body that hides what overflows',
      'body { transform: scale(.5) rotate(3deg); filter: blur(1px); overflow: hidden; height: 200px }',
    ],
    ['layers above all', 'main { position: fixed; inset: 0; z-index: 2147483647; background: white }'],
    [
      'flex and grid on the root',
      'html { display: grid; grid-template-columns: 1fr 1fr; place-items: center } body { contain: strict }',
    ],
  ] as const) {
    test(name, async ({ page, shop }) => {
      await visit(page, shop);
      const open = () => tell(page, 'open', 'help');
      await open();
      await expect(prompt(page).getByRole('heading')).toBeFocused();
      const before = await look(page);
      await page.keyboard.press('Escape');
      style(shop, css);
      await visit(page, shop);
      await open();
      await expect(prompt(page).getByRole('heading')).toBeFocused();
      expect(await look(page)).toEqual(before);
      await prompt(page).locator('.answers button').first().click();
      await expect(prompt(page).getByRole('status')).toContainText('We have it');
      await page.keyboard.press('Escape');
      const box = (await page.locator('earful-launcher').boundingBox())!;
      expect([Math.round(box.x + box.width), Math.round(box.y + box.height)]).toEqual([1264, 704]);
    });
  }
});

test.describe('directions', () => {
  for (const [dir, edge] of [
    ['rtl', 16],
    ['ltr', 1264],
  ] as const) {
    test(`a page written ${dir}: its direction says which corner, the words theirs`, async ({ page, shop }) => {
      shop.script = `document.documentElement.dir = '${dir}'`;
      await visit(page, shop);
      await launcher(page).click();
      const { left, right } = await prompt(page).evaluate((it) => it.getBoundingClientRect().toJSON() as DOMRect);
      expect(dir === 'rtl' ? left : right).toBe(edge);
      expect(await prompt(page).evaluate((it) => getComputedStyle(it.shadowRoot!.querySelector('h2')!).direction)).toBe(
        'ltr',
      );
    });
  }
});

test('what is typed reaches no shortcut of the page; Escape and Tab work', async ({ page, shop }) => {
  shop.script = `
    window.heard = [];
    for (const kind of ['keydown', 'keyup', 'keypress', 'input', 'beforeinput', 'paste', 'copy', 'cut', 'compositionstart'])
      document.addEventListener(kind, (event) => {
        if (event.target.localName?.startsWith('earful-critique')) { window.heard.push(kind + ' ' + event.key); event.preventDefault(); }
      });`;
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).locator('.answers button').first().click();
  const words = prompt(page).getByLabel('In your own words');
  await words.pressSequentially('shoes?');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+X');
  await page.keyboard.press('ControlOrMeta+V');
  await expect(words).toHaveValue('shoes?');
  await page.keyboard.press('Tab');
  await expect(prompt(page).getByLabel('How should it have been?')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(prompt(page)).toHaveCount(0);
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);
});

test('an inline prompt keeps its keys, too', async ({ page, shop }) => {
  shop.body = '<earful-critique touchpoint="help" surface="inline"></earful-critique>';
  shop.script = `window.heard = 0; document.addEventListener('keydown', () => window.heard++)`;
  await visit(page, shop);
  await prompt(page).locator('.answers button').first().focus();
  await page.keyboard.press('Enter');
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await prompt(page).getByLabel('In your own words').pressSequentially('abc');
  expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toBe(0);
});

test('a body that is swapped: the prompt stays with its words and its focus, the launcher is there', async ({
  page,
  shop,
}) => {
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).locator('.answers button').first().click();
  await prompt(page).getByLabel('In your own words').fill('Half a sentence');
  await page.evaluate(() => {
    const body = document.createElement('body');
    body.textContent = 'Another page';
    document.body.replaceWith(body);
  });
  await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Half a sentence');
  await expect(prompt(page).getByLabel('In your own words')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(launcher(page)).toBeVisible();
});

test('an inline prompt that the page takes out and puts back has its words', async ({ page, shop }) => {
  shop.body =
    '<section id="one"><earful-critique touchpoint="help"></earful-critique></section><section id="two"></section>';
  await visit(page, shop);
  await prompt(page).locator('.answers button').first().click();
  await prompt(page).getByLabel('In your own words').fill('Half a sentence');
  await page.evaluate(() => document.getElementById('two')!.append(document.querySelector('earful-critique')!));
  await expect(prompt(page).getByLabel('In your own words')).toHaveValue('Half a sentence');
});

test('where the page wraps every element that is registered, the prompt opens', async ({ page, shop }) => {
  shop.script = `const { define } = CustomElementRegistry.prototype;
    CustomElementRegistry.prototype.define = function (name, type) { define.call(this, name, class extends type {}); };`;
  await visit(page, shop);
  await launcher(page).click();
  await expect(prompt(page).getByRole('heading')).toBeFocused();
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
});

test('a second copy of the script is silent, and one message names it', async ({ page, shop, complaints }) => {
  shop.tag += shop.tag.replace('earful.js', 'earful.js?second');
  const message = page.waitForEvent('console', (it) => it.type() === 'error');
  await visit(page, shop);
  expect((await message).text()).toMatch(/earful\.js\?second" is on this page a second time and does nothing/);
  await tell(page, 'signal', 'paymentFailed', { touchpoint: 'checkout' });
  await passTime(page);
  await expect(page.locator('earful-launcher')).toHaveCount(1);
  await expect(prompt(page)).toHaveCount(1);
  expect(complaints.splice(0)).toHaveLength(1);
});

test('clicks in anger on the prompt itself are not asked about', async ({ page, shop }) => {
  shop.body = '<earful-critique touchpoint="help"></earful-critique><p id="dead">Dead</p>';
  await visit(page, shop);
  const press = (place: ReturnType<Page['locator']>) => place.click({ clickCount: 1 });
  for (let i = 0; i < 4; i++) await press(prompt(page).getByRole('heading'));
  await page.clock.runFor(1_500);
  expect((await explain(page)).rules.find(({ signal }) => signal === 'rageClick')!.outcome).toBe('not yet');
  for (let i = 0; i < 4; i++) await press(page.locator('#dead'));
  await passTime(page, 15_000);
  expect((await explain(page)).rules.find(({ signal }) => signal === 'rageClick')!.outcome).toBe('shown');
});

test('a page that rewrites what is drawn, as translators do: the words leave nevertheless', async ({
  page,
  shop,
  complaints,
}) => {
  await visit(page, shop);
  await launcher(page).click();
  await prompt(page).locator('.answers button').first().click();
  await expect(prompt(page).getByRole('status')).toContainText('We have it');
  await prompt(page).getByLabel('In your own words').fill('Late');
  await prompt(page)
    .getByRole('heading')
    .evaluate((it) => (it.textContent = 'Deine Nachricht'));
  await prompt(page).getByRole('button', { name: 'Send details' }).click();
  await expect.poll(() => shop.received.at(-1)).toMatchObject({ revision: 2, comment: 'Late' });
  expect(complaints.splice(0)).not.toEqual([]);
});
