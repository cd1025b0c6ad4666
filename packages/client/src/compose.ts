import { maxOutboxBytes, maxOutboxRecords, schemaVersion } from '@earful/protocol/limits';
import { hexOf } from '@earful/protocol/hex';
import { mintIdentity } from '@earful/protocol/identity';
import { bodyOf } from './canonical.js';
import type { Client, ClientOptions } from './client.js';
import type { Delivery } from './delivery.js';
import { keepSaved } from './keep-saved.js';
import { crypto, parse, stringify } from './natives.js';
import type { OutboxRecord } from './outbox.js';

/** What writes critiques, for a delivery. Apart from it, because a page needs it only when somebody answers. */
export const completeClient = (
  { outbox, ...delivery }: Delivery,
  {
    key,
    now = Date.now,
    random = (count) => crypto.getRandomValues(new Uint8Array(count)),
  }: Pick<ClientOptions, 'key' | 'now' | 'random'>,
): Client => {
  keepSaved(outbox, delivery.flush);
  return {
    ...delivery,
    mint: () => mintIdentity(now(), random),
    remove: (name) => outbox.remove(name),
    submit: async ({ critiqueId, reference, secret }, revision, content) => {
      let kept = false;
      try {
        const submittedAt = now();
        const record: OutboxRecord = {
          v: 1,
          // Random at its end: two tabs may write under one name in the same millisecond, and clocks may stand still.
          key: `earful-q:${critiqueId}:${revision}:${submittedAt}:${hexOf(random(4))}`,
          endpoint: delivery.endpoint,
          critiqueId,
          revision,
          proof: secret,
          writeKey: key,
          body: bodyOf({
            schemaVersion,
            critiqueId,
            reference,
            revision,
            submittedAt: new Date(submittedAt).toISOString(),
            ...content,
          }),
          submittedAt,
          tries: 0,
          notBefore: 0,
        };
        // What cannot be read back would wait for ever.
        parse(record.body);
        // A new record that no longer fits is held in memory only. Older ones are never evicted.
        const others = await outbox.list();
        record.over = others.length >= maxOutboxRecords || stringify([others, record]).length > maxOutboxBytes;
        kept = await outbox.put(record, record.over);
      } catch {
        // Facts of the host that cannot be written down, such as a circle.
      }
      return { kept, tried: delivery.flush() };
    },
  };
};
