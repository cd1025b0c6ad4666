import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { executable, findOnPath } from './find-browser.mjs';

const firefoxPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** WebKitGTK's own small browser is beside its library, not on the PATH. */
function findMiniBrowser() {
  const libraries = '/usr/lib';
  const perMachine = existsSync(libraries) ? readdirSync(libraries).map((name) => join(libraries, name)) : [];
  return [libraries, '/usr/libexec', '/usr/lib64', ...perMachine]
    .flatMap((folder) => ['webkit2gtk-4.1', 'webkit2gtk-4.0'].map((name) => join(folder, name, 'MiniBrowser')))
    .find(executable);
}

/** The Firefox that is here: `FIREFOX_PATH`, one on the PATH, one at its usual place. Stock, an ESR by preference. */
export function findFirefox(env = process.env) {
  const wanted = env.FIREFOX_PATH;
  if (wanted && !executable(wanted)) {
    throw new Error(`FIREFOX_PATH is ${wanted}, which is not a program. Correct it or unset it.`);
  }
  return wanted || (findOnPath(['firefox-esr', 'firefox'], env) ?? firefoxPlaces.find(executable));
}

/**
 * What WebKitGTK is driven with, if all of it is here.
 * @returns {{webDriver: string, miniBrowser: string, xvfb: string} | undefined}
 */
export function findWebkit(env = process.env) {
  const webDriver = findOnPath(['WebKitWebDriver'], env);
  const xvfb = findOnPath(['Xvfb'], env);
  const miniBrowser = findMiniBrowser();
  return webDriver && xvfb && miniBrowser ? { webDriver, miniBrowser, xvfb } : undefined;
}
