import type { WorkDone, WorkWanted } from '@earful/protocol';
import { protocolVersion } from '@earful/protocol/outcomes';
import type { ClientOptions } from './client.js';
import type { Delivery } from './delivery.js';
import { crypto, fetch, Promise, stringify } from './natives.js';
import type { OutboxRecord } from './outbox.js';
import { readDocument } from './read-document.js';
import { post } from './transport.js';

/** Nobody works longer than this at one record, in milliseconds. */
const limitMs = 60_000;

/** One at a time, whoever asks: a device has one battery. */
let last = Promise.resolve();
const inHand = new Set<string>();
const isPaid = new Set<string>();

/** Tries until one is right; undefined when the time is over. The platform counts in the background, so the page is free meanwhile. */
const solve = async (
  { challenge, tries, iterations }: WorkWanted,
  now: () => number,
): Promise<WorkDone | undefined> => {
  const { subtle } = crypto;
  const bytes = (text: string) => new TextEncoder().encode(text);
  const key = await subtle.importKey('raw', bytes(challenge), 'PBKDF2', false, ['deriveBits']);
  const end = now() + limitMs;
  for (let answer = 0; now() < end; answer++) {
    const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt: bytes(`${answer}`), iterations };
    const number = new DataView(await subtle.deriveBits(algorithm, key, 32)).getUint32(0);
    if (number * tries < 2 ** 32) return { challenge, answer };
  }
  return undefined;
};

const pay = async (
  record: OutboxRecord,
  { endpoint, outbox, flush }: Pick<Delivery, 'endpoint' | 'outbox' | 'flush'>,
  { key, fetch: send = fetch, now = Date.now }: Pick<ClientOptions, 'key' | 'fetch' | 'now'>,
): Promise<void> => {
  const { writeKey, proof, body } = record;
  const hand = (work?: WorkDone) =>
    post(
      send,
      endpoint + '/v1/critiques',
      // Without a prototype, so that a page's `toJSON` has no say in it.
      stringify({
        __proto__: null,
        earful: protocolVersion,
        key: key ?? writeKey,
        sentAt: new Date(now()).toISOString(),
        proof,
        body,
        work,
      }),
    );
  // What the first attempt was answered is long past: a critique may have waited for days.
  let [status, text] = await hand();
  const { work } = readDocument(text!);
  const done = work && (await solve(work, now));
  if (done) [status] = await hand(done);
  if (!status || status > 299) return;
  // So the receiver has it, or somebody says so: the usual way finds out, at once if it is the first time, and needs no work any more.
  const left = ((await outbox.list()) as OutboxRecord[]).find((other) => other.key === record.key);
  if (!left || isPaid.has(left.key)) return;
  isPaid.add(left.key);
  await outbox.put({ ...left, notBefore: 0, hold: false }, left.over);
  void flush();
};

/**
 * Does the work that a receiver wants before it takes a record, and hands both over. The challenge is asked for at that moment,
 * so it is fresh however long the record has waited. Whatever fails, the record stays where it is, and its next attempt begins anew.
 */
export const work = (...task: Parameters<typeof pay>): void => {
  const [{ key }] = task;
  if (inHand.has(key)) return;
  inHand.add(key);
  last = last
    .then(() => pay(...task))
    .then(
      () => void inHand.delete(key),
      () => void inHand.delete(key),
    );
};
