import { expect, test } from 'vitest';
import { isReceipt, readDocument } from '../../packages/client/src/receipt.js';

const sent = { critiqueId: '0195a0c0-0000-7000-8000-000000000001', revision: 2 };
const good = { earful: 1, status: 'stored', ...sent };
const check = (document: unknown) => isReceipt(readDocument(JSON.stringify(document)), sent.critiqueId, sent.revision);

test.each(['stored', 'duplicate', 'erased'])('a receipt that says %s names it', (status) => {
  expect(check({ ...good, status })).toBe(true);
});

test.each([
  ['another id', { critiqueId: '0195a0c0-0000-7000-8000-000000000002' }],
  ['another revision', { revision: 1 }],
  ['the revision as text', { revision: '2' }],
  ['no marker', { earful: undefined }],
  ['another protocol', { earful: 2 }],
  ['an unknown status', { status: 'queued' }],
  ['no status', { status: undefined }],
])('%s is no receipt of it', (_, change) => {
  expect(check({ ...good, ...change })).toBe(false);
});

test.each(['', '<!doctype html><title>Welcome to our Wi-Fi</title>', 'null', '1', '[]', '{"earful":1', 'true'])(
  'the answer %j is no document of ours',
  (text) => {
    expect(readDocument(text)).toEqual({});
  },
);
