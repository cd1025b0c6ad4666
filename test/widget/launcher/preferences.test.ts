import { expect, test } from 'vitest';
import { readPreferences, tomorrow } from '../../../packages/widget/src/launcher/preferences.js';

const now = new Date(2026, 10, 22, 23, 59).getTime();

test('tomorrow begins at midnight where the visitor is, also in a night that is an hour longer', () => {
  expect(tomorrow(now)).toBe(new Date(2026, 10, 23).getTime());
  expect(tomorrow(new Date(2026, 9, 25, 0, 30).getTime())).toBe(new Date(2026, 9, 26).getTime());
});

test('a choice counts until its day; hidden until its own', () => {
  const note = { side: 'start', isSmall: true, hiddenUntil: now + 1, until: now + 5 };
  expect(readPreferences(note, now)).toEqual(note);
  expect(readPreferences(note, now + 2)).toEqual({ side: 'start', isSmall: true, until: now + 5 });
  expect(readPreferences(note, now + 6)).toEqual({ until: 0 });
});

test('what is no note is none', () => {
  for (const noted of [null, undefined, 7, 'x', [], { until: 'later' }, { side: 'start' }]) {
    expect(readPreferences(noted, now)).toEqual({ until: 0 });
  }
  expect(readPreferences({ side: 'left', isSmall: 'yes', hiddenUntil: 'x', until: now + 1 }, now)).toEqual({
    until: now + 1,
  });
});
