import { expect, test } from 'vitest';
import { describeNothing, describeShown } from '../../packages/inbox/src/text/describe-shown.js';

const list = (state: 'open' | 'doubt' | 'all', matching: number, touchpoint?: string) => ({
  query: { state, order: 'worst', touchpoint } as const,
  matching,
  total: 1_200,
  open: 7,
});
const touchpoints = [{ touchpointId: 'checkout', name: 'Checkout' }];

test('everything that hides something is named', () => {
  expect(describeShown(list('open', 3, 'checkout'), touchpoints)).toBe(
    'Shown 3 of 1,200. Filter: open, which means not answered yet, touchpoint “Checkout”.',
  );
  expect(describeShown(list('all', 3, 'gone'), touchpoints)).toBe('Shown 3 of 1,200. Filter: touchpoint “gone”.');
});

test('where nothing hides, all is shown', () => {
  expect(describeShown(list('all', 1_200), touchpoints)).toBe('Shown 1,200 of 1,200.');
});

test('where no line is, it says why', () => {
  expect(describeNothing(list('doubt', 0))).toBe('No critique matches this filter.');
  expect(describeNothing({ ...list('open', 0), open: 0 })).toBe('Nothing is open. 1,200 so far, all of them answered.');
  expect(describeNothing({ ...list('open', 0, 'checkout'), open: 0 })).toBe('No critique matches this filter.');
});
