import { expect, test } from 'vitest';
import { createSingleFlight } from '../../packages/inbox/src/data/single-flight.js';

test('calls during a run share one more run, begun after them', async () => {
  const gates: (() => void)[] = [];
  let runs = 0;
  const fly = createSingleFlight(() => {
    runs += 1;
    return new Promise((resolve) => gates.push(resolve));
  });
  const first = fly();
  const second = fly();
  const third = fly();
  expect(runs).toBe(1);
  expect(third).toBe(second);
  gates[0]?.();
  await first;
  await Promise.resolve();
  expect(runs).toBe(2);
  gates[1]?.();
  await second;
  expect(runs).toBe(2);
});

test('a run that fails does not stop the next', async () => {
  let runs = 0;
  const fly = createSingleFlight(() => {
    runs += 1;
    return runs === 1 ? Promise.reject(new Error('no')) : Promise.resolve();
  });
  const first = fly();
  const second = fly();
  await expect(first).rejects.toThrow('no');
  await expect(second).resolves.toBeUndefined();
  expect(runs).toBe(2);
});
