// `npm run faults`: every row of the fault matrix in every engine that is here; writes RESULTS.md beside this file. Arguments go to
// Playwright (`-g "row 21:"`, `--project webkit`): then it is only a part, and nothing is written.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../demo/setup/build.mjs';
import { ensureInstalled } from '../../demo/setup/install.mjs';
import { resultsOf } from './results.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(dirname(here));
const output = join(root, 'test', '.output');
const given = process.argv.slice(2);

await ensureInstalled(root);
const { ensureBrowser } = await import('../helpers/ensure-browser.mjs');
process.env.CHROME_PATH = (await ensureBrowser(root)).path;
await ensureBuilt(root);

process.env.EARFUL_SEED ??= String(Math.floor(Math.random() * 2 ** 31));
console.log(`Seed ${process.env.EARFUL_SEED}`);
mkdirSync(output, { recursive: true });
const cli = join(root, 'node_modules', '@playwright/test/cli.js');
const { status } = spawnSync(
  process.execPath,
  [cli, 'test', '--config', 'test/faults/playwright.config.ts', ...given],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  },
);

const report = JSON.parse(readFileSync(join(output, 'faults.json'), 'utf8'));
const date = new Date().toISOString().slice(0, 10);
const { text, red } = resultsOf(report, { date, seed: process.env.EARFUL_SEED });
for (const line of red) console.error(line);
if (given.length === 0) {
  writeFileSync(join(here, 'RESULTS.md'), text);
  console.log('Written: test/faults/RESULTS.md');
}
if (red.length > 0 || status !== 0) process.exit(1);
