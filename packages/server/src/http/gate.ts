import type { Log } from '../log.js';
import type { Sender } from './client-address.js';
import { clientNetwork, trustProxies } from './client-address.js';
import { Refusal } from './problem.js';
import { createRateLimit } from './rate-limit.js';
import { createTally } from './tally.js';

export interface GateOptions {
  /**
   * Requests a minute that one network (an IPv4 address, a /56 of IPv6) may send to each public POST route. So many may come at
   * once, too. 0: any number. Default 300.
   */
  rateLimit?: number | undefined;
  /** The same for all together, to all these routes. 0: any number. Default 60,000. */
  rateLimitTotal?: number | undefined;
  /** Proxies of one's own, whose `X-Forwarded-For` is believed: addresses, or networks such as `10.0.0.0/8`. Default: none. */
  trustedProxies?: readonly string[] | undefined;
  /** Chance from 0 to 1. Default `Math.random`. */
  chance?: (() => number) | undefined;
}

/** Who was refused together must not come back together: a wait is longer by up to this, in seconds. */
const spreadSeconds = 10;

/** Of what all share, whoever has used up half of his own leaves so much to those who have not, from 0 to 1. */
const busyReserve = 0.5;

/** So many people write the same words of at least this length within a minute, in UTF-16 units; more are one machine. */
const sameWords = { perMinute: 10, fromLength: 40 };

/** Of which route, because sums that nobody misses must not use up what critiques need. */
export type GateKind = 'critiques' | 'exposures' | 'status' | 'forms';

/**
 * How many may come in. Limits live in the memory of this process; addresses are neither stored nor logged.
 *
 * @throws TypeError when a trusted proxy is no address.
 */
export function createGate(options: GateOptions & { now: () => number; log?: Log | undefined }) {
  const { rateLimit = 300, rateLimitTotal = 60_000, trustedProxies = [], chance = Math.random, now, log } = options;
  const isTrusted = trustProxies(trustedProxies);
  const limit = createRateLimit({ now });
  const tally = createTally(now);
  let isProxyTold = false;

  function tellOfProxy(): void {
    if (!isProxyTold) log?.('warn', 'a proxy is not trusted, so nobody is limited by address; name it');
    isProxyTold = true;
  }

  function count(kind: GateKind): void {
    const refused = tally('all');
    if (refused !== undefined) log?.('warn', 'refused by the rate limit', { refused, kind });
  }

  /** Where a request comes from; undefined where nothing tells one customer from another. */
  const networkOf = (request: Request, sender: Sender): string | undefined =>
    clientNetwork({ sender, forwardedFor: request.headers.get('x-forwarded-for'), isTrusted });

  /** After how many seconds to try again; undefined: come in. */
  function wait(kind: GateKind, request: Request, sender: Sender): number | undefined {
    const network = rateLimit > 0 ? networkOf(request, sender) : undefined;
    if (network === undefined && rateLimit > 0 && request.headers.has('x-forwarded-for')) tellOfProxy();
    // The own bucket first: what it refuses takes nothing from the others.
    const own = network === undefined ? undefined : limit.take(`${kind} ${network}`, rateLimit);
    const reserve = own && own.left < 0.5 ? busyReserve : 0;
    const waitMs = own?.waitMs || (rateLimitTotal > 0 ? limit.takeOfAll(rateLimitTotal, reserve).waitMs : 0);
    if (waitMs === 0) return undefined;
    count(kind);
    return Math.ceil(waitMs / 1_000 + spreadSeconds * chance());
  }

  return {
    networkOf,
    wait,

    /** Do more write these very words within the minute than people would? Counts each call. */
    isRepeated: (words: string): boolean =>
      words.length >= sameWords.fromLength && limit.take(`words ${words}`, sameWords.perMinute).waitMs > 0,

    /** @throws Refusal `too-many`. */
    demand(kind: GateKind, request: Request, sender: Sender): void {
      const seconds = wait(kind, request, sender);
      if (seconds !== undefined) throw new Refusal('too-many', { headers: { 'retry-after': String(seconds) } });
    },
  };
}
export type Gate = ReturnType<typeof createGate>;
