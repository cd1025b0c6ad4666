import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Shop } from './widget-page.js';
import { config, passTime } from './widget-page.js';

/**
 * Opens the shop by the browser's own clock, for what the browser itself gives a time: where that of a request is compared
 * with that of a click, no other clock will do.
 */
export const visitNow = async (page: Page, shop: Shop): Promise<void> => {
  const prompt = page.waitForResponse(/\/prompt\.js/);
  await page.goto(shop.url);
  await prompt;
};

/** A configuration of one trigger, and what its prompt says. */
export const asking = (signal: string, parameters?: object, more?: object): object => ({
  ...config,
  triggers: [{ signal, touchpoint: 'checkout', says: 'We noticed.', parameters, ...more }],
});

/** What was decided so far, oldest first. */
export const decisions = (page: Page): Promise<{ decision: string; reason?: string }[]> =>
  page.evaluate(
    () => (window as unknown as { earful: { explain(): { decisions: [] } } }).earful.explain().decisions as [],
  );

/** Lets quiet come, then looks whether the customer is asked. */
export const expectAsked = async (page: Page, asked: boolean): Promise<void> => {
  await passTime(page, 15_000);
  if (asked) await expect(page.locator('earful-critique').getByRole('heading')).toHaveText('We noticed.');
  else expect(await decisions(page)).toEqual([]);
};

/** The browser has drawn, and told every observer that was there before: it does not follow the clock of the test. */
export const drawn = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((resolve) => new IntersectionObserver(() => resolve()).observe(document.documentElement)),
  );

/** The browser has measured this, and told every observer that was there before. */
export const measured = (page: Page, type: string, name = ''): Promise<void> =>
  page.evaluate(
    ([type, name]) =>
      new Promise<void>((resolve) =>
        new PerformanceObserver((list) => {
          if (list.getEntries().some((entry) => entry.name.endsWith(name!))) resolve();
        }).observe({ type: type!, buffered: true }),
      ),
    [type, name],
  );

/** The chunk at this address has run, and whoever fetched it first knows. */
export const evaluated = (page: Page, url: string): Promise<unknown> =>
  page.evaluate(async (it) => void (await import(it)), url);

/** Page code: buttons with `data-go` move to that address inside the page. */
export const router = `addEventListener('click', ({ target }) => target.dataset.go && history.pushState(null, '', target.dataset.go))`;

/** A page that draws this in the open root of an element. */
export const inOpenRoot = (html: string): { body: string; script: string } => ({
  body: `<template>${html}</template><x-root></x-root>`,
  script: `customElements.define('x-root', class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).append(document.querySelector('template').content.cloneNode(true));
    }
  });`,
});

/** Page code: a tab in the background, or a page that is loaded ahead, until somebody calls `comeForward()`. */
export const behind = `{
  let isHidden = true;
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  window.comeForward = () => {
    isHidden = false;
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
  };
}`;

/** Page code: the time that a page has been there begins with it, as in a browser. The clock of the tests runs on instead. */
export const ownTime = `{ const began = performance.now(), now = performance.now; performance.now = () => now() - began; }`;
