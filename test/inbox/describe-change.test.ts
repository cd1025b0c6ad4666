import type { AuditEntry } from '@earful/protocol';
import { expect, test } from 'vitest';
import { describeChange } from '../../packages/inbox/src/text/describe-change.js';

const entry: AuditEntry = { entryId: 1, at: '2026-02-10T12:00:00.000Z', action: 'roleChanged', objectId: 'm2' };

test('names whom or what it concerns, and the role', () => {
  expect(describeChange({ ...entry, memberName: 'Ben', role: 'viewer' })).toBe('made Ben viewer');
  expect(describeChange({ ...entry, action: 'replied', objectId: 'c1', reference: '7K3M-99PQ' })).toBe(
    'answered 7K3M-99PQ',
  );
  expect(describeChange({ ...entry, action: 'sampleErased', objectId: '3' })).toBe(
    'erased invented history (critiques: 3)',
  );
  expect(describeChange({ ...entry, action: 'erased', objectId: '7K3M-99PQ' })).toBe('erased 7K3M-99PQ');
  expect(describeChange({ ...entry, action: 'imported', objectId: 'old.csv' })).toBe('imported complaints of old.csv');
});

test('what a newer receiver knows stands as it was sent', () => {
  for (const action of ['exported', 'constructor']) expect(describeChange({ ...entry, action })).toBe(`${action} m2`);
});
