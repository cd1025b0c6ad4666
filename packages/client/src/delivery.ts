import type { Problem, Receipt } from '@earful/protocol';
import { maxOutboxDays } from '@earful/protocol/limits';
import { permanentProblems, protocolVersion } from '@earful/protocol/outcomes';
import { backoffMs, remainingMs, retryAfterMs } from './backoff.js';
import { bodyOf, serialise } from './canonical.js';
import { createFlushLock } from './flush-lock.js';
import { uuid7 } from './identity.js';
import { clearTimeout, parse, setTimeout } from './natives.js';
import type { readOptions } from './options.js';
import type { OutboxRecord } from './outbox.js';
import { isRecord } from './outbox.js';
import { isReceipt, readDocument } from './receipt.js';
import { sha256 } from './sha256.js';
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

/** How long the device tries, in milliseconds since 1970. */
export const keptUntil = ({ submittedAt }: Pick<OutboxRecord, 'submittedAt'>): number =>
  submittedAt + maxOutboxDays * 86_400_000;

/** Sends what lies in the outbox, record by record, and lets go of a record only on proof. */
export const createDelivery = (
  { endpoint, key, fetch, now, random, outbox }: ReturnType<typeof readOptions>,
  tell: (record: OutboxRecord, outcome: Outcome) => void,
) => {
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
    const content = parse(body);
    const { status, text, retryAfter } = (await post(
      fetch,
      `${endpoint}/v1/critiques`,
      serialise({
        earful: protocolVersion,
        key: key ?? record.writeKey,
        sentAt: new Date(now()).toISOString(),
        proof,
        body,
      }),
    )) ?? { status: 0, text: '', retryAfter: '' };
    const document = readDocument(text);
    if (status < 300 && isReceipt(document, content, sha256(body))) {
      await outbox.remove(record.key);
      return document.status === 'erased' ? { state: 'erased' } : { state: 'received', receipt: document };
    }

    const code = status < 400 ? '' : document?.code;
    record.tries++;
    if (permanentProblems.includes(code as 'invalid')) record.returned = document as Problem;
    else if (now() > keptUntil(record)) {
      record.returned = { earful: protocolVersion, type: '', title: '', status: 0, code: 'unavailable' };
    } else if (code === 'conflict') {
      // Another text is stored under this name. This one takes the next revision, or at revision 1 another id.
      if (content.revision++ < 2) {
        content.revision = 1;
        content.critiqueId = uuid7(now(), random(9));
      }
      record.body = bodyOf(content);
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
    return kept ? { state: 'saved', keptUntil: keptUntil(record), status } : { state: 'unsaved', status };
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
        if (outcome) tell(next, outcome);
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
    list,
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
