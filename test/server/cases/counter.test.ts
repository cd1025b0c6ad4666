import { expect, test } from 'vitest';
import { createCounter } from '../../../packages/server/src/cases/counter.js';

/** Rows that take a millisecond each to count, and a counter that knows no other clock. */
function stage() {
  let nowMs = 0;
  const rows = { count: 0, asked: 0 };
  const counter = createCounter(() => nowMs);
  const count = () => {
    rows.asked += 1;
    nowMs += rows.count;
    return Promise.resolve(rows.count);
  };
  return {
    rows,
    wait: (ms: number) => void (nowMs += ms),
    ask: (what = 'all') => counter.count([what], count, (last) => last < 100),
  };
}

test('few are counted whenever somebody asks', async () => {
  const { rows, ask } = stage();
  for (const count of [1, 2, 99]) {
    rows.count = count;
    expect(await ask()).toBe(count);
  }
  expect(rows.asked).toBe(3);
});

test('of many, what is known is given out at once, and counted again in a fiftieth of the time', async () => {
  const { rows, ask, wait } = stage();
  rows.count = 200;
  expect(await ask()).toBe(200);
  rows.count = 300;
  wait(9_999);
  expect(await ask()).toBe(200);
  expect(rows.asked).toBe(1);
  wait(1);
  expect([await ask(), await ask()]).toEqual([200, 300]);
  expect(rows.asked).toBe(2);
  expect(await ask()).toBe(300);
});

test('each question has its own count, and many questions are not all remembered', async () => {
  const { rows, ask } = stage();
  rows.count = 200;
  expect(await ask('one')).toBe(200);
  rows.count = 300;
  expect(await ask('other')).toBe(300);
  expect(await ask('one')).toBe(200);
  for (let index = 0; index < 100; index += 1) await ask(`question ${index}`);
  expect(await ask('one')).toBe(300);
});

test('a count that fails leaves what is known, and is tried again', async () => {
  let nowMs = 0;
  let isBroken = false;
  let value = 1_000;
  const { count } = createCounter(() => nowMs);
  const ask = () =>
    count(
      ['all'],
      () => {
        nowMs += 1;
        return isBroken ? Promise.reject(new Error('gone')) : Promise.resolve(value);
      },
      () => false,
    );
  expect(await ask()).toBe(1_000);
  nowMs += 50;
  isBroken = true;
  expect([await ask(), await ask()]).toEqual([1_000, 1_000]);
  isBroken = false;
  value = 2_000;
  expect([await ask(), await ask()]).toEqual([1_000, 2_000]);
});

/** Counts that end when they are told to, each with its value; less than a hundred are few. */
function slowCounts() {
  const begun: ((value: number) => void)[] = [];
  const { count } = createCounter();
  const ask = () =>
    count(
      ['all'],
      () => new Promise<number>((resolve) => begun.push(resolve)),
      (last) => last < 100,
    );
  return { begun, ask };
}

test('who asks while it is counted shares one more count with all others, and sees what happened before they asked', async () => {
  const { begun, ask } = slowCounts();
  const first = ask();
  const others = [ask(), ask(), ask()];
  expect(begun).toHaveLength(1);
  begun[0]!(1);
  expect(await first).toBe(1);
  await expect.poll(() => begun.length).toBe(2);
  begun[1]!(2);
  expect(await Promise.all(others)).toEqual([2, 2, 2]);
  const last = ask();
  begun[2]!(3);
  expect(await last).toBe(3);
});

test('who asks while many are counted for the first time waits for that count, and not for another after it', async () => {
  const { begun, ask } = slowCounts();
  const asked = [ask(), ask(), ask()];
  begun[0]!(1_000);
  expect(await Promise.all(asked)).toEqual([1_000, 1_000, 1_000]);
  expect(await ask()).toBe(1_000);
  expect(begun).toHaveLength(1);
});
