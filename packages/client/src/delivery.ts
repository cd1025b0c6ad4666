import type { Receipt } from '@earful/protocol';
import { maxOutboxDays } from '@earful/protocol/limits';
import { protocolVersion } from '@earful/protocol/outcomes';
import { backoffMs, remainingMs, retryAfterMs } from './backoff.js';
import type { ClientOptions } from './client.js';
import type { FlushLock } from './flush-lock.js';
import { createFlushLock } from './flush-lock.js';
import { hex, hexOf } from '@earful/protocol/hex';
import { listen } from './listen.js';
import { clearTimeout, crypto, fetch, parse, setTimeout, stringify } from './natives.js';
import type { Outbox, OutboxRecord } from './outbox.js';
import { createOutbox } from './outbox.js';
import type { Outcome } from './outcome.js';
import { readDocument } from './read-document.js';
import { post } from './transport.js';

/** The options of a delivery, checked: `endpoint` is absolute and has no slash at its end. */
export interface Settings extends Omit<ClientOptions, 'base' | 'random'> {
  /** Brings our own digest, for pages where the platform has none. */
  sha256: () => Promise<typeof import('./sha256.js')>;
}

/** The half of a client that sends: all that has to be there while nobody answers. */
export interface Delivery {
  /** Absolute address of the receiver, without a slash at the end. */
  endpoint: string;
  /** Where records wait. */
  outbox: Outbox;
  /** Sends what is due, one by one; starts no request later than 20 s after its own start. Never rejects. */
  flush(): Promise<void>;
  /**
   * What is still on this device and can be sent by this version, those with fewest failures first: of one critique a later
   * revision may stand before an earlier one. `wordsOf` reads the customer's words in it.
   */
  pending(): Promise<OutboxRecord[]>;
  /** Called after every attempt, also for records that earlier pages left. Ids are those given to `submit`. */
  onOutcome(listen: (record: OutboxRecord, outcome: Outcome) => void): () => void;
  /** Flushes now and whenever there is a reason to: online, shown again, visible, focused, a wait is over. */
  start(): () => void;
}

/** No new request is started later than this after a flush began. Nobody waits longer for another sender that gets no further. */
const flushLimitMs = 20_000;

/**
 * Sends what lies in the outbox, record by record, and lets go of a record only on proof.
 *
 * @param runLocked keeps others, who share the outbox, from sending at the same time. Default: a Web Lock
 */
