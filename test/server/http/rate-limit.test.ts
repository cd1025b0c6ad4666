import { expect, test } from 'vitest';
import { createRateLimit } from '../../../packages/server/src/http/rate-limit.js';

const dayMs = 86_400_000;

function opened(startMs = Date.parse('2026-02-10T12:00:00Z')) {
  const clock = { nowMs: startMs };
  const salts: number[] = [];
  const random = (count: number) => new Uint8Array(count).fill(salts.push(count));
  const limit = createRateLimit({ now: () => clock.nowMs, random });
  /** How many of so many are let in at once. */
  const letIn = (key: string, tries: number, perMinute = 60) =>
    Array.from({ length: tries }, () => limit.take(key, perMinute)).filter(({ waitMs }) => waitMs === 0).length;
  return { clock, salts, limit, letIn };
}

test('a minute’s worth may come at once, and after that as many as run in', () => {
  const { clock, limit, letIn } = opened();
  expect(letIn('one', 100)).toBe(60);
  expect(limit.take('one', 60).waitMs).toBe(1_000);
  clock.nowMs += 999;
  expect(limit.take('one', 60).waitMs).toBe(1);
  clock.nowMs += 1;
  expect(letIn('one', 5)).toBe(1);
  clock.nowMs += 10 * 60_000;
  expect(letIn('one', 100)).toBe(60);
});

test('what is refused takes nothing away', () => {
  const { clock, letIn } = opened();
  letIn('one', 10_000);
  clock.nowMs += 10_000;
  expect(letIn('one', 100)).toBe(10);
});

test('one key does not use up what another has', () => {
  const { letIn } = opened();
  letIn('one', 100);
  expect(letIn('two', 100)).toBe(60);
});

test('all share one bucket besides, of which some may be told to leave a part', () => {
  const { clock, limit } = opened();
  const taken = (tries: number, reserve: number) =>
    Array.from({ length: tries }, () => limit.takeOfAll(120, reserve)).filter(({ waitMs }) => waitMs === 0).length;
  expect(taken(200, 0.5)).toBe(60);
  expect(taken(200, 0)).toBe(60);
  clock.nowMs += 30_000;
  expect(taken(200, 0.5)).toBe(0);
  expect(taken(200, 0)).toBe(60);
});

test('an empty bucket survives a million other keys', () => {
  const { letIn, limit } = opened();
  letIn('hostile', 100);
  for (let one = 0; one < 1_000_000; one += 1) limit.take(`2001:db8:${one}`, 60);
  expect(letIn('hostile', 10)).toBe(0);
});

test('a clock that is set back holds nobody longer than one bucket lasts', () => {
  const { clock, letIn, limit } = opened();
  letIn('one', 100);
  clock.nowMs -= 3_600_000;
  expect(limit.take('one', 60).waitMs).toBe(1_000);
  clock.nowMs += 60_000;
  expect(letIn('one', 100)).toBe(60);
});

test('the salt is drawn anew each day, and what was known by the old one is forgotten', () => {
  const { clock, salts, letIn } = opened();
  letIn('one', 100);
  expect(salts).toHaveLength(1);
  clock.nowMs += dayMs;
  letIn('one', 1);
  expect(salts).toHaveLength(2);
});
