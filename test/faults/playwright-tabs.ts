import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserType, LaunchOptions as Own, Page } from '@playwright/test';
import { viewport } from '../engines/driver.js';
import { driverOf } from '../engines/playwright-engine.js';
import type { FaultEngine, LaunchOptions, Launched, Tab } from './tab.js';

/** What dialogs of a page have said. Playwright closes them where nobody listens; then so does this. */
function dialogsOf(page: Page): string[] {
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    // To leave is what was asked for.
    void (dialog.type() === 'beforeunload' ? dialog.accept() : dialog.dismiss()).catch(() => {});
  });
  return dialogs;
}

export const tabOf = (page: Page, name: 'chromium' | 'firefox'): Tab => ({
  ...driverOf(page),
  dialogs: dialogsOf(page),
  async open(url) {
    // A tab behind another draws once a second.
    await page.bringToFront();
    await page.goto(url);
  },
  newTab: async () => tabOf(await page.context().newPage(), name),
  async opened(open) {
    const popup = page.waitForEvent('popup');
    await open();
    return tabOf(await popup, name);
  },
  closeTab: () => page.close({ runBeforeUnload: false }),
  ...(name === 'chromium' && { devtools: () => page.context().newCDPSession(page) }),
});

/** Processes that run now: what they were started with, and by whom. */
const processes = (): { pid: number; parent: number; command: string }[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
        const parent = Number(/^\d+ \(.*\) \S (\d+)/s.exec(readFileSync(`/proc/${pid}/stat`, 'latin1'))?.[1]);
        return [{ pid: Number(pid), parent, command }];
      } catch {
        return [];
      }
    });

const killAll = (pids: number[]): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with another.
    }
  }
};

/** Chromium or Firefox, as Playwright starts them. */
export async function playwrightTabs(
  name: 'chromium' | 'firefox',
  type: BrowserType,
  own: Own & { channel?: string; firefoxUserPrefs?: Record<string, string | number | boolean> },
): Promise<FaultEngine> {
  const browser: Browser = await type.launch(own);

  async function launch({ profile, preferences, settings }: LaunchOptions): Promise<Launched> {
    if (settings && name === 'chromium') {
      mkdirSync(join(profile, 'Default'), { recursive: true });
      writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
    }
    const context: BrowserContext = await type.launchPersistentContext(profile, {
      ...own,
      firefoxUserPrefs: { ...own.firefoxUserPrefs, ...preferences },
      locale: 'en-GB',
      viewport,
    });
    // Nobody else knows this folder.
    const started = () => processes().filter(({ command }) => command.includes(profile));
    return {
      tab: tabOf(context.pages()[0] ?? (await context.newPage()), name),
      async crash() {
        const [page] = context.pages();
        if (name === 'chromium') {
          const crashed = page!.waitForEvent('crash');
          const devtools = await context.newCDPSession(page!);
          devtools.send('Page.crash').catch(() => {});
          await crashed;
        } else {
          const own = new Set(started().map(({ pid }) => pid));
          // Of its content processes those with pages say so at the end.
          const pages = processes().filter(({ parent, command }) => own.has(parent) && /\0tab\0*$/.test(command));
          killAll(pages.map(({ pid }) => pid));
        }
      },
      async kill() {
        const gone = context.waitForEvent('close');
        killAll(started().map(({ pid }) => pid));
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
