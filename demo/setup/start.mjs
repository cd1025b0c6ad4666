import { accessSync, constants } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { ensureInstalled } from './install.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Makes the repository ready to run, then becomes the demo. Faults are one message and exit code 1. */
export async function start() {
  try {
    accessSync(root, constants.W_OK);
  } catch {
    fail(`The folder ${root} cannot be written: make it writable for this user, or clone into another folder.`);
  }
  try {
    await ensureInstalled(root);
    await ensureBuilt(root);
  } catch (error) {
    fail(error.message);
  }
  await import('../dist/main.js');
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
