import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Is this a program that may be run? */
export const executable = (file) => {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The first of these programs on the PATH, in the order of the PATH. */
export function findOnPath(programs, env = process.env) {
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => programs.map((name) => join(folder, name))).find(executable);
}

/**
 * A Chromium that is already here: `CHROME_PATH`, one on the PATH, one at its usual place, then Playwright's own.
 * @returns {Promise<{path: string, source: string} | undefined>}
 * @throws when `CHROME_PATH` is set and is not a program.
 */
export async function findBrowser(env = process.env) {
  if (env.CHROME_PATH) {
    if (!executable(env.CHROME_PATH)) {
      throw new Error(`CHROME_PATH is ${env.CHROME_PATH}, which is not a program. Correct it or unset it.`);
    }
    return { path: env.CHROME_PATH, source: 'CHROME_PATH' };
  }
  const onPath = findOnPath(names, env);
  if (onPath) return { path: onPath, source: 'PATH' };
  const usual = places.find(executable);
  if (usual) return { path: usual, source: 'usual place' };
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) ? { path: own, source: 'Playwright' } : undefined;
}
