import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runStep } from './run-step.mjs';

// What the outer `npm start` was told must not change what the inner `npm ci` installs.
const leaking =
  /^npm_(lifecycle_|package_|config_(workspaces?|omit|include|production|ignore_scripts|prefix|global|loglevel|dry_run|local_prefix)$)|^(NODE_ENV|INIT_CWD)$/i;

const readPackages = (...path) => {
  try {
    return JSON.parse(readFileSync(join(...path), 'utf8')).packages;
  } catch {
    return undefined;
  }
};

const runsHere = ({ os, cpu }) => (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));

/**
 * Whether npm, which notes at its end what it has installed, has installed all that the lockfile wants, for a machine like this one.
 * @param {Record<string, object>} wanted packages of the lockfile
 * @param {Record<string, object> | undefined} installed packages of npm's own note; undefined: there is none
 */
export const isInstalled = (wanted, installed) =>
  installed !== undefined &&
  Object.values(installed).every(runsHere) &&
  Object.entries(wanted).every(([path, one]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === one.version && found.integrity === one.integrity : one.optional === true;
  });

/**
 * Runs `npm ci` unless the packages in node_modules are those of the lockfile.
 * @param {string} root folder of the repository
 */
export async function ensureInstalled(root) {
  const installed = readPackages(root, 'node_modules', '.package-lock.json');
  if (isInstalled(readPackages(root, 'package-lock.json'), installed)) return;

  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaking.test(name)));
  await runStep('Installing packages', [...npm, 'ci', '--include=dev'], { cwd: root, env });
}
