import { signals } from '@earful/protocol';
import { expect, test } from 'vitest';
import { needsSignals } from '../../../packages/widget/src/config/needs-signals.js';
import { defaultTriggers } from '../../../packages/widget/src/triggers/default-triggers.js';

const trigger = { signal: 'paymentFailed', touchpoint: 'checkout' };

test('the rules have just the triggers that they say they have', () => {
  const own = signals.filter((signal) => !needsSignals({ triggers: [{ ...trigger, signal }] }));
  expect(own.toSorted()).toEqual(Object.keys(defaultTriggers).toSorted());
});

test.each([
  { when: { devices: ['phone'] } },
  { occurrence: 2 },
  { delayMs: 0 },
  { cancelledBy: 'chatClosed' },
  { samplingRate: 0 },
  { parameters: { facts: [{ name: 'code', is: 'equals', value: 'x' }] } },
])('a trigger with a condition needs more: %j', (more) => {
  expect(needsSignals({ ...trigger, ...more })).toBe(true);
});

test('so does an experiment; words and names that read alike do not', () => {
  expect(needsSignals({ experiment: { holdOut: 0.1 } })).toBe(true);
  expect(needsSignals({ triggers: [{ ...trigger, says: '"when": "signal":"click"', touchpoint: 'experiment' }] })).toBe(
    false,
  );
  expect(needsSignals({})).toBe(false);
  expect(needsSignals(undefined)).toBe(false);
});
