import { expect, test } from 'vitest';
import { breakDown } from '../../packages/inbox/src/charts/breakdown.js';
import { sampleStandings } from './sample-cases.js';

const all = sampleStandings();
const findingsOf = (touchpointId: string): string[] => {
  const one = all.touchpoints.find((candidate) => candidate.touchpointId === touchpointId);
  if (!one) throw new Error(`no ${touchpointId} in the sample`);
  return breakDown(one, all).flatMap(({ title, bins }) =>
    bins.filter((bin) => bin.standsOut).map((bin) => `${title}: ${bin.label} ${bin.count}`),
  );
};

test('brings to light what was put into the sample, and nothing else', () => {
  expect(findingsOf('order-status')).toEqual(['Week by week: week of 5 Feb 38', 'Day of the week: Monday 61']);
  expect(findingsOf('checkout')).toEqual([
    'How much it matters to them: I may not come back 52',
    'Hour of the day: 21:00 44',
    'Width of the window: below 600 px (phones) 104',
  ]);
  expect(findingsOf('product')).toEqual(['Language: Polish (pl) 56', 'Delivery: waited on the device 28']);
  expect(findingsOf('returns')).toEqual([]);
});

test('causes keep the order of the receiver and are not compared: each touchpoint has its own', () => {
  const [causes] = breakDown(all.touchpoints[1]!, all);
  expect(causes?.bins.map(({ label, count, expected }) => [label, count, expected])).toEqual([
    ['My card was declined', 61, undefined],
    ['The address form', 22, undefined],
    ['Something else', 8, undefined],
  ]);
});

test('every critique of a split is in its bars', () => {
  for (const one of all.touchpoints) {
    const byWeekday = breakDown(one, all).find(({ title }) => title === 'Day of the week');
    expect(byWeekday?.bins.map(({ count }) => count)).toEqual(one.byWeekday);
  }
});
