// `npm run bench`: figures that depend on the machine. Ratios and differences within one interleaved run; nothing here fails a build.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../demo/setup/build.mjs';
import { ensureInstalled } from '../../demo/setup/install.mjs';
import { ensureBrowser } from '../helpers/ensure-browser.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
await ensureInstalled(root);
await ensureBuilt(root);
const browser = await ensureBrowser(root);

const { startDemo } = await import('../../demo/dist/demo.js');
const { measurePageLoad } = await import('./page-load.mjs');

const dataFolder = mkdtempSync(join(tmpdir(), 'earful-bench-'));
const demo = await startDemo({ port: 0, dataFolder });
try {
  await measurePageLoad({ executablePath: browser.path, url: demo.shopUrl });
} finally {
  await demo.close();
  rmSync(dataFolder, { recursive: true, force: true });
}
