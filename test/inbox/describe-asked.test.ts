import { exposureReasons } from '@earful/protocol/names';
import { expect, test } from 'vitest';
import { describeAsked, describePromise, listAsked, listHeard } from '../../packages/inbox/src/text/describe-asked.js';
import { askedStrings } from '../../packages/inbox/src/text/strings-asked.js';
import { fewAsked, sampleAsked } from './sample-asked.js';

test('a share stands between its counts, with how sure it is', () => {
  expect(describeAsked(sampleAsked())).toBe('shown 120, answered 9 (8 %, about 90 % sure: 4 to 12 %), sent 8');
  expect(describeAsked(fewAsked())).toBe('shown 4, answered 2, sent 2');
});

test('every way of not answering and every reason is said in words, most frequent first', () => {
  expect(listAsked(sampleAsked())).toEqual([
    {
      label: 'Shown, not answered',
      figures: ['70 left it alone', '21 “Not now”', '6 “Don’t ask again”', '14 closed it'],
    },
    {
      label: 'Not asked',
      figures: [
        '1,215 of 1,475 moments',
        '1,000 had been asked in this visit already',
        '180 had answered or declined not long ago',
        '20 for another reason',
        '10 were busy',
        '5 did not see it: it never came into view',
      ],
    },
    { label: 'Held out', figures: ['140 never asked, so that the effect of asking can be told'] },
    {
      label: 'By opening',
      figures: ['what went wrong: shown 80, answered 5', 'what went well: shown 40, answered 4'],
    },
  ]);
});

test('lines without a figure are left out, and one opening is not compared with itself', () => {
  expect(listAsked(fewAsked())).toEqual([{ label: 'Shown, not answered', figures: ['2 left it alone'] }]);
});

test('what silence could hide, and who spoke of known failures; unknown without a denominator', () => {
  expect(listHeard(sampleAsked())).toEqual([
    { label: 'What silence could hide', figures: ['5 to 98 % of those shown may be unhappy'] },
    { label: 'Known failures', figures: ['400, answered 12 (3 %), silent 388'] },
  ]);
  expect(listHeard(fewAsked())).toEqual([
    { label: 'What silence could hide', figures: ['unknown'] },
    { label: 'Known failures', figures: ['unknown'] },
  ]);
  const { knownFailures: _none, ...noneKnown } = sampleAsked();
  expect(listHeard(noneKnown).map(({ label }) => label)).toEqual(['What silence could hide']);
});

test('there are words for every reason', () => {
  const worded = Object.keys(askedStrings.reason);
  expect(exposureReasons.filter((reason) => reason !== 'holdOut' && !worded.includes(reason))).toEqual([]);
});

test('a promise that was never early does not speak of it', () => {
  const promise = { promiseId: 'a', statement: 'A', early: 3, kept: 42, broken: 5 };
  expect(describePromise(promise)).toBe('kept 42, kept early 3, broken 5');
  expect(describePromise({ ...promise, early: 0 })).toBe('kept 42, broken 5');
});
