import type { Fault } from '../proxy/fault.js';
import type { Door, Proxy } from '../proxy/proxy.js';
import { createGate, critiques } from '../rows/steps.js';

/** What the network does for a while. */
export interface Weather {
  name: string;
  /** Pages can be fetched meanwhile. */
  isOpen: boolean;
  /**
   * @param amount 0 … 1: how much of it
   * @returns what ends it
   */
  begin(proxy: Proxy, amount: number): Promise<() => Promise<void>>;
}

const oneOf = (all: number[], amount: number): number => all[Math.floor(amount * all.length)]!;

/** Connections on which nobody will ever say a word take the browser's few places for new ones. */
const breakAll = async (proxy: Proxy): Promise<void> => {
  await proxy.down();
  await proxy.up();
};

/** This befalls the next critiques, up to so many. */
const strikes = (
  name: string,
  fault: (amount: number, until: Promise<void>) => Fault,
  { atMost = 6 }: { atMost?: number } = {},
): Weather => ({
  name,
  isOpen: true,
  begin: async (proxy, amount) => {
    const gate = createGate();
    const given = fault(amount, gate.until);
    const lift = proxy.inject(given, { ...critiques, times: 1 + Math.floor(amount * atMost) });
    return async () => {
      lift();
      gate.open();
      if (given.kind === 'blackHole') await breakAll(proxy);
    };
  },
});

const door = (name: string, how: Door): Weather => ({
  name,
  isOpen: false,
  begin: async (proxy) => {
    proxy.door = how;
    return async () => {
      proxy.door = 'open';
      await breakAll(proxy);
    };
  },
});

const down: Weather = {
  name: 'nobody listens',
  isOpen: false,
  begin: async (proxy) => {
    await proxy.down();
    return () => proxy.up();
  },
};

const calm: Weather = { name: 'calm', isOpen: true, begin: async () => async () => {} };

/** After these a record waits for a quarter of an hour or more, so they come one at a time. */
const slow = { atMost: 1 };

/** Each of them takes one of the six places that a browser has for connections to one host, and pages need some. */
const held = { atMost: 2 };

/** All that may come; some of it more often. */
export const weathers: Weather[] = [
  calm,
  calm,
  calm,
  down,
  down,
  door('connections break', 'reset'),
  door('connections are silent', 'silent'),
  strikes('requests are cut', (amount) => ({ kind: 'cutRequest', bytes: Math.floor(amount * 1_500) })),
  strikes('answers are lost', () => ({ kind: 'loseAnswer' })),
  strikes('answers are cut', (amount) => ({ kind: 'cutAnswer', bytes: Math.floor(amount * 600) })),
  strikes('requests wait', (_, until) => ({ kind: 'holdRequest', until }), held),
  strikes('answers wait', (_, until) => ({ kind: 'holdAnswer', until }), held),
  strikes('a black hole', () => ({ kind: 'blackHole' }), held),
  strikes('answers drip', (amount) => ({ kind: 'drip', everyMs: Math.ceil(amount * 40) })),
  strikes('requests come twice', () => ({ kind: 'duplicate' })),
  strikes('used connections close', () => ({ kind: 'close' })),
  strikes('5xx', (amount) => ({ kind: 'answer', status: oneOf([500, 502, 503, 504], amount) })),
  strikes('429', (amount) => ({
    kind: 'answer',
    status: 429,
    headers: { 'retry-after': String(1 + Math.floor(amount * 4)) },
  })),
  strikes('a portal', () => ({ kind: 'answer', status: 200, body: '<h1>Welcome to our network</h1>' }), slow),
  strikes(
    'a foreign 4xx',
    (amount) => ({ kind: 'answer', status: oneOf([400, 401, 403, 404, 405, 410, 413, 415], amount) }),
    slow,
  ),
];
