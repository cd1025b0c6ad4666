// What `npm run faults` and `npm run soak` share.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../demo/setup/build.mjs';
import { ensureInstalled } from '../../demo/setup/install.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const output = join(root, 'test', '.output');

/** Fetches and builds what is missing, and draws a seed if none is given. */
export async function prepare() {
  await ensureInstalled(root);
  const { ensureBrowser } = await import('../helpers/ensure-browser.mjs');
  process.env.CHROME_PATH = (await ensureBrowser(root)).path;
  await ensureBuilt(root);
  process.env.EARFUL_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
  console.log(`Seed ${process.env.EARFUL_SEED}`);
  mkdirSync(output, { recursive: true });
}

/**
 * Runs Playwright.
 * @param {string} config below `test/faults`
 * @param {string} file the report that this configuration writes, below `test/.output`
 * @param {string[]} given further arguments
 * @returns {{isGreen: boolean, report: object}}
 */
export function play(config, file, given) {
  const cli = join(root, 'node_modules', '@playwright/test/cli.js');
  const { status } = spawnSync(process.execPath, [cli, 'test', '--config', `test/faults/${config}`, ...given], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return { isGreen: status === 0, report: JSON.parse(readFileSync(join(output, file), 'utf8')) };
}

/**
 * Many tabs in a world where everything may fail.
 * @param {number} runs
 * @returns {{isGreen: boolean, runs: number}}
 */
export function playSimulation(runs) {
  const { status } = spawnSync(process.execPath, [join(root, 'test/faults/simulation/run.mjs'), String(runs)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return { isGreen: status === 0, runs };
}

/** Twenty minutes, or as many as `EARFUL_SOAK_MINUTES` says. */
export const playSoak = (given) => play('soak/playwright.config.ts', 'soak.json', given);
