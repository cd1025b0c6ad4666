import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { normaliseBasePath } from '../http/base-path.js';
import { createFaultLog } from '../http/fault-log.js';
import { publicOriginOf } from '../http/origins.js';
import { createSiteDirectory } from '../site-directory.js';
import type { SiteOptions } from '../site-options.js';
import type { Together } from './deliveries.js';
import { createDeliveries } from './deliveries.js';
import type { Destination } from './destinations.js';
import { covers, destinationsOf, isHuman } from './destinations.js';
import { messageOf } from './facts.js';
import { createFollower } from './follow.js';
import { createPost } from './post.js';
import type { Resolve } from './safe-address.js';
import { selfTest } from './self-test.js';
import { createSender } from './sender.js';

export interface OutgoingOptions extends SiteOptions {
  /** Where the secrets are that the configuration names as `${NAME}`. Default `process.env`. */
  environment?: Record<string, string | undefined> | undefined;
  /** For development: webhooks may be plain http, on any port, at addresses that are not public. Default false. */
  allowPrivate?: boolean | undefined;
  /** How names become addresses. Default: by the system. */
  resolve?: Resolve | undefined;
  /** Says what is wrong with this runtime, where it does not keep us from our own network. Default: our self-test. */
  testRuntime?: (() => Promise<string | undefined>) | undefined;
  /** How long one attempt over http may take, in milliseconds. Default 10000. */
  timeoutMs?: number | undefined;
  /** How often to look for what other processes wrote and for what has become due, in milliseconds. Default 1000. */
  pollMs?: number | undefined;
}

export interface Outgoing {
  /** Tells from now on whatever happens; resolves when it has begun. Does nothing where nobody is to be told. */
  start(): Promise<void>;
  /** Tells what there is to tell now, and resolves when each attempt has ended: for places where nothing keeps running. */
  run(): Promise<void>;
  /** Begins nothing more, and waits for the attempts under way, for 10 s at most: what is cut off is told after the next start. */
  close(): Promise<void>;
}

/** Most attempts at one webhook at the same time. */
const maxAtOnce = 10;

/** Most urgent cases that people are told of in one message. */
const maxTogether = 200;

/** Attempts that are not over after this time, when it is to end, are cut off, in milliseconds. */
const closingMs = 10_000;

/** The same for the same deliveries, and another as soon as there is one more. */
const nameOf = ([first, ...more]: Together): string => {
  if (more.length === 0) return first.id;
  const ids = [first, ...more].map(({ id }) => id).toSorted();
  return `msg_${createHash('sha256').update(ids.join()).digest('hex').slice(0, 32)}`;
};

/**
 * Tells others of what happens: servers by signed webhooks, people by Slack, Teams and mail, urgent things at once and the
 * rest as a digest. It follows the outgoing rows of the store; any number of processes may run one.
 *
 * @throws TypeError for a public address with a path, a variable that is not set, or a secret of the wrong form.
 */
