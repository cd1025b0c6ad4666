import { expect, test } from 'vitest';
import { buildTimeline } from '../../packages/inbox/src/text/build-timeline.js';
import { sampleCases } from './sample-cases.js';

test('promised dates and what happened stand in the order of time', () => {
  const [late] = sampleCases();
  expect(buildTimeline(late!).map(({ text, planned }) => `${planned ? '(promised) ' : ''}${text}`)).toEqual([
    '(promised) Promised date',
    'Sent off by the customer',
    'Arrived here',
    'Details added (revision 2)',
    '(promised) We promised to have read it',
    '(promised) We promised to have answered it',
  ]);
});
