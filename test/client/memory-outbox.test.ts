import { expect, test } from 'vitest';
import { createMemoryOutbox } from '../../packages/client/src/memory-outbox.js';
import type { OutboxRecord } from '../../packages/client/src/outbox.js';

const record = (n: number) => ({ v: 1, key: `earful-q:${n}:1:7`, tries: 0 }) as OutboxRecord;

test('keeps copies, oldest first, and calls nothing kept', async () => {
  const outbox = createMemoryOutbox();
  const given = record(2);
  expect(await outbox.put(given)).toBe(false);
  expect(await outbox.put(record(1))).toBe(false);
  given.tries = 9;
  (await outbox.list()).forEach((one) => ((one as OutboxRecord).tries = 8));
  expect(await outbox.list()).toEqual([record(1), record(2)]);
  await outbox.remove(given.key);
  expect(await outbox.list()).toEqual([record(1)]);
});
