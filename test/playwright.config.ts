import { defineConfig } from '@playwright/test';
import { findBrowser } from './helpers/find-browser.mjs';

const browser = await findBrowser();
if (!browser) throw new Error('No Chromium found. Run `npm test`, which installs one, or set CHROME_PATH.');

/** Real-browser tests. They run against the built files. */
export default defineConfig({
  testDir: 'browser',
  outputDir: '.output/browser',
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.output/browser.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Warsaw',
    // Costs every test a fifth of its time. EARFUL_TRACE=1 when one fails.
    trace: process.env['EARFUL_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: browser.path,
      // Without these Chromium asks its maker's servers for updates, which is noise on a closed network.
      args: [
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-quic',
        '--no-first-run',
        // Else each new window loads the pages of its own address bar: a third of the time of every test.
        '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
      ],
    },
  },
});
