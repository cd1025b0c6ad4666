import { locales } from '@earful/protocol/wording/locales';
import { expect, test } from 'vitest';
import { createTimeWriter } from '../../../packages/server/src/pages/date-format.js';

/** As many hours and 33 minutes where the receiver stands, whose zone the pages name. */
const written = (locale: string, hour: number): string =>
  String(createTimeWriter(locale, locale.split('-')[0]!)(new Date(2026, 2, 3, hour, 33).toISOString()));

test.each(locales)('%s: an hour of one digit has a zero before it only where a day has 24', (locale) => {
  const hasHalves = locale === 'en' || locale === 'ar';
  expect(written(locale, 9)).toMatch(hasHalves ? /[^\d:T]9:33/ : /[^\d:T]09:33/);
  expect(written(locale, 15)).toMatch(hasHalves ? /[^\d:T]3:33/ : /[^\d:T]15:33/);
});

test.each(locales)('%s: day and month stay on one line', (locale) => {
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long' });
  const day = long.format(new Date(2026, 2, 3));
  expect(written(locale, 9).replaceAll('\xa0', ' ')).toContain(day);
  expect(written(locale, 9)).toContain(day.replaceAll(' ', '\xa0'));
});

test('the region decides, not the language of the page', () => {
  expect(written('en-GB', 9)).toContain('at 09:33');
  expect(written('es-MX', 9)).toContain(' 9:33');
  expect(written('de-u-hc-h12', 9)).toContain(' 9:33');
});
