import type { Critique, Problem } from '@earful/protocol';
import { maxOutboxBytes, maxOutboxRecords, schemaVersion } from '@earful/protocol/limits';
import { bodyOf } from './canonical.js';
import type { Delivery, Outcome } from './delivery.js';
import { createDelivery, stay } from './delivery.js';
import type { Identity } from './identity.js';
import { mintIdentity } from './identity.js';
import { parse, Promise } from './natives.js';
import type { ClientOptions } from './options.js';
import { readOptions } from './options.js';
import type { OutboxRecord } from './outbox.js';
import { isRecord, keptUntil } from './outbox.js';

/** What a caller writes; the client adds the rest. Always a full snapshot: a later revision replaces an earlier one. */
export type Content = Omit<
  Critique,
  'schemaVersion' | 'critiqueId' | 'reference' | 'revision' | 'submittedAt' | 'sanitised'
>;

export interface Submission {
  /** True once the record is durable on this device: only then may a page say "saved". */
  kept: boolean;
  /** How long the device tries, in milliseconds since 1970. */
  keptUntil: number;
  /** Of the first attempt. Never rejects. */
  outcome: Promise<Outcome>;
}

/** One revision that is still on this device. */
export interface Pending {
  critiqueId: string;
  revision: number;
  reference: string;
  /** Device time, in milliseconds since 1970. */
  submittedAt: number;
  keptUntil: number;
  /** Present when it was handed back. `status` 0 means that 30 days of trying are over. */
  returned?: Problem;
  /** The customer's own words: what was experienced, then how it should have been, with an empty line between. */
  text: string;
}

export interface Client {
  /** Names for a new critique. No I/O. */
  mint(): Identity;
  /**
   * Writes one revision to the outbox, resolves once the transaction is complete (or storing has failed), and then starts
   * to send. Never rejects. The same revision with other words is another record: to try again, call `flush`.
   */
  submit(identity: Identity, revision: number, content: Content): Promise<Submission>;
  /** Sends what is due, one by one; starts no request later than 20 s after its own start. Never rejects. */
  flush(): Promise<void>;
  /** What is still on this device, oldest first. */
  pending(): Promise<Pending[]>;
  /** Deletes every revision of a critique that waits here, as the customer asked. */
  discard(critiqueId: string): Promise<void>;
  /** The customer's page about this critique. */
  statusUrl(identity: Identity): string;
  /** Called after every attempt, also for records that earlier pages left. Ids are those given to `submit`. */
  onOutcome(listen: (news: { critiqueId: string; revision: number; outcome: Outcome }) => void): () => void;
  /** Flushes now and whenever there is a reason to: online, shown again, visible, focused, a wait is over. */
  start(): () => void;
}

/**
 * Creates the client of one receiver. Nothing is sent or stored before `submit`, `flush` or `start`.
 *
 * @throws OptionError naming the option, the value and the fix.
 */
export const createClient = (options: ClientOptions): Client => clientOf(createDelivery(readOptions(options)));

/** The whole client on top of a delivery that may have been running for a while: pages start that one first. */
export const clientOf = (delivery: Delivery): Client => {
  const { settings, list, flush, start } = delivery;
  const { endpoint, key: writeKey, now, random, outbox } = settings;

  /** When 200 records or 1 MiB lie here, a new one is held in memory only. Older ones are never evicted. */
  const isFull = async (record: OutboxRecord): Promise<boolean> => {
    const others = (await outbox.list()).filter(isRecord);
    return (
      others.length >= maxOutboxRecords ||
      others.reduce((bytes, other) => bytes + other.body.length, record.body.length) > maxOutboxBytes
    );
  };

  return {
    flush,
    start,
    mint: () => mintIdentity(now(), random),
    submit: async ({ critiqueId, reference, secret }, revision, content) => {
      const submittedAt = now();
      const record: OutboxRecord = {
        v: 1,
        key: `earful-q:${critiqueId}:${revision}:${submittedAt}`,
        endpoint,
        critiqueId,
        revision,
        proof: secret,
        writeKey,
        body: '',
        submittedAt,
        tries: 0,
        notBefore: 0,
      };
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
        kept = await outbox.put(record, await isFull(record));
      } catch {
        // Facts of the host that cannot be written down, such as a circle.
      }
      return {
        kept,
        keptUntil: keptUntil(record),
        outcome: new Promise((resolve) => {
          const stop = delivery.onOutcome(({ key }, outcome) => {
            if (key === record.key) resolve(outcome);
          });
          void flush().then(() => {
            stop();
            resolve(stay(record, kept));
          });
        }),
      };
    },
    pending: async () =>
      (await list()).map((record) => {
        const { reference, comment, expectedText } = parse(record.body);
        return {
          ...record,
          reference,
          keptUntil: keptUntil(record),
          text: [comment, expectedText].filter(Boolean).join('\n\n'),
        };
      }),
    discard: async (critiqueId) => {
      for (const record of await list()) if (record.critiqueId === critiqueId) await outbox.remove(record.key);
    },
    statusUrl: ({ reference, secret }) => `${endpoint}/c/${reference}/${secret}`,
    onOutcome: (listen) =>
      delivery.onOutcome(({ critiqueId, revision }, outcome) => {
        try {
          listen({ critiqueId, revision, outcome });
        } catch {
          // A listener's mistake is not ours to spread.
        }
      }),
  };
};
