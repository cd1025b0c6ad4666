import { expect, test, vi } from 'vitest';
import { signals } from '@earful/protocol/names';
import { passes } from '../../../packages/widget/src/conditions/fact-filter.js';
import type { FactFilter } from '../../../packages/widget/src/conditions/fact-filter.js';
import { evidenceFor, isBound } from '../../../packages/widget/src/panel/simulated-moment.js';
import { defaultTriggers } from '../../../packages/widget/src/triggers/default-triggers.js';
import { delivered } from '../../../packages/widget/src/triggers/delivered.js';
import { hostSignal } from '../../../packages/widget/src/triggers/host-signal.js';
import type { TriggerOptions } from '../../../packages/widget/src/triggers/trigger.js';
import { zeroResults } from '../../../packages/widget/src/triggers/zero-results.js';

const rule = (facts?: FactFilter[]) => ({ signal: 'paymentFailed', parameters: { facts } }) as TriggerOptions;

test.each<FactFilter>([
  { name: 'code', is: 'equals', value: 'expired' },
  { name: 'code', is: 'not', value: 'expired' },
  { name: 'code', is: 'contains', value: 'exp' },
  { name: 'sum', is: 'greater', value: 10 },
  { name: 'sum', is: 'less', value: 0 },
  { name: 'code', is: 'in', value: ['a', 'b'] },
])('a moment by hand brings facts that pass: $is', (filter) => {
  expect(passes(filter, evidenceFor(rule([filter])).facts)).toBe(true);
});

test('without filters it brings no facts', () => {
  expect(evidenceFor(rule())).toEqual({});
});

test('bound are exactly the signals that no host tells', async () => {
  // The module of all triggers looks for the Navigation API.
  vi.stubGlobal('window', {});
  const { more } = await import('../../../packages/widget/src/triggers/more.js');
  const other = [hostSignal, zeroResults, delivered];
  const byHost = signals.filter((name) => defaultTriggers[name] || other.includes(more[name]!));
  expect(signals.filter((signal) => !isBound({ signal } as TriggerOptions))).toEqual(byHost);
});

test('the sample of a completion is told by the host, that of an arrival is bound', () => {
  const sample = { signal: 'sample', touchpoint: 'order-status' } as TriggerOptions;
  expect(isBound(sample)).toBe(true);
  expect(isBound({ ...sample, parameters: { name: 'bookingChanged' } })).toBe(false);
});
