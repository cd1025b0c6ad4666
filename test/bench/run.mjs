// `npm run bench`: figures that depend on the machine. Differences within one interleaved run; nothing here fails a build.
// `node test/bench/run.mjs interactions` runs one part: bytes, page-load, interactions, or profile, which only runs when named.
// `--unthrottled` leaves the browser its speed and multiplies instead: the throttle also multiplies what other programs take.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from '../../demo/setup/build.mjs';
import { ensureInstalled } from '../../demo/setup/install.mjs';
import { ensureBrowser } from '../helpers/ensure-browser.mjs';
import { allTriggers } from './all-triggers.mjs';
import { measureInteractions } from './interactions.mjs';
import { measureBytes, measurePageLoad } from './page-load.mjs';
import { profilePageLoad } from './profile.mjs';
import { serveCopy, withConfig, withoutEarful } from './site.mjs';

const slow = 4;
const given = process.argv.slice(2);
const named = given.filter((word) => !word.startsWith('--'));
const usual = ['bytes', 'page-load', 'interactions'];
const unknown = named.filter((word) => ![...usual, 'profile'].includes(word));
if (unknown.length) throw new Error(`No part of the bench: ${unknown}. There are ${usual.join(', ')}, profile.`);
const parts = named.length ? named : usual;
const isUnthrottled = given.includes('--unthrottled');

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
await ensureInstalled(root);
await ensureBuilt(root);
const { path: executablePath } = await ensureBrowser(root);
const { startDemo } = await import('../../demo/dist/demo.js');
const { signals } = await import('@earful/protocol');
const { publicPart } = await import('@earful/server');
const { readShopConfig } = await import('../../demo/dist/site-config.js');

const dataFolder = mkdtempSync(join(tmpdir(), 'earful-bench-'));
const demo = await startDemo({ port: 0, dataFolder });
const opened = [];
const open = async (change, own) => {
  opened.push(await serveCopy(new URL(demo.shopUrl).origin, change, own));
  return opened.at(-1);
};
const shop = publicPart(readShopConfig());
const defaults = { ...shop, triggers: [{ signal: 'paymentFailed', touchpoint: 'checkout' }] };
const every = allTriggers(shop, signals);
const file = (name, type) => ({ type, body: readFileSync(new URL(name, import.meta.url)) });
const busy = {
  '/': file('busy-page.html', 'text/html'),
  '/busy-page.js': file('busy-page.js', 'text/javascript'),
};
const how = { executablePath, slowdown: isUnthrottled ? 1 : slow, factor: isUnthrottled ? slow : 1 };

try {
  const page = {
    without: await open(withoutEarful),
    again: await open(withoutEarful),
    shop: await open(withConfig(shop)),
    'all triggers': await open(withConfig(every)),
  };
  if (parts.includes('bytes')) {
    const sites = { defaults: await open(withConfig(defaults)), shop: page.shop, 'all triggers': page['all triggers'] };
    await measureBytes({ executablePath, sites });
  }
  if (parts.includes('page-load')) await measurePageLoad({ ...how, sites: page });
  if (parts.includes('interactions')) {
    const sites = {
      without: await open(withoutEarful, busy),
      again: await open(withoutEarful, busy),
      'all triggers': await open(withConfig(every), busy),
    };
    await measureInteractions({ ...how, sites });
  }
  if (parts.includes('profile')) {
    await profilePageLoad({ executablePath, sites: { shop: page.shop, 'all triggers': page['all triggers'] } });
  }
} finally {
  for (const site of opened) site.close();
  await demo.close();
  rmSync(dataFolder, { recursive: true, force: true });
}
