import type { OutboxRecord } from '@earful/client';
import { expect, test } from 'vitest';
import { deliveryWords } from '../../../packages/widget/src/faults/delivery-words.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const endpoint = 'https://shop.example/earful';
const record = (more: Partial<OutboxRecord> = {}) => ({ key: 'a', notBefore: 0, ...more }) as OutboxRecord;
const words = (status?: number, more?: Partial<OutboxRecord>) =>
  deliveryWords(
    endpoint,
    [record(more), record({ key: 'b' })],
    new Map(status === undefined ? [] : [['a', status]]),
    now,
  );

test('an empty outbox', () => {
  expect(deliveryWords(endpoint, [], new Map(), now)).toBe('Nothing waits on this device.');
});

test('how many wait, why the first one does, what to do, and until when', () => {
  expect(words()).toBe('Waiting: 2. Not tried by this page yet.');
  expect(words(0)).toContain(`No answer from ${endpoint}`);
  expect(words(0, { notBefore: now + 1 })).toContain(`Add it to connect-src. Next try at `);
  expect(words(200)).toBe(`Waiting: 2. ${endpoint} answers 200 and is no receiver. Correct data-endpoint.`);
  expect(words(401)).toContain('data-key');
  expect(words(403)).toContain('--allow-origin');
  expect(words(404)).toContain('(404). Correct data-endpoint');
  expect(words(413)).toContain('(413): a firewall or a proxy');
  expect(words(428)).toContain('wants work first');
  expect(words(429)).toContain('come back later (429)');
  expect(words(422, { returned: {} })).toContain('Given back to the customer');
});
