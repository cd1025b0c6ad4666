import type { Outbox, OutboxRecord } from '@earful/client';

/** A durable outbox for tests that several clients can share. `records` may be looked into and tampered with. */
export const createMemoryOutbox = (): Outbox & { records: Map<string, OutboxRecord> } => {
  const records = new Map<string, OutboxRecord>();
  return {
    records,
    list: async () => [...records.values()].map((record) => structuredClone(record)),
    put: async (record, memoryOnly) => {
      records.set(record.key, structuredClone(record));
      return !memoryOnly;
    },
    remove: async (key) => void records.delete(key),
  };
};
