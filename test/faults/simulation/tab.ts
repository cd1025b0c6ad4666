import type { Client } from '@earful/client';
import type { ClientModule, World } from './load-client.js';
import type { Disk } from './disk.js';
import type { Locks } from './locks.js';
import type { Network } from './network.js';
import type { Random } from './random.js';
import { digestOf } from './receiver.js';
import type { Actor, Scheduler } from './scheduler.js';
import type { TextStorage } from './text-storage.js';

export interface Surroundings {
  load: (world: World) => ClientModule;
  scheduler: Scheduler;
  random: Random;
  disk: Disk;
  texts: TextStorage;
  locks: Locks;
  network: Network;
  /** The clock of the device. */
  clock: () => number;
}

export interface Tab extends Actor {
  client: Client;
  hidden: boolean;
  dispatch(type: string, more?: object): void;
}

export const endpoint = 'https://shop.example/earful';

/** One page load: a world of its own around the real client, on a device that it shares with others. */
export const openTab = (around: Surroundings): Tab => {
  const { load, scheduler, random, disk, texts, locks, network, clock } = around;
  const listeners = new Map<string, Set<(event: object) => void>>();
  const timers = new Map<number, () => void>();
  let lastTimer = 0;
  const tab = { alive: true, frozen: false, backlog: [], hidden: false } as unknown as Tab;

  const platform = {
    fetch: (url: string, init: RequestInit) => network.fetch(tab, url, init),
    // As browsers do it: a delay that does not fit into 31 bits is none at all.
    setTimeout: (work: () => void, ms: number) => {
      const cancel = scheduler.after(ms > 2 ** 31 - 1 ? 0 : ms, work, tab);
      timers.set(++lastTimer, cancel);
      return lastTimer;
    },
    clearTimeout: (id: number) => timers.get(id)?.(),
    Promise,
    // Plain http: no `subtle`, so that nothing runs outside of the virtual clock.
    crypto: {},
    document: {
      get hidden() {
        return tab.hidden;
      },
    },
    addEventListener: (type: string, listener: (event: object) => void) => {
      if (/unload/.test(type)) throw new Error(`a listener for ${type}`);
      if (!listeners.has(type)) listeners.set(type, new Set());
      listeners.get(type)!.add(listener);
    },
  };
  const client = load({
    globalThis: platform,
    window: {
      get localStorage() {
        return texts.open();
      },
    },
    indexedDB: disk.factoryFor(tab),
    navigator: locks.navigatorFor(tab),
    Math: Object.create(Math, { random: { value: random } }) as object,
    removeEventListener: (type: string, listener: (event: object) => void) => listeners.get(type)?.delete(listener),
  });

  const sha256 = async () => ({ sha256: digestOf });
  tab.client = client.completeClient(client.createDelivery({ endpoint, now: clock, sha256 }), {
    now: clock,
    random: (count) => Uint8Array.from({ length: count }, () => random.between(0, 255)),
  });
  tab.dispatch = (type, more) => {
    for (const listener of listeners.get(type) ?? []) scheduler.after(0, () => listener({ type, ...more }), tab);
  };
  tab.client.start();
  return tab;
};
