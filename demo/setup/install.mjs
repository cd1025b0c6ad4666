import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runStep } from './run-step.mjs';

// What the outer `npm start` was told must not change what the inner `npm ci` installs.
const leaking =
  /^npm_(lifecycle_|package_|config_(workspaces?|omit|include|production|ignore_scripts|prefix|global|loglevel|dry_run|local_prefix)$)|^(NODE_ENV|INIT_CWD)$/i;

const read = (file) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
};

/**
 * Runs `npm ci` unless the packages in node_modules are those of the lockfile, installed by this Node.
 * @param {string} root folder of the repository
 */
export async function ensureInstalled(root) {
  const lockfile = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lockfile)
    .update([process.versions.modules, process.platform, process.arch].join())
    .digest('hex');
  const stamp = join(root, 'node_modules', '.earful-installed');
  if (read(stamp) === wanted) return;

  const npm = process.env.npm_execpath ? [process.execPath, process.env.npm_execpath] : ['npm'];
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !leaking.test(name)));
  await runStep('Installing packages', [...npm, 'ci', '--include=dev'], { cwd: root, env });
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}
