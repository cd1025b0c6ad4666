import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from '../../demo/setup/run-step.mjs';
import { findBrowser } from './find-browser.mjs';

const isRoot = process.getuid?.() === 0;

/** Ways to get a browser, tried in this order until one is found. */
const ways = (root) => [
  {
    label: 'Installing Chromium with Playwright',
    possible: true,
    commands: [[process.execPath, join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']],
  },
  {
    label: 'Installing Chromium with apt',
    possible: isRoot && existsSync('/usr/bin/apt-get'),
    commands: [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ],
  },
];

/**
 * Finds a browser for the tests, or installs one.
 * @param {string} root folder of the repository
 * @returns {Promise<{path: string, source: string}>}
 * @throws with a sentence that says what to do when none can be had
 */
export async function ensureBrowser(root) {
  const here = await findBrowser();
  if (here) return here;
  for (const way of ways(root).filter(({ possible }) => possible)) {
    try {
      for (const command of way.commands) await runStep(way.label, command, { cwd: root });
    } catch {
      continue; // The next way may work; the last word is said below.
    }
    const installed = await findBrowser();
    if (installed) return installed;
  }
  throw new Error('No browser for the tests: install Chromium or Chrome, or set CHROME_PATH to one.');
}
