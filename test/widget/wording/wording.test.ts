import type { PublicConfig } from '@earful/protocol';
import { count } from '@earful/protocol/wording/fill';
import { locales } from '@earful/protocol/wording/locales';
import { promptFiles } from '@earful/protocol/wording/prompt';
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { privacyOf } from '../../../packages/widget/src/prompt/privacy.js';
import { version } from '../../../packages/widget/src/shared/version.js';
import { fill, loadWording } from '../../../packages/widget/src/wording/load-wording.js';
import { localize } from '../../../packages/widget/src/wording/localize.js';
import { day, launcherWords } from '../../../packages/widget/src/wording/wording.js';

const config: PublicConfig = { brand: { name: 'Fern' }, touchpoints: [{ id: 'help', name: 'Help' }] };
const withBrand = (brand: Partial<PublicConfig['brand']>): PublicConfig => ({
  ...config,
  brand: { ...config.brand, ...brand },
});

afterEach(() => vi.restoreAllMocks());

describe('wording', () => {
  test('is of the language of the visitor, with dates of their region', async () => {
    const polish = await loadWording('pl-PL', config);
    expect(polish).toMatchObject({ locale: 'pl-PL', dir: 'ltr', isStandIn: false });
    expect(polish.strings.notNow).toBe('Nie teraz');
    expect((await loadWording('en_GB', config)).locale).toBe('en-GB');
  });

  test('of a language we do not speak is English, dates included', async () => {
    expect(await loadWording('nb', config)).toMatchObject({
      locale: 'en',
      isStandIn: false,
      strings: { notNow: 'Not now' },
    });
  });

  test('of a language that only the brand speaks is its own', async () => {
    const own = { ...config, wording: { he: { notNow: 'לא עכשיו' } } };
    expect(await loadWording('he-IL', own)).toMatchObject({
      locale: 'he',
      dir: 'rtl',
      strings: { notNow: 'לא עכשיו' },
    });
  });

  test('that cannot be fetched is English for now', async () => {
    vi.spyOn(promptFiles, 'pl').mockRejectedValueOnce(new TypeError('offline'));
    expect(await loadWording('pl', config)).toMatchObject({
      locale: 'en',
      isStandIn: true,
      strings: { notNow: 'Not now' },
    });
    expect(await loadWording('pl', config)).toMatchObject({ locale: 'pl', isStandIn: false });
  });

  test('without English either is none', async () => {
    vi.spyOn(promptFiles, 'pl').mockRejectedValueOnce(new TypeError('offline'));
    vi.spyOn(promptFiles, 'en').mockRejectedValueOnce(new TypeError('offline'));
    await expect(loadWording('pl', config)).rejects.toThrow('offline');
  });

  test('has the tone of the brand, per language, and below its own texts', async () => {
    const plain = (await loadWording('en', config)).strings;
    const toned = withBrand({ tone: { en: 'formal', pl: 'warm' } });
    const formal = (await loadWording('en-GB', toned)).strings;
    expect(formal.received).toBe('Thank you. Your message has been received.');
    expect(formal.send).toBe(plain.send);
    expect((await loadWording('pl', toned)).strings.received).toBe('Dziękujemy za szczerość. Mamy zgłoszenie.');
    const own = { ...toned, wording: { en: { received: 'Got it.' } } };
    expect((await loadWording('en', own)).strings.received).toBe('Got it.');
    expect((await loadWording('en', withBrand({ tone: 'shouting' as 'plain' }))).strings).toEqual(plain);
  });

  test('says when things are deleted only where the brand does', async () => {
    const said = async (brand: Partial<PublicConfig['brand']>): Promise<string> =>
      privacyOf(await loadWording('pl', withBrand(brand)), withBrand(brand));
    const privacy = await said({});
    expect(await said({ retention: { contactDays: 30, wordMonths: 1 } })).toBe(
      `${privacy} Dane kontaktowe usuniemy 30 dni po zamknięciu sprawy. Treść usuniemy po 1 miesiącu.`,
    );
    expect(await said({ retention: { wordMonths: 12 } })).toBe(`${privacy} Treść usuniemy po 12 miesiącach.`);
    expect(await said({ retention: { wordMonths: 'ages' as never } })).toBe(privacy);
  });

  test('of other openings and of rare fields is there where the configuration needs it', async () => {
    expect((await loadWording('en', config)).strings).not.toHaveProperty('neutral');
    const varied = { ...config, wording: { en: { neutralTitle: 'Well?' } }, experiment: { opening: { neutral: 1 } } };
    expect((await loadWording('en', varied)).strings.neutral.title).toBe('Well?');
    expect((await loadWording('en', config)).strings).not.toHaveProperty('sources');
    const [help] = config.touchpoints;
    const more = { ...config, touchpoints: [{ ...help!, details: ['source' as const] }] };
    expect((await loadWording('en', more)).strings.sources.situation).toBe('how that day was');
  });

  test('of the launcher: its language, with the texts of the brand', async () => {
    expect(await launcherWords('pl-PL', config)).toMatchObject({ lang: 'pl', words: { hideToday: 'Ukryj do jutra' } });
    const own = { ...config, wording: { en: { launcherLabel: 'Speak up' } } };
    expect(await launcherWords('nb', own)).toMatchObject({ lang: 'en', words: { label: 'Speak up' } });
  });
});

