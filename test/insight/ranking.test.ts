import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankLeastGood } from '@earful/insight';

const row = (id: string, k: number, n: number) => ({ id, k, n });

describe('rankLeastGood', () => {
  test('reproduces the vector of F7', () => {
    const ranked = rankLeastGood([
      row('productPage', 10, 100),
      row('phone', 1, 1),
      row('signup', 4, 40),
      row('delivery', 48, 120),
      row('chat', 22, 88),
      row('search', 3, 4),
      row('checkout', 31, 62),
      row('returns', 9, 15),
    ]);
    const digits = (value: number | undefined) => value?.toFixed(3);
    expect(
      ranked.map((one) => [
        one.id,
        digits(one.standing),
        digits(one.low),
        digits(one.high),
        digits(one.worse),
        one.label,
      ]),
    ).toEqual([
      ['returns', '0.516', '0.338', '0.692', '0.981', 'fixFirst'],
      ['search', '0.483', '0.233', '0.737', '0.882', 'askMore'],
      ['checkout', '0.483', '0.384', '0.582', '0.999', 'fixFirst'],
      ['phone', '0.401', '0.129', '0.709', '0.693', 'askMore'],
      ['delivery', '0.395', '0.325', '0.468', '0.991', 'fixFirst'],
      ['chat', '0.253', '0.182', '0.329', '0.167', 'fine'],
      ['signup', '0.124', '0.055', '0.212', '0.002', 'fine'],
      ['productPage', '0.111', '0.065', '0.164', '0.000', 'fine'],
    ]);
  });

  test('sorts by the lower Wilson limit while fewer than three touchpoints have four answers', () => {
    const ranked = rankLeastGood([row('one', 1, 1), row('few', 3, 4), row('many', 40, 100)]);
    expect(ranked.map(({ id }) => id)).toEqual(['few', 'many', 'one']);
    expect(ranked[0]).toMatchObject({ standing: 0.75, label: 'askMore' });
    expect(ranked[1]).toMatchObject({ standing: 0.4, label: 'watch' });
    expect(ranked.every(({ worse }) => worse === undefined)).toBe(true);
  });

  test('says of a touchpoint without an answer that one should ask', () => {
    const [first, , , last] = rankLeastGood([row('a', 0, 0), row('b', 0, 20), row('c', 0, 20), row('d', 10, 20)]);
    expect(first?.id).toBe('d');
    expect(rankLeastGood([row('a', 0, 0)])).toEqual([{ id: 'a', k: 0, n: 0, label: 'askMore' }]);
    expect(last?.label).toBe('fine');
  });

  test.each([
    ['nobody complains', 0],
    ['everybody complains', 10],
  ])('stays finite when %s', (_, k) => {
    for (const one of rankLeastGood([row('a', k, 10), row('b', k, 10), row('c', k, 10)])) {
      expect(one.standing).toBeGreaterThan(0);
      expect(one.standing).toBeLessThan(1);
      expect(one.worse).toBeGreaterThanOrEqual(0);
    }
  });

  test('breaks ties by the larger n, then by the id', () => {
    const ranked = rankLeastGood([row('b', 0, 0), row('a', 0, 0), row('c', 0, 6)]);
    expect(ranked.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  test('keeps every touchpoint, orders by standing and never leaves 0 to 1', () => {
    const touchpoint = fc
      .tuple(fc.integer({ min: 0, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([n, share]) => ({ n, k: Math.round(n * share * 2) / 2 }));
    fc.assert(
      fc.property(fc.array(touchpoint, { minLength: 3, maxLength: 12 }), (list) => {
        const ranked = rankLeastGood(list.map((one, index) => ({ id: `t${index}`, ...one })));
        expect(new Set(ranked.map(({ id }) => id)).size).toBe(list.length);
        for (const one of ranked) {
          for (const value of [one.standing, one.low, one.high, one.worse]) {
            if (value === undefined) continue;
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          if (one.low !== undefined && one.high !== undefined) expect(one.low).toBeLessThanOrEqual(one.high);
        }
        if (ranked.every(({ worse }) => worse !== undefined)) {
          const standings = ranked.map(({ standing }) => standing ?? 0);
          expect(standings).toEqual(standings.toSorted((a, b) => b - a));
        }
      }),
    );
  });
});
