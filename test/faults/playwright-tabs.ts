import { readFileSync, readdirSync } from 'node:fs';
import type { Browser, BrowserContext, BrowserType, LaunchOptions as Own, Page } from '@playwright/test';
import { viewport } from '../engines/driver.js';
import { driverOf } from '../engines/playwright-engine.js';
import type { FaultEngine, LaunchOptions, Launched, Tab } from './tab.js';

const tabOf = (page: Page, name: 'chromium' | 'firefox'): Tab => ({
  ...driverOf(page),
  newTab: async () => tabOf(await page.context().newPage(), name),
  closeTab: () => page.close({ runBeforeUnload: false }),
  ...(name === 'chromium' && { devtools: () => page.context().newCDPSession(page) }),
});

/** Processes that were started on this folder, which nobody else knows. */
const processesOn = (folder: string): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes(folder);
      } catch {
        return false;
      }
    })
    .map(Number);

/** Chromium or Firefox, as Playwright starts them. */
export async function playwrightTabs(
  name: 'chromium' | 'firefox',
  type: BrowserType,
  own: Own & { channel?: string; firefoxUserPrefs?: Record<string, string | number | boolean> },
): Promise<FaultEngine> {
  const browser: Browser = await type.launch(own);

  async function launch({ profile, preferences, args = [] }: LaunchOptions): Promise<Launched> {
    const context: BrowserContext = await type.launchPersistentContext(profile, {
      ...own,
      args: [...(own.args ?? []), ...args],
      firefoxUserPrefs: { ...own.firefoxUserPrefs, ...preferences },
      locale: 'en-GB',
      viewport,
    });
    return {
      tab: tabOf(context.pages()[0] ?? (await context.newPage()), name),
      async kill() {
        const gone = context.waitForEvent('close');
        for (const pid of processesOn(profile)) {
          try {
            process.kill(pid, 'SIGKILL');
          } catch {
            // It went with another.
          }
        }
        await gone;
      },
      close: () => context.close(),
    };
  }

  return {
    name,
    version: `${name === 'firefox' ? 'Firefox' : 'Chromium'} ${browser.version()}`,
    async newVisitor() {
      const context = await browser.newContext({ locale: 'en-GB', viewport });
      return tabOf(await context.newPage(), name);
    },
    launch,
    close: () => browser.close(),
  };
}
