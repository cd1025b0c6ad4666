import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from '@playwright/test';
import { chromium } from '@playwright/test';
import { startGroup } from '../engines/process-group.js';
import { findOnPath } from '../helpers/find-browser.mjs';
import { tabOf } from './playwright-tabs.js';
import { said } from './said.js';
import type { Tab } from './tab.js';

const xvfb = findOnPath(['Xvfb']);

/** Why there is none here, if so. */
export const obstacle = (): string | undefined =>
  xvfb ? undefined : 'Xvfb is not installed, and a Chromium without windows never hides a page';

/**
 * Chromium with windows, on a screen of its own, as people have it: of two tabs in a window one is hidden. Playwright is a guest in
 * it: a browser that it starts itself it keeps from hiding anything.
 *
 * @param extension folder of an extension that it has
 */
export async function startWindowedChromium(
  extension?: string,
): Promise<{ context: BrowserContext; tab: Tab; close(): Promise<void> }> {
  const profile = mkdtempSync(join(tmpdir(), 'earful-windowed-'));
  const screen = startGroup(xvfb!, ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    PATH: process.env['PATH'],
  });
  const own = ['--no-sandbox', '--no-first-run', '--disable-background-networking', '--remote-debugging-port=0'];
  if (extension) own.push(`--disable-extensions-except=${extension}`, `--load-extension=${extension}`);
  const child = spawn(process.env['CHROME_PATH'] || findOnPath(['chromium'])!, [...own, `--user-data-dir=${profile}`], {
    env: { ...process.env, DISPLAY: `:${await screen.firstLine()}` },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const gone = once(child, 'exit');
  const line = await said(child.stderr, 'DevTools listening on', child);
  const browser = await chromium.connectOverCDP(line.slice(line.indexOf('ws://')), { noDefaults: true });
  const context = browser.contexts()[0]!;
  return {
    context,
    tab: tabOf(context.pages()[0] ?? (await context.newPage()), 'chromium'),
    async close() {
      await browser.close();
      process.kill(-child.pid!, 'SIGKILL');
      await gone;
      await screen.stop();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
