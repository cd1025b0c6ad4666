import { maxOutboxBytes, maxOutboxRecords, schemaVersion } from '@earful/protocol/limits';
import { protocolVersion } from '@earful/protocol/outcomes';
import { backoffMs, remainingMs, retryAfterMs } from './backoff.js';
import { bodyOf } from './canonical.js';
import type { Client, ClientOptions } from './client.js';
import type { FlushLock } from './flush-lock.js';
import { createFlushLock } from './flush-lock.js';
import { hexOf } from '@earful/protocol/hex';
import { mintIdentity } from '@earful/protocol/identity';
import { listen } from './listen.js';
import { clearTimeout, crypto, fetch, parse, setTimeout, stringify } from './natives.js';
import type { OutboxRecord } from './outbox.js';
import { createOutbox, keptUntil } from './outbox.js';
import type { Outcome } from './outcome.js';
import { isReceipt, readDocument } from './receipt.js';
import { post } from './transport.js';

/** The options of a client, checked: `endpoint` is absolute and has no slash at its end. */
export interface Settings extends Omit<ClientOptions, 'base'> {
  /** Brings our own digest, for pages where the platform has none. */
  sha256: () => Promise<typeof import('./sha256.js')>;
}

/** No new request is started later than this after a flush began. */
const flushLimitMs = 20_000;

/**
 * The client, from settings that need no check. It writes what is submitted to the outbox, sends what lies there record
 * by record, and lets go of a record only on proof.
 *
 * @param givenLock keeps others, who share the outbox, from sending at the same time. Default: a Web Lock
 */
export const createDelivery = (
  {
    endpoint,
    key,
    sha256,
    fetch: send = fetch,
    now = Date.now,
    random = (count) => crypto.getRandomValues(new Uint8Array(count)),
    outbox = createOutbox(),
  }: Settings,
  givenLock?: FlushLock,
): Client => {
  const runLocked = givenLock ?? createFlushLock(endpoint);
  const listeners = new Set<Parameters<Client['onOutcome']>[0]>();
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let awake: boolean | undefined;

  /**
   * This receiver's records that this version can send: those with fewest failures first, so that none holds up the rest;
   * among them the oldest, because that is how they lie in the outbox. Others are set aside: not sent, not in the way, never deleted.
   */
  const list = async (): Promise<OutboxRecord[]> =>
    ((await outbox.list()) as OutboxRecord[])
      .filter((record) => {
        try {
          return record.v === 1 && record.key && record.endpoint === endpoint && parse(record.body).critiqueId;
        } catch {}
      })
      .sort((a, b) => a.tries - b.tries);
  const listDue = async () => (await list()).filter((record) => !record.returned);

  const left = (record: OutboxRecord): number => remainingMs(record.notBefore, now());
  const wait = (record: OutboxRecord, slow?: boolean): number => backoffMs(record.tries, slow, random(1)[0]! / 256);

  const attempt = async (record: OutboxRecord): Promise<Outcome | undefined> => {
    const { body, proof } = record;
    const sent = parse(body);
    const [status, text, retryAfter] = await post(
      send,
      endpoint + '/v1/critiques',
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
    const document = readDocument(text!);
    if (
      status < 300 &&
      document.digest &&
      isReceipt(
        document,
        sent,
        crypto.subtle
          ? hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body))))
          : (await sha256()).sha256(body),
      )
    ) {
      await outbox.remove(record.key);
      return { state: document.status === 'erased' ? 'erased' : 'received', receipt: document };
    }

    const code = status > 399 && document.code;
    record.tries++;
    if (code === 'invalid' || code === 'too-large' || now() > keptUntil(record)) record.returned = document as object;
    else if (code === 'conflict') {
      // Another text is stored under this name. This one takes the next revision, or at revision 1 another id. Both stand
      // before anything the customer wrote, so the first match is the right one.
      const { critiqueId, revision } = sent;
      record.body =
        revision > 1
          ? body.replace(`"revision":${revision}`, `"revision":${revision + 1}`)
          : body.replace(critiqueId, critiqueId.slice(0, 24) + hexOf(random(6)));
    } else if (status) {
      const passing = /408|425|429|5../.test(status as never);
      const askedMs = passing && retryAfterMs(retryAfter!, now());
      record.hold = askedMs;
      record.notBefore = now() + (askedMs || wait(record, !passing));
    }
    // Deleted by the customer, or delivered by another tab, while this request was under way: it stays gone.
    if (!(await list()).some((other) => other.key === record.key)) return;
    const kept = await outbox.put(record);
    return { state: record.returned ? 'returned' : kept ? 'saved' : 'unsaved', status };
  };

  const round = async (): Promise<void> => {
    const end = now() + flushLimitMs;
    const tried: Record<string, true> = {};
    for (;;) {
      // Read anew before each request: another tab may have sent or added records meanwhile.
      const records = await listDue();
      const next = records.find((record) => !tried[record.key] && !left(record));
      if (!next || now() > end || records.some((record) => record.hold && left(record))) return;
      tried[next.key] = true;
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
    // Most devices hold nothing: then nobody asks for the lock.
    if ((await listDue())[0]) await runLocked(round);
    running = undefined;
    clearTimeout(timer);
    const waits = (await listDue()).map((record) => left(record) || wait(record));
    if (waits[0]) timer = setTimeout(flushSeen, Math.min(...waits));
  };

  const flush = async (): Promise<void> => {
    // A round that is under way may already have passed over what the caller has just written.
    await running;
    await (running ??= roundAndRest());
  };

  /** A page on its way out that takes the lock or the database costs its visitor the back/forward cache. */
  const flushSeen = (): unknown => awake && !globalThis.document?.hidden && flush();

  return {
    endpoint,
    flush,
    pending: list,
    remove: outbox.remove,
    onOutcome: (listen) => {
      listeners.add(listen);
      return () => listeners.delete(listen);
    },
    start: () => {
      listen('online pageshow focus visibilitychange', flushSeen);
      awake = true;
      void flush();
      return () => {
        awake = false;
        clearTimeout(timer);
      };
    },
    mint: () => mintIdentity(now(), random),
    submit: async ({ critiqueId, reference, secret }, revision, content) => {
      const submittedAt = now();
      const record = {
        v: 1,
        key: `earful-q:${critiqueId}:${revision}:${submittedAt}`,
        endpoint,
        critiqueId,
        revision,
        proof: secret,
        writeKey: key,
        submittedAt,
        tries: 0,
        notBefore: 0,
      } as OutboxRecord;
      let kept = false;
      try {
        record.body = bodyOf({
          schemaVersion,
          critiqueId,
          reference,
          revision,
          submittedAt: new Date(submittedAt).toISOString(),
          ...content,
        });
        // A new record that no longer fits is held in memory only. Older ones are never evicted.
        const others = await outbox.list();
        kept = await outbox.put(
          record,
          others.length >= maxOutboxRecords || `${stringify([others, record])}`.length > maxOutboxBytes,
        );
      } catch {
        // Facts of the host that cannot be written down, such as a circle.
      }
      return { kept, tried: flush() };
    },
  };
};
