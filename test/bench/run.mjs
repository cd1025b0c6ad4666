// `npm run bench`: figures that depend on the machine. Differences within one interleaved run; nothing here fails a build.
// `node test/bench/run.mjs interactions` runs one part: bytes, page-load, interactions, opening, memory, journey, delivery, receiver,
// receiver-flood, or profile and receiver-memory (ten minutes of load, `--minutes 2` for less), which only run when named.
// `--unthrottled` leaves the browser its speed and multiplies instead: the throttle also multiplies what other programs take.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from '../../demo/setup/build.mjs';
import { ensureInstalled } from '../../demo/setup/install.mjs';
import { ensureBrowser } from '../helpers/ensure-browser.mjs';
import { allTriggers } from './all-triggers.mjs';
import { bundleBareForm, withBareForm } from './bare-lit/bundle-form.mjs';
import { deliveryPage, measureDelivery } from './delivery.mjs';
import { measureInteractions } from './interactions.mjs';
import { measureJourney } from './journey.mjs';
import { measureMemory } from './memory.mjs';
import { measureOpening } from './opening.mjs';
import { measureBytes, measurePageLoad } from './page-load.mjs';
import { profilePageLoad } from './profile.mjs';
import { serveCopy, withConfig, withoutEarful } from './site.mjs';

const slow = 4;
const usual = [
  'bytes',
  'page-load',
  'interactions',
  'opening',
  'memory',
  'journey',
  'delivery',
  'receiver',
  'receiver-flood',
];
const onlyNamed = ['profile', 'receiver-memory'];
const help = `npm run bench -- [PART …] [--unthrottled] [--minutes N]

Parts: ${usual.join(', ')}; only when named: ${onlyNamed.join(', ')}.`;

/** What the command line says, or how it is written. */
function readCommand() {
  try {
    const command = parseArgs({
      allowPositionals: true,
      options: {
        unthrottled: { type: 'boolean', default: false },
        minutes: { type: 'string', default: '10' },
        help: { type: 'boolean', default: false },
      },
    });
    const unknown = command.positionals.filter((word) => ![...usual, ...onlyNamed].includes(word));
    if (unknown.length) throw new Error(`No part of the bench: ${unknown}.`);
    return command;
  } catch (error) {
    console.error(`${error.message}\n\n${help}`);
    process.exit(2);
  }
}

const { values, positionals: named } = readCommand();
if (values.help) {
  console.log(help);
  process.exit(0);
}
const parts = named.length ? named : usual;
const isUnthrottled = values.unthrottled;

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
const open = async (change, own, last) => {
  opened.push(await serveCopy(new URL(demo.shopUrl).origin, change, own, last));
  return opened.at(-1);
};
const shop = publicPart(readShopConfig());
const defaults = { ...shop, triggers: [{ signal: 'paymentFailed', touchpoint: 'checkout', inlineFirst: 0 }] };
const every = allTriggers(shop, signals);
const file = (name, type) => ({ type, body: readFileSync(new URL(name, import.meta.url)) });
const busy = {
  '/': file('busy-page.html', 'text/html'),
  '/busy-page.js': file('busy-page.js', 'text/javascript'),
};
const how = { executablePath, slowdown: isUnthrottled ? 1 : slow, factor: isUnthrottled ? slow : 1 };

const busyCores = () =>
  `${loadavg()[0].toFixed(1)} programs wanted one of ${availableParallelism()} cores in the last minute`;
console.log(`Before: ${busyCores()}. More than half of them, and times are too long.`);
try {
  const whole = { shop: await open(withConfig(shop)), 'all triggers': await open(withConfig(every)) };
  if (parts.includes('bytes')) {
    await measureBytes({ executablePath, sites: { defaults: await open(withConfig(defaults)), ...whole } });
  }
  if (parts.includes('page-load')) {
    const atLoad = (config) => open(withConfig(config, true), {}, '/earful.js');
    const sites = {
      without: await open(withoutEarful),
      again: await open(withoutEarful),
      shop: await atLoad(shop),
      'all triggers': await atLoad(every),
      'all triggers and the prompt': whole['all triggers'],
    };
    await measurePageLoad({ ...how, sites });
  }
  if (parts.includes('interactions')) {
    const sites = {
      without: await open(withoutEarful, busy),
      again: await open(withoutEarful, busy),
      'all triggers': await open(withConfig(every), busy),
    };
    await measureInteractions({ ...how, sites });
  }
  const usualSite = () => open(withConfig(defaults));
  if (parts.includes('opening')) {
    const own = { '/bare-form.js': { type: 'text/javascript', body: await bundleBareForm() } };
    const bare = async () => {
      const site = await open((html) => withBareForm(withoutEarful(html)), own, '/bare-form.js');
      return Object.assign(site, { form: 'lit' });
    };
    const earful = Object.assign(await usualSite(), { form: 'earful' });
    // Always at the throttle: the bars are set for it, and frames do not pass more slowly by multiplying.
    await measureOpening({ executablePath, slowdown: slow, sites: { lit: await bare(), earful, again: await bare() } });
  }
  if (parts.includes('memory')) await measureMemory({ executablePath, site: await usualSite() });
  if (parts.includes('journey')) await measureJourney({ executablePath, site: await usualSite() });
  if (parts.includes('delivery')) {
    await measureDelivery({ executablePath, site: await open(withoutEarful, await deliveryPage()) });
  }
  if (parts.some((part) => part.startsWith('receiver'))) {
    // It reads the built modules.
    const { measureReceiver, measureReceiverFlood, measureReceiverMemory } = await import('./receiver.mjs');
    if (parts.includes('receiver')) await measureReceiver();
    if (parts.includes('receiver-flood')) await measureReceiverFlood();
    if (parts.includes('receiver-memory')) await measureReceiverMemory(Number(values.minutes));
  }
  if (parts.includes('profile')) {
    await profilePageLoad({ executablePath, sites: whole });
  }
} finally {
  console.log(`After: ${busyCores()}.`);
  for (const site of opened) site.close();
  await demo.close();
  rmSync(dataFolder, { recursive: true, force: true });
}
