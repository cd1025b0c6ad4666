import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { en } from '../../packages/widget/src/prompt/strings/en.js';
import { pl } from '../../packages/widget/src/prompt/strings/pl.js';
import { reviewed } from '../../packages/widget/src/prompt/strings/reviewed.js';
import { day, fill, loadWording } from '../../packages/widget/src/prompt/wording.js';
import { localize } from '../../packages/widget/src/localize.js';
import { version } from '../../packages/widget/src/version.js';

/** Every text with its path, lists and groups included. */
const flatten = (value: unknown, path = ''): [string, string][] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as object).flatMap(([key, inner]) => flatten(inner, `${path}.${key}`));
const slots = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).sort();

describe('strings', () => {
  test('each locale has the same keys and the same slots', () => {
    const shape = (strings: unknown) => flatten(strings).map(([path, text]) => [path, slots(text)]);
    expect(shape(pl)).toEqual(shape(en));
    expect(Object.keys(reviewed).sort()).toEqual(['en', 'pl']);
  });

  test('no begging, no exclamation marks, no word against telling others', () => {
    for (const [path, text] of [...flatten(en), ...flatten(pl)]) {
      expect(`${path} ${text}`).not.toMatch(/!|oops|please rate|instead of (posting|a review)|zamiast opinii/i);
    }
  });

  test('every slot is filled, unknown ones stay visible', () => {
    expect(fill('{team} by {date}. {x}', { team: 'A $& B', date: '3 May' })).toBe('A $& B by 3 May. {x}');
  });

  test('a language without wording gets English, dates included', async () => {
    expect((await loadWording('pl-PL')).strings.notNow).toBe('Nie teraz');
    expect(await loadWording('de')).toMatchObject({ locale: 'en', strings: { notNow: 'Not now' } });
    expect((await loadWording('en-GB')).locale).toBe('en-GB');
    expect(day('2026-11-24T15:00:00Z', 'pl')).toBe('24 listopada');
  });

  test('brand texts: exact tag, then language, then English, then the first', () => {
    const text = { pl: 'Kasa', en: 'Checkout', 'en-GB': 'Till' };
    expect(localize(text, 'en-GB')).toBe('Till');
    expect(localize(text, 'pl-PL')).toBe('Kasa');
    expect(localize(text, 'de')).toBe('Checkout');
    expect(localize({ pl: 'Kasa' }, 'de')).toBe('Kasa');
    expect(localize('Kasse', 'pl')).toBe('Kasse');
  });

  test('the version is that of the package', () => {
    const manifest = new URL('../../packages/widget/package.json', import.meta.url);
    expect(version).toBe((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version);
  });
});
