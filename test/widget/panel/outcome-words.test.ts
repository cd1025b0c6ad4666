import { describe, expect, test } from 'vitest';
import { defaultEtiquette } from '../../../packages/widget/src/etiquette/eligibility.js';
import { nowWords, outcomeWords, pendingWords } from '../../../packages/widget/src/panel/outcome-words.js';
import type { TriggerOptions } from '../../../packages/widget/src/triggers/trigger.js';

const rule = (signal: string, more: object = {}) => ({ signal, touchpoint: 'checkout', ...more }) as TriggerOptions;
const after = (outcome: Parameters<typeof outcomeWords>[0], failing: string[] = []) =>
  outcomeWords(outcome, rule('rageClick'), defaultEtiquette, failing);

describe('what became of a moment', () => {
  test('an end says what it means, and what to do', () => {
    expect(after('shown')).toBe('It asked.');
    expect(after('cap')).toContain('this visit has had it.');
    expect(after('optedOut')).toContain('left an invitation alone');
    expect(after('optedOut')).toContain('earful:rest and earful:unanswered');
    expect(after('sampling')).toContain('samplingRate');
    expect(after('disabled')).toContain('enabled is false');
  });

  test('a moment that found no quiet names the last obstacle, with the configured times', () => {
    expect(after('typing')).toBe(
      'Dropped after 60 s without a chance to ask. In the way at the end: a field, frame or launcher that has focus.',
    );
    expect(outcomeWords('quiet', rule('click'), { ...defaultEtiquette, quietMs: 2_500 }, [])).toContain('last 2.5 s');
  });

  test('conditions that do not hold now are named', () => {
    expect(after('condition')).toBe('A condition did not hold.');
    expect(after('condition', ['devices', 'share'])).toBe('A condition did not hold. Not now: devices, share.');
    expect(after('shown', ['devices'])).toBe('It asked.');
  });

  test.each([
    ['rageClick', {}, 'Is heard at checkout. Bring it about there, or press Fire.'],
    ['outOfStock', {}, "Waits for earful.signal('outOfStock')."],
    ['custom', { parameters: { name: 'lateBus' } }, "Waits for earful.signal('lateBus')."],
    ['sample', { parameters: { name: 'bookingChanged' } }, "Waits for earful.signal('bookingChanged')."],
    ['promiseOverdue', {}, "Waits for earful.expect('checkout') and its date."],
  ])('before the first moment of %s: what it waits for', (signal, more, words) => {
    expect(outcomeWords('not yet', rule(signal, more), defaultEtiquette, [])).toBe(`No moment yet. ${words}`);
  });
});

test('what is in the way now', () => {
  expect(nowWords(undefined, defaultEtiquette)).toBe('Nothing: a moment now would ask at once.');
  expect(nowWords('arrival', defaultEtiquette)).toBe('The first 10 s after arrival.');
  expect(nowWords('notFetched', defaultEtiquette)).toBe('The prompt has not been fetched.');
  expect(nowWords('duplicate', defaultEtiquette)).toBe('The prompt is open.');
});

describe('fired, and not decided yet', () => {
  test('elsewhere a signal of the page is not heard; one of the host is', () => {
    expect(pendingWords(rule('rageClick'), false, 1, '')).toMatch(/^Not heard/);
    expect(pendingWords(rule('paymentFailed'), false, 1, 'An open dialog.')).toBe('Fired, and waits. An open dialog.');
  });

  test('counts first, then delays, then waits for quiet', () => {
    const late = rule('rageClick', { occurrence: 3, delayMs: 1_500 });
    expect(pendingWords(late, true, 2, '')).toMatch(/^Counted, 2 of 3/);
    expect(pendingWords(late, true, 3, '')).toBe('Fired. Waits 1.5 s first: delayMs.');
  });
});
