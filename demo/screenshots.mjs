// `npm run screenshots`: the pictures in the README, taken from the running demo.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { findBrowser } from '../test/helpers/find-browser.mjs';
import { startDemo } from './dist/demo.js';

const pictures = fileURLToPath(new URL('pictures/', import.meta.url));
const view = { width: 1280, height: 800 };

const dataFolder = mkdtempSync(join(tmpdir(), 'earful-pictures-'));
const demo = await startDemo({ port: 0, dataFolder, sample: true });
const { path: executablePath } = await findBrowser();
const browser = await chromium.launch({ executablePath });
mkdirSync(pictures, { recursive: true });

/** A payment that the bank declines, and what Earful says to it. */
async function invitation() {
  const page = await browser.newPage({ viewport: view, locale: 'en-GB' });
  await page.request.post(`${demo.switchboardUrl}/switches/card-declined`, { form: { on: '1' } });
  await page.goto(`${demo.shopUrl}products/linen-apron`);
  await page.getByRole('button', { name: 'Add to basket' }).click();
  await page.locator('[data-basket-count]', { hasText: '1' }).waitFor();
  await page.goto(`${demo.shopUrl}checkout`);
  for (const [label, text] of Object.entries({
    'E-mail': 'sam@example.com',
    'Street and number': '12 Market Square',
    Postcode: '00-950',
    Town: 'Exampleton',
    'Card number': '4242 4242 4242 4242',
    'Valid until': '12/30',
    'Security code': '123',
  })) {
    await page.getByLabel(label).fill(text);
  }
  await page.getByLabel('Name', { exact: true }).fill('Sam Example');
  // The first time is left to the link of the page.
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('link', { name: 'Tell us what that meant for you' }).waitFor();
  await page.getByRole('button', { name: /^Pay/ }).click();
  await page.getByRole('heading', { name: "The payment didn't go through." }).waitFor();
  await page.mouse.move(0, 0);
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  await page.screenshot({ path: join(pictures, 'invitation.png') });
}

/** The inbox of the sample history, worst first. */
async function inbox() {
  const page = await browser.newPage({ viewport: view, locale: 'en-GB' });
  await page.goto(demo.inboxUrl);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page
    .getByRole('link', { name: /Checkout|Order status/ })
    .first()
    .waitFor();
  await page.screenshot({ path: join(pictures, 'inbox.png') });
}

try {
  await invitation();
  await inbox();
} finally {
  await browser.close();
  await demo.close();
  rmSync(dataFolder, { recursive: true, force: true });
}
