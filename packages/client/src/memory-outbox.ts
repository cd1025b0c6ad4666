import { parse, stringify } from './natives.js';
import type { Outbox, OutboxRecord } from './outbox.js';

/** An outbox that ends with its process: what lies in it is never called kept. */
export const createMemoryOutbox = (): Outbox => {
  const texts = new Map<string, string>();
  return {
    // By key, so the oldest first. As text, so that nobody changes what lies here by changing what they were given.
    list: async () => [...texts.keys()].sort().map((key) => parse(texts.get(key)!) as OutboxRecord),
    put: async (record) => {
      texts.set(record.key, stringify(record));
      return false;
    },
    remove: async (key) => void texts.delete(key),
  };
};
