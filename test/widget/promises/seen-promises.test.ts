import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createSeenPromises } from '../../../packages/widget/src/promises/seen-promises.js';
import { shownTextOf } from '../../../packages/widget/src/promises/shown-text.js';
import { memoryStorage } from '../helpers/memory-storage.js';

let local = memoryStorage();
const openPage = (now: string, consent = true) => {
  const consents = { storage: consent, measurement: false };
  return { consents, ...createSeenPromises(consents, () => Date.parse(now)) };
};
const stored = () => JSON.parse(local.items.get('earful:promises') ?? '{}') as Record<string, unknown>;

beforeEach(() => {
  local = memoryStorage();
  vi.stubGlobal('window', { localStorage: local });
});

describe('promises that were seen', () => {
  test('the one seen last, of those that are asked for', () => {
    const page = openPage('2026-11-20T10:00:00Z', false);
    page.add('delivery', 'In two days');
    page.add('price', 'Never more than 5 €');
    page.add('delivery', 'In one day');
    expect(page.last(['delivery', 'price'])).toEqual({ promiseId: 'delivery', shownText: 'In one day' });
    expect(page.last(['price'])).toEqual({ promiseId: 'price', shownText: 'Never more than 5 €' });
    expect(page.last(['other'])).toBeUndefined();
    expect(local.items.size).toBe(0);
  });

  test('with consent they cross visits, as text and day, for 180 days', () => {
    openPage('2026-11-20T23:00:00Z').add('delivery', 'In two days');
    openPage('2026-11-21T08:00:00Z').add('price', 'Fair');
    expect(stored()).toEqual({ delivery: ['In two days', 20_777], price: ['Fair', 20_778] });
    expect(openPage('2026-12-01T00:00:00Z').last(['delivery', 'price'])?.promiseId).toBe('price');
    const late = openPage('2027-05-19T10:00:00Z');
    expect(late.last(['delivery'])).toBeUndefined();
    expect(late.last(['price'])?.promiseId).toBe('price');
  });

  test('consent that comes later takes in what this page has shown', () => {
    const page = openPage('2026-11-20T10:00:00Z', false);
    page.add('delivery', 'In two days');
    page.consents.storage = true;
    page.save();
    expect(Object.keys(stored())).toEqual(['delivery']);
  });

  test('no more than the latest fifty', () => {
    const page = openPage('2026-11-20T10:00:00Z');
    for (let i = 0; i < 60; i++) page.add(`p${i}`, 'x');
    expect(Object.keys(stored())).toEqual(Array.from({ length: 50 }, (_, i) => `p${i + 10}`));
  });

  test.each([
    '7',
    'null',
    '"x"',
    '[["a",1]]',
    'not json',
    '{"delivery":null}',
    '{"delivery":["x"]}',
    '{"delivery":[4,20777]}',
    '{"delivery":["x",1e9]}',
    '{"delivery":["x",20777.5]}',
    '{"Delivery!":["x",20777]}',
  ])('what another script has put in their place harms nobody: %s', (text) => {
    local.setItem('earful:promises', text);
    const page = openPage('2026-11-20T10:00:00Z');
    expect(page.last(['delivery', 'Delivery!', '0'])).toBeUndefined();
    page.add('price', 'Fair');
    expect(stored()).toMatchObject({ price: ['Fair', 20_777] });
  });
});

test.each([
  [' By\n  Friday ', 'By Friday'],
  [' \n ', undefined],
  [4, undefined],
  ['x'.repeat(300), 'x'.repeat(200)],
  ['x'.repeat(199) + '🚚', 'x'.repeat(199)],
])('the shown text of %j', (text, shown) => {
  expect(shownTextOf(text)).toBe(shown);
});
