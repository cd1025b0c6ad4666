import { expect, test } from 'vitest';
import { describeDues } from '../../packages/inbox/src/text/describe-due.js';

const now = Date.parse('2026-03-11T10:00:00Z');
const readBy = '2026-03-11T07:00:00Z';
const answerBy = '2026-03-13T12:00:00Z';

test('what has not been done in time is overdue, and by how much', () => {
  expect(describeDues({ readBy, answerBy }, now)).toEqual([
    { what: 'read', at: readBy, status: 'overdue', text: 'Read overdue by 3 h' },
    { what: 'answer', at: answerBy, status: 'ahead', text: 'Answer due in 2 d 2 h' },
  ]);
});

test('less than six hours ahead is soon', () => {
  const at = '2026-03-11T15:59:00Z';
  expect(describeDues({ answerBy: at }, now)).toMatchObject([{ status: 'soon', text: 'Answer due in 5 h 59 min' }]);
});

test('a moment before the date is kept, a moment after it is late, however long ago that was', () => {
  expect(describeDues({ readBy, acknowledgedAt: '2026-03-11T06:59:59Z' }, now)).toMatchObject([{ status: 'kept' }]);
  expect(describeDues({ readBy, acknowledgedAt: '2026-03-11T09:00:00Z' }, now)).toMatchObject([
    { status: 'late', text: 'Read 2 h late' },
  ]);
});

test('whoever has answered has read', () => {
  expect(describeDues({ readBy, answeredAt: '2026-03-11T06:00:00Z' }, now)).toMatchObject([{ status: 'kept' }]);
});

test('nothing was promised, nothing is due', () => {
  expect(describeDues({}, now)).toEqual([]);
});

test('nothing is due to somebody who has taken the critique back', () => {
  expect(describeDues({ readBy, answerBy, withdrawnAt: readBy }, now)).toEqual([]);
});
