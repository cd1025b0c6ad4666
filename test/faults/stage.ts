import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Line } from '../helpers/demo-fixture.js';
import type { Customer } from './customer.js';
import { createCustomer } from './customer.js';
import type { Ledger } from './ledger.js';
import { createLedger } from './ledger.js';
import type { Proxy } from './proxy/proxy.js';
import { createProxy } from './proxy/proxy.js';
import type { Site } from './site.js';
import { startSite } from './site.js';
import type { FaultEngine, LaunchOptions, Launched, Tab } from './tab.js';

/** Everything that one row plays with: a shop and its receiver, the proxy before them, people, and the ledger. */
export interface Stage {
  engine: FaultEngine;
  site: Site;
  proxy: Proxy;
  ledger: Ledger;
  /** 0 … 1, the same again for the same seed. */
  random(): number;
  /** Words that occur nowhere else. */
  words(): string;
  /** A customer who was never here before, or one in this tab. */
  customer(tab?: Tab): Promise<Customer>;
  /** A browser of its own, closed at the end of the row. */
  launch(options: Omit<LaunchOptions, 'profile'>): Promise<Launched>;
  /** Faults of pages that a row provokes on purpose. Others turn it red. */
  allowed: RegExp[];
  /** A figure for the table of results. */
  figure(text: string): void;
}

/** Small, quick and the same everywhere (mulberry32). */
const createRandom = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

/** Plays a row: sets the stage, runs it, judges the ledger, and takes everything down again, whatever happened. */
export async function play(
  engine: FaultEngine,
  seed: number,
  run: (stage: Stage) => Promise<void>,
  figure: (text: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'earful-faults-'));
  const dataFolder = join(folder, 'data');
  let proxy!: Proxy;
  const site = await startSite(dataFolder, async (port) => (proxy = await createProxy(port)).url);
  const line: Line = { cut: () => proxy.down(), mend: () => proxy.up() };
  const random = createRandom(seed);
  let written = 0;
  const customers: Customer[] = [];
  const tabs: Tab[] = [];
  const launched: Launched[] = [];

  const stage: Stage = {
    engine,
    site,
    proxy,
    ledger: createLedger(dataFolder),
    random,
    // The audit tells customers' words apart by nothing else: numbers drawn from 32 bits meet each other in thousands.
    words: () =>
      `It was late ${random().toString(36).slice(2, 6).padEnd(4, '0')}${(written += 1).toString(36).padStart(4, '0')}`,
    async customer(given) {
      const tab = given ?? (await engine.newVisitor(line));
      if (!given) tabs.push(tab);
      const customer = createCustomer(tab, proxy.url, stage.ledger);
      customers.push(customer);
      return customer;
    },
    async launch(options) {
      const one = await engine.launch!({ profile: join(folder, 'profile'), ...options });
      launched.push(one);
      return one;
    },
    allowed: [],
    figure,
  };

  try {
    await run(stage);
    await judge(stage, customers);
  } finally {
    for (const one of launched) await one.close().catch(() => {});
    for (const tab of tabs) await tab.close().catch(() => {});
    await proxy.down().catch(() => {});
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same stage for a store in another folder, with a ledger of its own that the row itself has to judge. */
export const elsewhere = (stage: Stage, folder: string): Stage => ({ ...stage, ledger: createLedger(folder) });

/** What holds for every row: the ledger balances, and no page has a fault that nobody meant. */
async function judge({ ledger, allowed }: Stage, customers: Customer[]): Promise<void> {
  // Tabs that a row has closed can no longer be asked; it has noted them before.
  for (const customer of customers) await customer.note().catch(() => []);
  const lying = new Map<string, Awaited<ReturnType<Customer['device']>>[number]>();
  for (const customer of customers)
    for (const record of await customer.device().catch(() => [])) lying.set(record.key + record.place, record);
  expect(ledger.judge([...lying.values()]), 'the ledger').toEqual([]);
  const faults = ledger.noted.flatMap((noted) => [...noted.faults, ...noted.violations]);
  expect(
    [...new Set(faults)].filter((fault) => !allowed.some((one) => one.test(fault))),
    'faults of the page',
  ).toEqual([]);
}
