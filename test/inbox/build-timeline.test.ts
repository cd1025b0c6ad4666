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

test('of what was taken back only that it came, was read, and went', () => {
  const [late] = sampleCases();
  const acknowledgedAt = '2026-03-11T08:00:00Z';
  const gone = { ...late!, acknowledgedAt, withdrawnAt: '2026-03-11T09:00:00Z' };
  expect(buildTimeline(gone).map(({ text, at }) => [text, at])).toEqual([
    ['Arrived here', late!.receivedAt],
    ['Acknowledged', acknowledgedAt],
    ['Withdrawn by the customer', '2026-03-11T09:00:00Z'],
  ]);
});
