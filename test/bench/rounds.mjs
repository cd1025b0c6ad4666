import { chromium } from '@playwright/test';

/**
 * Visits every site in turn, each time with a fresh profile, in an order that turns round each time.
 *
 * @returns {Promise<Record<string, object[]>>} what `visit` found, by name of the site; the first round only warms up
 */
export async function interleave({ executablePath, sites, rounds, slowdown }, visit) {
  // Each new window of Chromium would load the pages of its own address bar beside the page that is measured.
  const args = [
    '--disable-background-networking',
    '--no-first-run',
    '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
  ];
  const browser = await chromium.launch({ executablePath, args });
  const names = Object.keys(sites);
  const found = Object.fromEntries(names.map((name) => [name, []]));
  try {
    for (let round = 0; round <= rounds; round += 1) {
      for (const name of round % 2 ? names : names.toReversed()) {
        const context = await browser.newContext({ locale: 'en-GB' });
        const page = await context.newPage();
        const devtools = await context.newCDPSession(page);
        await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
        const result = await visit(page, sites[name], devtools);
        if (round > 0) found[name].push(result);
        await context.close();
      }
    }
  } finally {
    await browser.close();
  }
  return found;
}

/** The value below which this share of the values lies; 0 when there are none. */
export const quantile = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;

export const median = (values) => quantile(values, 0.5);
