import type { Problem, Receipt } from '@earful/protocol';
import { permanentProblems, protocolVersion } from '@earful/protocol/outcomes';
import { backoffMs, remainingMs, retryAfterMs } from './backoff.js';
import { createFlushLock } from './flush-lock.js';
import { hexOf } from './hex.js';
import { clearTimeout, parse, setTimeout, stringify } from './natives.js';
import type { OutboxRecord } from './outbox.js';
import { isRecord, keptUntil } from './outbox.js';
import { isReceipt, readDocument } from './receipt.js';
import type { Settings } from './settings.js';
import { post } from './transport.js';

/**
 * What has become of one revision.
 *
 * - `received`: the brand's receiver proved that it stored it.
 * - `saved`: it waits on this device until `keptUntil`, in milliseconds.
 * - `unsaved`: neither delivered nor durable; it is tried as long as this page lives.
 * - `returned`: refused for good, or too old; it stays in the outbox until the customer deletes it.
 * - `erased`: the customer had withdrawn this critique; the device let go of it.
 *
 * `status` is for developers: the HTTP status of the answer that was no receipt, 0 when none came.
 */
export type Outcome =
  | { state: 'received'; receipt: Receipt }
  | { state: 'saved'; keptUntil: number; status?: number }
  | { state: 'unsaved'; status?: number }
  | { state: 'returned'; problem: Problem }
  | { state: 'erased' };

/** No new request is started later than this after a flush began. */
const flushLimitMs = 20_000;

/** What has become of a record that is still here. */
export const stay = (record: OutboxRecord, kept: boolean, status?: number): Outcome => ({
  ...(kept ? { state: 'saved', keptUntil: keptUntil(record) } : { state: 'unsaved' }),
  ...(status !== undefined && { status }),
});

/** Called after every attempt. */
export type Listen = (record: OutboxRecord, outcome: Outcome) => void;

/** Sends what lies in the outbox, record by record, and lets go of a record only on proof. */
export const createDelivery = (settings: Settings) => {
  const { endpoint, key, fetch, now, random, outbox, digest } = settings;
  const listeners = new Set<Listen>();
  const lock = createFlushLock(endpoint);
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let awake = false;

  /** This receiver's records: those with fewest failures first, so that none holds up the rest; among them the oldest. */
  const list = async (): Promise<OutboxRecord[]> =>
    (await outbox.list())
      .filter(isRecord)
      .filter((record) => record.endpoint === endpoint)
      .sort((a, b) => a.tries - b.tries || (a.key < b.key ? -1 : 1));
  const listUnreturned = async () => (await list()).filter((record) => !record.returned);

  const wait = (record: OutboxRecord, slow: boolean) => backoffMs(record.tries, slow, random(1)[0]! / 256);

  const attempt = async (record: OutboxRecord): Promise<Outcome | undefined> => {
    const { body, proof } = record;
    const { critiqueId, revision } = parse(body);
    const { status, text, retryAfter } = await post(
      fetch,
      `${endpoint}/v1/critiques`,
      // Without a prototype, so that a page's `toJSON` has no say in it.
      stringify({
        __proto__: null,
        earful: protocolVersion,
        key: key ?? record.writeKey,
        sentAt: new Date(now()).toISOString(),
        proof,
        body,
      }),
    );
    const document = readDocument(text);
    if (document && status < 300 && isReceipt(document, { critiqueId, revision }, await digest(body))) {
      await outbox.remove(record.key);
      return document.status === 'erased' ? { state: 'erased' } : { state: 'received', receipt: document };
    }

    const code = status < 400 ? '' : document?.code;
    record.tries++;
    if (permanentProblems.includes(code as 'invalid')) record.returned = document as Problem;
    else if (now() > keptUntil(record)) {
      record.returned = { earful: protocolVersion, type: '', title: '', status: 0, code: 'unavailable' };
    } else if (code === 'conflict') {
      // Another text is stored under this name. This one takes the next revision, or at revision 1 another id. Both stand
      // before anything the customer wrote, so the first match is the right one.
      record.body =
        revision > 1
          ? body.replace(`"revision":${revision}`, `"revision":${revision + 1}`)
          : body.replace(critiqueId, critiqueId.slice(0, 24) + hexOf(random(6)));
    } else if (status) {
      const passing = /408|425|429|5../.test(`${status}`);
      const askedMs = passing ? retryAfterMs(retryAfter, now()) : NaN;
      record.hold = askedMs > 0;
      record.notBefore = now() + (askedMs || wait(record, !passing));
    }
    // Deleted by the customer, or delivered by another tab, while this request was under way: it stays gone.
    if (!(await list()).some(({ key }) => key === record.key)) return;
    const kept = await outbox.put(record);
    const problem = record.returned;
    if (problem) return { state: 'returned', problem };
    return stay(record, kept, status);
  };

  const round = async (): Promise<void> => {
    const end = now() + flushLimitMs;
    const tried = new Set<string>();
    for (;;) {
      // Read anew before each request: another tab may have sent or added records meanwhile.
      const records = await listUnreturned();
      const time = now();
      const left = (record: OutboxRecord) => remainingMs(record.notBefore, time);
      const next = records.find((record) => !tried.has(record.key) && !left(record));
      if (!next || time > end || records.some((record) => record.hold && left(record))) return;
      tried.add(next.key);
      try {
        const outcome = await attempt(next);
        if (outcome) for (const listen of listeners) listen(next, outcome);
      } catch {
        // A record that cannot be sent must not block the rest.
      }
    }
  };

  const roundAndRest = async (): Promise<void> => {
    await lock.run(round);
    running = undefined;
    const waits = (await listUnreturned()).map((record) => remainingMs(record.notBefore, now()) || wait(record, false));
    clearTimeout(timer);
    if (awake && waits[0]) timer = setTimeout(() => globalThis.document?.hidden || flush(), Math.min(...waits));
  };

  const flush = async (): Promise<void> => {
    // A round that is under way may already have passed over what the caller has just written.
    await running;
    await (running ??= roundAndRest());
  };

  return {
    settings,
    list,
    /** Called after every attempt, also for records that earlier pages left. Must not throw. */
    onOutcome: (listen: Listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    /** Resolves at the end of a round that began after the call. One round at a time. Never rejects. */
    flush,
    /** Flushes now and whenever there is a reason to. */
    start: () => {
      const listening = new AbortController();
      const on = (types: string[], handle: () => void) => {
        for (const type of types) globalThis.addEventListener?.(type, handle, listening);
      };
      on(['online', 'pageshow', 'focus', 'visibilitychange'], flush);
      on(['pagehide', 'freeze'], lock.release);
      awake = true;
      void flush();
      return () => {
        awake = false;
        listening.abort();
        clearTimeout(timer);
      };
    },
  };
};

export type Delivery = ReturnType<typeof createDelivery>;
