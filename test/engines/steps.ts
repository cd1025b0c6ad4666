import { expect } from '@playwright/test';
import type { Driver, Target } from './driver.js';
import { describeTarget } from './driver.js';

/** How to wait for what may take a while: an invitation waits for a quiet moment, by the clock of the engine. */
export const soon = { intervals: [50], timeout: 10_000 };

/** Waits until it is there. */
export const see = (driver: Driver, target: Target) =>
  expect.poll(() => driver.texts(target), { ...soon, message: describeTarget(target) }).not.toEqual([]);

/** Turns a switch of the switchboard over, as a person would. */
export async function flip(driver: Driver, switchboardUrl: string, name: string) {
  const toggle: Target = { role: 'switch', name: new RegExp(name) };
  await driver.open(switchboardUrl);
  const before = await driver.attribute(toggle, 'aria-checked');
  await driver.click(toggle);
  const after = before === 'true' ? 'false' : 'true';
  await expect.poll(() => driver.attribute(toggle, 'aria-checked'), soon).toBe(after);
  // Firefox shows a page before it has come whole, and what is opened meanwhile is interrupted.
  const isLoaded = () => performance.getEntriesByType('navigation').some((entry) => entry.toJSON().loadEventEnd > 0);
  await expect.poll(() => driver.evaluate(isLoaded), soon).toBe(true);
}

/** Buys an apron and pays for it, by card. */
export async function buy(driver: Driver, shopUrl: string) {
  await driver.open(`${shopUrl}products/linen-apron`);
  await driver.click({ role: 'button', name: 'Add to basket' });
  await see(driver, { role: 'link', name: /Basket.*1/ });
  await driver.open(`${shopUrl}checkout`);
  for (const [name, value] of [
    ['Name', 'Sam Example'],
    ['E-mail', 'sam@example.com'],
    ['Street and number', '12 Market Square'],
    ['Postcode', '00-950'],
    ['Town', 'Exampleton'],
    ['Card number', '4242 4242 4242 4242'],
    ['Valid until', '12/30'],
    ['Security code', '123'],
  ] as const)
    await driver.type({ role: 'textbox', name }, value);
  await driver.click({ role: 'button', name: /^Pay/ });
}
