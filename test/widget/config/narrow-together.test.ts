import { signalParameters, signals } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { configFaults } from '../../../packages/server/src/config.js';
import { narrow } from '../../../packages/widget/src/config/narrow.js';
import { describeFaults } from '../../../packages/widget/src/faults/faults.js';
import type { Fault } from '../../../packages/widget/src/faults/report.js';
import { stubSelectors } from '../helpers/selectors.js';

stubSelectors();

const good = { signal: 'rageClick', touchpoint: 'checkout' };
const configOf = (triggers: unknown[]) => ({
  brand: { name: 'Fern & Finch' },
  touchpoints: [{ id: 'checkout', name: 'Checkout' }],
  triggers,
});
const check = (trigger: object) => {
  const faults: Fault[] = [];
  const raw = configOf([{ ...good, ...trigger }, good]);
  const config = narrow(raw, (...fault) => void faults.push(fault));
  return { triggers: config?.triggers, faults, lines: describeFaults(faults).split('\n').slice(1), raw };
};
const rightValue =
  'Write text of 1 to 200 characters, a number, true or false; for "contains" a text, for "greater" and "less" a number, for "in" a list of texts and numbers.';
const compare = (is: string, value: unknown) => ({
  signal: 'paymentFailed',
  parameters: { facts: [{ name: 'amount', is, value }] },
});

describe('a trigger whose parts are right and that could never fire is named and left out', () => {
  test.each<[name: string, trigger: object, line: string]>([
    ['a click on nothing', { signal: 'click' }, 'parameters.selector is missing. Add it.'],
    ['no form', { signal: 'submit', parameters: {} }, 'parameters.selector is missing. Add it.'],
    ['no element', { signal: 'elementSeen', parameters: { afterMs: 5 } }, 'parameters.selector is missing. Add it.'],
    ['a signal without a name', { signal: 'custom' }, 'parameters.name is missing. Add it.'],
    [
      'a selector that is none',
      { signal: 'click', parameters: { selector: ':::' } },
      'parameters.selector is ":::". Write a CSS selector, as in "#contact".',
    ],
    [
      'one that is not needed',
      { signal: 'longWait', parameters: { selector: 'a::' } },
      'parameters.selector is "a::". Write a CSS selector, as in "#contact".',
    ],
    ['more than a text', compare('greater', '5'), `parameters.facts[0].value is "5". ${rightValue}`],
    ['less than a text', compare('less', '5'), `parameters.facts[0].value is "5". ${rightValue}`],
    ['a part that is no text', compare('contains', 5), `parameters.facts[0].value is 5. ${rightValue}`],
    ['one of one', compare('in', 'x'), 'parameters.facts[0].value is "x". Write a list: […].'],
    ['equal to several', compare('equals', ['x']), `parameters.facts[0].value is ["x"]. ${rightValue}`],
    ['not several', compare('not', [1]), `parameters.facts[0].value is [1]. ${rightValue}`],
    [
      'a time that ends before it begins',
      { when: { from: '2031-01-01T00:00:00+02:00', until: '2030-12-31T22:00:00Z' } },
      'when.until is "2030-12-31T22:00:00Z". Write an end that comes after the beginning.',
    ],
    [
      'a width that ends before it begins',
      { when: { minWidthPx: 900, maxWidthPx: 600 } },
      'when.maxWidthPx is 600. Write an end that comes after the beginning.',
    ],
  ])('%s', (_, trigger, line) => {
    const { triggers, lines, raw } = check(trigger);
    expect(lines).toEqual([`  config.triggers[0].${line}`]);
    expect(triggers).toEqual([good]);
    // The server says so, too.
    expect(configFaults(raw)).toHaveLength(1);
  });
});

describe('has nothing to say of', () => {
  test.each<[name: string, trigger: object]>([
    ['a click on something', { signal: 'click', parameters: { selector: 'form:has(> .x) a, [data-pay]' } }],
    ['a name', { signal: 'custom', parameters: { name: 'voucherRefused' } }],
    ['more than a number', compare('greater', 5)],
    ['a part of a text', compare('contains', 'x')],
    ['one of several', compare('in', ['x', 5])],
    ['not true', compare('not', true)],
    ['time', { when: { from: '2030-12-31T22:00:00Z', until: '2031-01-01T00:00:00+01:00' } }],
    ['one end of a time', { when: { from: '2031-01-01T00:00:00Z' } }],
    ['one width', { when: { minWidthPx: 600, maxWidthPx: 600 } }],
  ])('%s', (_, trigger) => {
    const { triggers, faults, raw } = check(trigger);
    expect(faults).toEqual([]);
    expect(triggers).toEqual(raw.triggers);
    expect(configFaults(raw)).toEqual([]);
  });
});

test.each(signals)('%s needs what the protocol says', (signal) => {
  const { needs = [] } = signalParameters[signal];
  const missing = check({ signal }).faults.map(([code, path]) => `${code} ${path}`);
  expect(missing).toEqual(needs.map((name) => `missing config.triggers[0].parameters.${name}`));
});

test('what is wrong in itself is named once', () => {
  expect(check({ signal: 'click', parameters: { selector: '' } }).faults).toHaveLength(1);
  expect(check({ signal: 'custom', parameters: { name: 'Not This' } }).faults).toHaveLength(1);
  expect(check(compare('less', [])).faults).toHaveLength(1);
});
