import { defineConfig } from '@playwright/test';
import { findBrowser, findOnPath } from './helpers/find-browser.mjs';
import { findFirefox, findWebkit } from './helpers/find-engines.mjs';

const chromium = await findBrowser();
if (!chromium) throw new Error('No Chromium found. Run `npm test`, which installs one, or set CHROME_PATH.');
const firefox = findFirefox();
const webkit = findWebkit();

/** `npm test` runs the journeys in every engine and everything else in Chromium. */
const coreOnly = !!process.env['EARFUL_CORE'];
// The same Chromium without its windows: a third less work. `npm run browser` and `npm run test:all` take the whole one.
const light = coreOnly ? findOnPath(['chromium-headless-shell']) : undefined;
const journeys = '**/engines/*.spec.ts';
const everything = ['**/browser/*.spec.ts', journeys];

/** What every Chromium is told. */
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  // Else each new window loads the pages of its own address bar: a third of the time of every test.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup',
];
/** Letters and colours that depend on as little of the machine as can be. */
const steady = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb', '--hide-scrollbars'];

/** Real-browser tests. They run against the built files, in the engines that are here. */
export default defineConfig({
  testDir: '.',
  snapshotPathTemplate: '{testDir}/visual/pictures/{arg}{ext}',
  outputDir: '.output/browser',
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  // On a page that is never idle everything of ours comes after seven seconds, and a busy machine knows no idle pages.
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '.output/browser.json' }]],
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Warsaw',
    // Costs every test a fifth of its time. EARFUL_TRACE=1 when one fails.
    trace: process.env['EARFUL_TRACE'] ? 'retain-on-failure' : 'off',
  },
  projects: [
    {
      name: 'chromium',
      testMatch: everything,
      use: {
        launchOptions: {
          executablePath: light ?? chromium.path,
          // Without these Chromium asks its maker's servers for updates, which is noise on a closed network.
          args: quiet,
        },
      },
    },
    {
      name: 'visual',
      testMatch: '**/visual/*.spec.ts',
      use: {
        launchOptions: {
          executablePath: findOnPath(['chromium-headless-shell']) ?? chromium.path,
          args: [...quiet, ...steady],
        },
      },
    },
    firefox && {
      name: 'firefox',
      testMatch: coreOnly ? journeys : everything,
      grepInvert: /@chromium/,
      use: {
        browserName: 'firefox' as const,
        // Both are needed to drive a stock Firefox: the channel says how, the path says which.
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: firefox,
          // As Playwright does with Chromium: going back loads the page.
          firefoxUserPrefs: { 'browser.sessionhistory.max_total_viewers': 0 },
        },
      },
    },
    webkit && { name: 'webkit', testMatch: journeys },
  ].filter((project) => !!project),
});