describe('texts', () => {
  test('every slot is filled, unknown ones stay visible', () => {
    expect(fill('{team} by {date}. {x}', { team: 'A $& B', date: '3 May' })).toBe('A $& B by 3 May. {x}');
    expect(fill('{team}.', { team: '' })).toBe('.');
  });

  test('beside right-to-left text a value is kept together', () => {
    expect(fill('يقرأ {team} هذا', { team: 'A & B' })).toBe('يقرأ \u2068A & B\u2069 هذا');
    expect(fill('{team} reads this', { team: 'فريق' })).toBe('\u2068فريق\u2069 reads this');
  });

  test('a value turns nothing round beyond its own slot', () => {
    const turned = fill('{team} reads this. Reference {ref}.', { team: '\u202e<b>\u2069\u202dx', ref: 'A-1' });
    expect(turned).toBe('<b>x reads this. Reference A-1.');
    expect(fill('{team} reads this', { team: '\u202dفريق!' })).toBe('\u2068فريق!\u2069 reads this');
  });

  test('a number takes the form of its language', () => {
    const forms = { one: '{n} dzień', few: '{n} dni', many: '{n} dni.', other: '{n} dnia' };
    expect([1, 2, 5, 22, 1.5].map((n) => count(forms, n, 'pl'))).toEqual([
      '1 dzień',
      '2 dni',
      '5 dni.',
      '22 dni',
      '1,5 dnia',
    ]);
    expect(count({ other: '{n}日' }, 1_000, 'ja')).toBe('1,000日');
  });

  test.each(locales)('%s: a day is written in words that stay on one line', (locale) => {
    expect(day('2026-11-24T15:00:00Z', locale)).not.toContain(' ');
    expect(day('2026-11-24T15:00:00Z', 'pl')).toBe('24\xa0listopada');
  });

  test('of the brand: exact tag, then language, then English, then the first', () => {
    const text = { pl: 'Kasa', en: 'Checkout', 'en-GB': 'Till' };
    expect(localize(text, 'en-GB')).toBe('Till');
    expect(localize(text, 'pl-PL')).toBe('Kasa');
    expect(localize(text, 'de')).toBe('Checkout');
    expect(localize({ pl: 'Kasa' }, 'de')).toBe('Kasa');
    expect(localize('Kasse', 'pl')).toBe('Kasse');
  });
});

test('the version is that of the package', () => {
  const manifest = new URL('../../../packages/widget/package.json', import.meta.url);
  expect(version).toBe((JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version);
});
