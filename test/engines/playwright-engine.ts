import type { Browser, Locator, Page } from '@playwright/test';
import type { Driver, Engine, Target } from './driver.js';
import { patienceMs, viewport } from './driver.js';

const locate = (page: Page, target: Target): Locator => {
  const around = target.within ? page.getByRole(target.within) : page;
  const all =
    'text' in target
      ? around.getByText(target.text)
      : around.getByRole(target.role, target.name === undefined ? {} : { name: target.name, exact: true });
  return all.filter({ visible: true });
};

/** A page that Playwright drives. */
export const driverOf = (page: Page): Driver => {
  const first = (target: Target): Locator => locate(page, target).first();
  const timeout = patienceMs;
  return {
    open: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    click: (target) => first(target).click({ timeout }),
    async type(target, text) {
      // Where the caret stands in a field that takes the focus is for each engine to choose.
      await first(target).press('End', { timeout });
      await page.keyboard.type(text);
    },
    press: (key) => page.keyboard.press(key),
    async texts(target) {
      const texts = await locate(page, target).allTextContents();
      return texts.map((text) => text.replace(/\s+/g, ' ').trim());
    },
    attribute: (target, name) => first(target).getAttribute(name, { timeout }),
    evaluate: (run, ...args) =>
      // A string, because Playwright takes one argument only.
      page.evaluate(`(${String(run)})(...${JSON.stringify(args)})`),
    setOffline: (offline) => page.context().setOffline(offline),
    screenshot: () => page.screenshot(),
    close: () => page.context().close(),
  };
};

/** Chromium or Firefox, as Playwright started it. */
export const playwrightEngine = (name: string, browser: Browser): Engine => ({
  version: `${name} ${browser.version()}`,
  async newVisitor() {
    const context = await browser.newContext({ locale: 'en-GB', viewport });
    return driverOf(await context.newPage());
  },
  close: () => browser.close(),
});
