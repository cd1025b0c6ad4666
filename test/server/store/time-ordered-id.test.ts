import { critiqueId } from '@earful/protocol';
import { expect, test } from 'vitest';
import { timeOrderedId } from '../../../packages/server/src/store/time-ordered-id.js';

test('of any time it is a UUID version 7, and the later the time the later the id', () => {
  const times = [-5, 0, 1, 4_095, 4_096, Date.UTC(2026, 0, 1), Date.UTC(2026, 0, 1) + 1, Date.UTC(9_999, 0, 1)];
  const ids = times.map(timeOrderedId);
  for (const id of ids) expect(critiqueId.safeParse(id).success, id).toBe(true);
  expect(ids.slice(1)).toEqual(ids.slice(1).toSorted());
  expect(ids.map((id) => parseInt(id.replace('-', '').slice(0, 12), 16))).toEqual(
    times.map((time) => Math.max(0, time)),
  );
});

test('ids of one millisecond differ', () => {
  const ids = new Set(Array.from({ length: 1_000 }, () => timeOrderedId(1_767_225_600_000)));
  expect(ids.size).toBe(1_000);
});
