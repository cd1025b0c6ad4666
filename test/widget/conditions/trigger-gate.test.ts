import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Circumstances } from '../../../packages/widget/src/conditions/conditions.js';
import { createTriggerGate } from '../../../packages/widget/src/conditions/trigger-gate.js';
import type { TriggerOptions } from '../../../packages/widget/src/triggers/trigger.js';

const trigger = (change: Partial<TriggerOptions> = {}): TriggerOptions => ({
  signal: 'custom',
  touchpoint: 'checkout',
  ...change,
});

let log: string[];
let drawn: number;
let widthPx: number;
let later: { run: () => void; ms: number }[];
let gate: ReturnType<typeof createTriggerGate>;

beforeEach(() => {
  log = [];
  later = [];
  drawn = 0;
  widthPx = 1_000;
  gate = createTriggerGate({
    circumstances: () => ({ widthPx, lot: 0, language: 'en', trail: [] }) as unknown as Circumstances,
    isOpen: (hours) => Promise.resolve(hours[0] === 'now'),
    random: () => drawn,
    later: (run, ms) => later.push({ run, ms }),
    reject: (_, reason) => log.push(reason),
  });
});
const admit = (options: TriggerOptions, evidence = {}) => gate.admit(options, evidence, () => log.push('go'));

test('a plain trigger goes through, every time', () => {
  const options = trigger();
  admit(options);
  admit(options);
  expect(log).toEqual(['go', 'go']);
});

test('the n-th occurrence and all after it; each trigger counts for itself', () => {
  const second = trigger({ occurrence: 2 });
  admit(second);
  admit(trigger({ occurrence: 2 }));
  expect(log).toEqual([]);
  admit(second);
  admit(second);
  expect(log).toEqual(['go', 'go']);
});

test('facts that do not pass do not even count', () => {
  const options = trigger({
    occurrence: 2,
    parameters: { facts: [{ name: 'code', is: 'equals', value: 'declined' }] },
  });
  admit(options, { facts: { code: 'declined' } });
  admit(options, { facts: { code: 'expired' } });
  expect(log).toEqual([]);
  admit(options, { facts: { code: 'declined' } });
  expect(log).toEqual(['go']);
});

describe('sampling', () => {
  test.each([
    [trigger({ samplingRate: 0.5 }), 0.49, 'go'],
    [trigger({ samplingRate: 0.5 }), 0.5, 'sampling'],
    [trigger({ samplingRate: 0 }), 0, 'sampling'],
    [trigger({ signal: 'sample' }), 0.009, 'go'],
    [trigger({ signal: 'sample' }), 0.01, 'sampling'],
    [trigger({ signal: 'sample', samplingRate: 1 }), 0.99, 'go'],
  ])('%j with a draw of %d: %s', (options, draw, outcome) => {
    drawn = draw;
    admit(options);
    expect(log).toEqual([outcome]);
  });
});

test('conditions are held against what is the case', () => {
  const wide = trigger({ when: { minWidthPx: 900 } });
  admit(wide);
  widthPx = 800;
  admit(wide);
  expect(log).toEqual(['go', 'condition']);
});

describe('a delay', () => {
  test('passes before anything is asked, and conditions are checked at its end', () => {
    admit(trigger({ delayMs: 5_000, when: { minWidthPx: 900 } }));
    expect(log).toEqual([]);
    expect(later).toMatchObject([{ ms: 5_000 }]);
    widthPx = 800;
    later[0]!.run();
    expect(log).toEqual(['condition']);
  });

  test('is called off by the signals it names, and by no other', () => {
    admit(trigger({ delayMs: 5_000, cancelledBy: ['paymentDone', 'chatClosed'] }));
    gate.hear('somethingElse');
    gate.hear('chatClosed');
    later[0]!.run();
    expect(log).toEqual(['cancelled']);
  });

  test('that is called off does not call off the next one', () => {
    const options = trigger({ delayMs: 5_000, cancelledBy: ['paymentDone'] });
    admit(options);
    gate.hear('paymentDone');
    admit(options);
    later[0]!.run();
    later[1]!.run();
    expect(log).toEqual(['cancelled', 'go']);
  });
});

test('outside opening hours it is off hours, where all else holds', async () => {
  admit(trigger({ when: { hours: ['later'] } }));
  admit(trigger({ when: { hours: ['now'] } }));
  admit(trigger({ when: { hours: ['later'], minWidthPx: 2_000 } }));
  await setImmediate();
  expect(log.sort()).toEqual(['condition', 'go', 'offHours']);
});
