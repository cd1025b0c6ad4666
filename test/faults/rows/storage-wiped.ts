import { expect } from '@playwright/test';
import type { Customer } from '../customer.js';
import { soon } from '../customer.js';
import type { Row } from '../row.js';
import { everywhere } from '../row.js';
import type { Stage } from '../stage.js';
import { critiques } from './steps.js';

/** Wipes what lies on the device for this origin. */
type Wipe = (stage: Stage, customer: Customer) => Promise<void>;

/** As the setting of the browser does it. */
const clearSiteData: Wipe = async ({ proxy }, { tab }) => {
  const devtools = await tab.devtools!();
  await devtools.send('Storage.clearDataForOrigin', { origin: proxy.url, storageTypes: 'all' });
};

/** As the browser does it by itself: at once, and no script of the page is asked. Here an answer of the shop has it done. */
const evict: Wipe = async ({ site }, { tab }) => {
  site.pages.headers = { 'clear-site-data': '"storage"' };
  await tab.evaluate(() => fetch('/wipe').then((answer) => answer.text()));
  site.pages.headers = {};
};

/** A page that is open writes again what it has called saved; when none is open, nothing is left, and nobody says otherwise. */
async function wipeOpenAndClosed(stage: Stage, wipe: Wipe): Promise<void> {
  const { proxy, ledger } = stage;
  const customer = await stage.customer();
  const other = await stage.customer(await customer.tab.newTab());
  await other.arrive('/other');
  await customer.arrive();
  const mend = proxy.inject({ kind: 'cutRequest', bytes: 0 }, critiques);
  await customer.tap();
  await customer.isTold('saved');
  await customer.tell(stage.words());
  await customer.isTold('saved');
  await customer.holds(2);
  await wipe(stage, customer);
  // Two tabs write it again, and one may meet a database that is still being taken away: then a record lies in two storages.
  const written = async () => new Set((await customer.device()).map(({ key }) => key)).size;
  await expect.poll(written, { ...soon, message: 'written again' }).toBe(2);
  await customer.isTold('saved');
  mend();
  await customer.wake();
  await customer.isTold('received');
  await customer.holds(0);
  expect(ledger.stored()).toHaveLength(2);

  // Nobody can give back what no page remembers. It is not in the ledger: that it is lost is what is shown.
  // What a page has tried to send it remembers, too: now no other is open.
  await other.tab.open(`${proxy.url}/page.css`);
  const mendAgain = proxy.inject({ kind: 'cutRequest', bytes: 0 }, critiques);
  await customer.submit(stage.words());
  await customer.holds(1);
  await customer.tab.closeTab();
  await wipe(stage, other);
  expect(await other.device()).toEqual([]);
  mendAgain();
  await other.arrive();
  await other.flush();
  expect(await other.shown()).toMatchObject({ told: 'nothing' });
  expect(ledger.stored()).toHaveLength(2);
}

/** Storage that is taken away while something waits in it. */
export const storageWiped: Row[] = [
  {
    id: 57,
    title: 'site data are cleared while something waits, with its page open and with none',
    engines: ['chromium'],
    expected: 'no claim of "saved" is left that is not true',
    run: (stage) => wipeOpenAndClosed(stage, clearSiteData),
  },
  {
    id: 66,
    title: 'storage is wiped while its page is open, and while none is',
    engines: everywhere,
    expected: 'an open page saves again',
    run: (stage) => wipeOpenAndClosed(stage, evict),
  },
];