export const createDelivery = (
  { endpoint, key, sha256, fetch: send = fetch, now = Date.now, outbox = createOutbox() }: Settings,
  runLocked: FlushLock = createFlushLock(endpoint),
): Delivery => {
  const listeners = new Set<Parameters<Delivery['onOutcome']>[0]>();
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | 0 | undefined;
  let awake: boolean | undefined;
  let isBlocked: boolean | undefined;
  /** The receiver has asked for a wait that was not over at the last look. It holds for all records. */
  let held: OutboxRecord | undefined;
  /** What came first at the last look, if another sender was at it: while that changes, the other gets on. And since when. */
  let stuckAt: string | undefined;
  let stuckSince: number;
  // The site's own policy forbids the request. Time alone rarely mends it, and each attempt fills the site's reports.
  listen<SecurityPolicyViolationEvent>(
    'securitypolicyviolation',
    (event) => (isBlocked ||= event.blockedURI.startsWith(endpoint)),
  );

  /**
   * This receiver's records that this version can send: those with fewest failures first, so that none holds up the rest;
   * among them the oldest, because that is how they lie in the outbox. Others are set aside: not sent, not in the way, never deleted.
   * So is an older copy of a record: a storage that has become full keeps it while the record moves on elsewhere.
   */
  const list = async (andReturned?: boolean): Promise<OutboxRecord[]> =>
    ((await outbox.list()) as OutboxRecord[])
      .filter((record, _, all) => {
        try {
          return (
            record.key &&
            record.v === 1 &&
            record.endpoint === endpoint &&
            (andReturned || !record.returned) &&
            !all.some((other) => other?.key === record.key && other.tries > record.tries) &&
            parse(record.body).critiqueId
          );
        } catch {}
      })
      .sort((a, b) => a.tries - b.tries);

  const left = (record: OutboxRecord): number => remainingMs(record.notBefore - now(), record.wait!);

  const attempt = async (record: OutboxRecord): Promise<Outcome | undefined> => {
    const { body, proof } = record;
    const { critiqueId, revision } = parse(body);
    const [status, text, retryAfter] = await post(
      send,
      endpoint + '/v1/critiques',
      // Without a prototype, so that a page's `toJSON` has no say in it.
      stringify({
        __proto__: null,
        key: key ?? record.writeKey,
        body,
        sentAt: new Date(now()).toISOString(),
        earful: protocolVersion,
        proof,
      }),
    );
    const document = readDocument(text!);
    if (
      status < 300 &&
      document.critiqueId === critiqueId &&
      document.revision === revision &&
      /^(erased|duplicate|stored)$/.test(document.status as string) &&
      document.digest ===
        (crypto.subtle
          ? hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))))
          : (await sha256()).sha256(body))
    ) {
      // Only now is it proven that exactly these bytes are stored.
      await outbox.remove(record.key);
      return { state: document.status === 'erased' ? 'erased' : 'received', receipt: document as Receipt };
    }

    const code = status > 399 && document.code;
    record.tries++;
    if (/^(invalid|too-large)$/.test(code as string) || now() > record.submittedAt + maxOutboxDays * 86_400_000)
      record.returned = document as object;
    else if (code === 'conflict') {
      // Another text is stored under this name. This one takes the next revision, or at revision 1 the next id: never a
      // random one, because another tab that hears the same must come to the same name. Both stand before anything the
      // customer wrote, so the first match is the right one.
      record.body =
        revision > 1
          ? body.replace(`"revision":${revision}`, `"revision":${revision + 1}`)
          : body.replace(critiqueId, critiqueId.slice(0, 24) + hex(parseInt(critiqueId.slice(24), 16) + 1, 12));
    } else if (status || isBlocked) {
      const passing = /42[589]|408|5../.test(status as never);
      record.hold = passing && retryAfterMs(retryAfter!, now());
      record.notBefore = now() + (record.wait = record.hold || backoffMs(record.tries, !passing));
    }
    // Deleted by the customer, or delivered by another tab, while this request was under way: it stays gone.
    if (!(await list()).some((other) => other.key === record.key)) return;
    const kept = await outbox.put(record, record.over);
    return { state: record.returned ? 'returned' : kept ? 'saved' : 'unsaved', status };
  };

  const round = async (isFree: unknown): Promise<void> => {
    // Time is counted, not refusals: several tabs that open at once refuse each other often. A clock set back voids the wait.
    if (!isFree && Math.abs(now() - stuckSince) < flushLimitMs) return;
    stuckAt = undefined;
    const end = now() + flushLimitMs;
    const tried: Record<string, 1> = {};
    for (;;) {
      // Read anew before each request: another tab may have sent or added records meanwhile.
      const records = await list();
      const next = records.find((record) => !tried[record.key] && !left(record));
      held = records.find((record) => record.hold && left(record));
      if (held || !next || now() > end) return;
      tried[next.key] = 1;
      try {
        const outcome = await attempt(next);
        if (outcome)
          for (const listen of listeners)
            try {
              listen(next, outcome);
            } catch {
              // A listener's mistake is not ours to spread.
            }
      } catch {
        // A record that cannot be sent must not block the rest.
      }
    }
  };

  const roundAndRest = async (): Promise<void> => {
    const place = (await list())[0]?.key;
    if (stuckAt !== place) stuckSince = now();
    clearTimeout(timer);
    // Most devices hold nothing: then nobody asks for the lock, or looks again.
    if ((stuckAt = place)) {
      await runLocked(round);
      // Not all at once: the first to go without the lock is seen to get on by the others.
      const waits = stuckAt
        ? [backoffMs(1)]
        : (held ? [held] : await list()).map((record) => left(record) || backoffMs(record.tries));
      timer = waits[0] && setTimeout(flushSeen, Math.min(...waits));
    }
    held = running = undefined;
  };

  const flush = async (): Promise<void> => {
    // A round that is under way may already have passed over what the caller has just written.
    await running;
    return (running ??= roundAndRest());
  };

  /** A page on its way out that takes the lock or the database costs its visitor the back/forward cache. */
  const flushSeen = (event?: Partial<PageTransitionEvent>): unknown => {
    // Back from the cache: what was under way then may never end.
    if (event?.persisted) running = undefined;
    return awake && !globalThis.document?.hidden && flush();
  };

  return {
    endpoint,
    flush,
    outbox,
    pending: () => list(true),
    onOutcome: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    start: () => {
      listen('pageshow visibilitychange focus online', flushSeen);
      awake = true;
      void flush();
      return () => {
        awake = false;
        clearTimeout(timer);
      };
    },
  };
};