export function createOutgoing(options: OutgoingOptions): Outgoing {
  const { store, config, log, allowPrivate, resolve, testRuntime = selfTest, timeoutMs, pollMs = 1_000 } = options;
  const now = options.now ?? store.now;
  const site = createSiteDirectory(config);
  const inbox = `${publicOriginOf(options.publicUrl)}${normaliseBasePath(options.basePath)}/inbox`;
  const all = destinationsOf(config, options.environment ?? process.env);
  const closing = new AbortController();
  const stop = closing.signal;
  // As many listeners as there are attempts under way.
  setMaxListeners(0, stop);
  const post = createPost({ allowPrivate, resolve, timeoutMs, now, stop });
  const deliveries = createDeliveries(store, now, Math.random);

  interface Lane {
    destination: Destination;
    send: ReturnType<typeof createSender>;
    /** How many messages may be on their way at once; fewer after it has asked for a pause. */
    atOnce: number;
    /** What it is doing, if anything. */
    busy?: Promise<void> | undefined;
  }
  let lanes: Lane[] = [];
  let follower: ReturnType<typeof createFollower> | undefined;
  let begun: Promise<void> | undefined;
  let following: Promise<void> | undefined;
  let stopped = false;
  let forget = () => {};

  const tellFault = createFaultLog({ log, now });
  /** Trouble of the store. It passes or it does not; what was claimed comes back when its lease ends. */
  const failed = (error: unknown) => tellFault('outgoing failed', error);

  async function begin(): Promise<void> {
    const fault = allowPrivate || all.every(({ kind }) => kind === 'mail') ? undefined : await testRuntime();
    if (fault) log?.('error', 'webhooks, Slack and Teams are off', { reason: fault });
    const destinations = all.filter(({ kind }) => !fault || kind === 'mail');
    if (destinations.length === 0) return;
    follower = createFollower({ store, site, destinations, timeZone: site.timeZone });
    await follower.begin();
    lanes = destinations.map((destination) => ({
      destination,
      send: createSender(destination, { post, now, stop }),
      atOnce: maxAtOnce,
    }));
  }

  async function follow(): Promise<void> {
    while (!stopped && (await follower?.next())) {
      // The next page.
    }
  }

  /** Tells whether it asked for a pause. */
  async function attempt({ destination, send }: Lane, together: Together): Promise<boolean> {
    const startedMs = now();
    const told = { site, inbox, covers: (id: string) => covers(destination, id) };
    const message = await messageOf(store.read, together, told);
    const outcome = message && (await send(nameOf(together), message));
    if (outcome?.status === 'STOPPED') outcome.waitMs = 0;
    const state = await deliveries.settle(together, outcome, startedMs);
    for (const { id, attempts, kind } of together) {
      const fields = { destination: destination.id, delivery: id, kind, attempt: attempts, status: outcome?.status };
      if (state === 'sent' || state === 'void') log?.('info', state === 'sent' ? 'told' : 'nothing to tell', fields);
      else log?.('warn', state === 'dead' ? 'given up' : 'not told yet', fields);
    }
    if (outcome?.gone) log?.('warn', 'destination is gone', { destination: destination.id });
    return outcome?.waitMs !== undefined;
  }

  /** What is sent next: several messages at once to servers, one to people. */
  async function claim({ destination, atOnce }: Lane): Promise<Together[]> {
    const { id } = destination;
    if (!isHuman(destination)) return (await deliveries.claim(id, atOnce, false)).map((one) => [one]);
    const urgent = await deliveries.claim(id, maxTogether, true);
    const [first, ...more] = urgent.length > 0 ? urgent : await deliveries.claim(id, 1, false);
    return first ? [[first, ...more]] : [];
  }

  /** Each destination has a lane of its own, so that one that hangs or fails holds up no other. */
  function drain(lane: Lane): Promise<void> {
    const work = async (): Promise<void> => {
      while (!stopped) {
        const claimed = await claim(lane);
        if (claimed.length === 0) return;
        const isPaused = (await Promise.all(claimed.map((one) => attempt(lane, one)))).includes(true);
        lane.atOnce = isPaused ? 1 : Math.min(maxAtOnce, 2 * lane.atOnce);
        if (isPaused) return;
      }
    };
    lane.busy ??= work()
      .catch(failed)
      .finally(() => (lane.busy = undefined));
    return lane.busy;
  }

  async function drainDue(): Promise<Promise<void>[]> {
    if (lanes.length === 0 || stopped) return [];
    const due = await deliveries.dueOf(lanes.map(({ destination }) => destination.id));
    return lanes.filter(({ destination }) => due.has(destination.id)).map(drain);
  }

  let again = false;
  /** Looks once more when it was asked while it looked. */
  function look(): void {
    again = true;
    following ??= (async () => {
      while (again && !stopped) {
        again = false;
        await follow();
        // Not awaited: whoever hangs is waited for by nobody.
        await drainDue();
      }
    })()
      .catch(failed)
      .finally(() => (following = undefined));
  }

  return {
    async start() {
      if (all.length === 0) return;
      begun ??= begin();
      await begun;
      if (stopped || lanes.length === 0) return;
      if (allowPrivate) log?.('warn', 'webhooks may reach private addresses');
      const poll = setInterval(look, pollMs);
      const unhook = store.onCommit(look);
      forget = () => {
        clearInterval(poll);
        unhook();
      };
      look();
    },
    async run() {
      if (all.length === 0) return;
      begun ??= begin();
      await begun;
      await follow();
      await Promise.all(await drainDue());
    },
    async close() {
      stopped = true;
      forget();
      const giveUp = setTimeout(() => closing.abort(), closingMs);
      await begun?.catch(() => {});
      await following;
      await Promise.all(lanes.map(({ busy }) => busy));
      clearTimeout(giveUp);
    },
  };
}
