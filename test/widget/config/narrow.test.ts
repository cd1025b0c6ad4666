import { publicConfig } from '@earful/protocol';
import { publicPart } from '@earful/server';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { narrow } from '../../../packages/widget/src/config/narrow.js';
import { describeFaults } from '../../../packages/widget/src/faults/faults.js';
import type { Fault } from '../../../packages/widget/src/faults/report.js';
import { fullConfig } from '../../helpers/full-config.js';
import { stubSelectors } from '../helpers/selectors.js';

stubSelectors();

const good = {
  schemaVersion: 1,
  brand: { name: 'Fern & Finch', team: { en: 'Service', pl: 'Obsługa' }, privacyUrl: '/privacy' },
  touchpoints: [
    {
      id: 'checkout',
      name: { en: 'Checkout' },
      paths: ['/checkout/**'],
      causes: [{ code: 'card', label: 'card' }],
      responsePromise: { readWithinHours: 24 },
    },
  ],
  promises: [{ id: 'delivery', touchpoint: 'checkout', statement: 'Soon', toleranceHours: 0 }],
  triggers: [{ signal: 'rageClick', touchpoint: 'checkout', says: 'So?', known: false, parameters: { times: 4 } }],
  etiquette: { quietMs: 0, arrivalMs: 10, maxDelayMs: 60_000 },
  launcher: false,
  placement: 'start',
};

const check = (raw: unknown) => {
  const faults: Fault[] = [];
  const config = narrow(raw, (...fault) => void faults.push(fault));
  return { config, faults, message: describeFaults(faults) };
};

describe('narrow', () => {
  test('a right configuration comes through whole, without a word', () => {
    expect(check(good)).toMatchObject({ config: good, faults: [] });
    expect(publicConfig.parse(good)).toEqual(good);
  });

  test('what a page has given to all objects is no part of it', () => {
    const everywhere = Object.prototype as { extra?: unknown };
    everywhere.extra = () => {};
    try {
      const { config, faults } = check(good);
      expect(faults).toEqual([]);
      expect(config).toMatchObject({ triggers: [{ signal: 'rageClick' }] });
      expect(Object.keys(config!)).toEqual(Object.keys(good));
    } finally {
      delete everywhere.extra;
    }
  });

  test('whatever a page may be told is known here', () => {
    const told = publicPart(fullConfig);
    expect(Object.keys(told.triggers![0]!).length).toBeGreaterThan(8);
    expect(check(told)).toMatchObject({ config: told, faults: [] });
  });

  test.each<[name: string, change: object, message: RegExp]>([
    ['misspelt key', { triger: [] }, /config\.triger \(\[\]\) is not a known name\. Write "triggers"/],
    ['unknown key', { zebra: 1 }, /config\.zebra \(1\) is not a known name\. Take it out, or use one of \$schema/],
    ['wrong type', { launcher: 'yes' }, /config\.launcher is "yes"\. Write true or false/],
    ['wrong choice', { placement: 'left' }, /config\.placement is "left"\. Write one of "start", "end"/],
    [
      'a fact that no fact can equal',
      {
        triggers: [
          {
            signal: 'paymentFailed',
            touchpoint: 'checkout',
            parameters: { facts: [{ name: 'code', is: 'in', value: ['x'.repeat(201)] }] },
          },
        ],
      },
      /facts\[0\]\.value\[0\] is "x+…?/,
    ],
    ['number out of range', { etiquette: { quietMs: -1 } }, /quietMs is -1\. Write a number from 0 to 60000/],
    ['text for a number', { etiquette: { quietMs: '5' } }, /quietMs is "5"\. Write a number/],
    ['a later version', { schemaVersion: 2 }, /schemaVersion is 2\. Write one of 1/],
    ['script address', { brand: { name: 'x', privacyUrl: 'javascript:alert(1)' } }, /privacyUrl is "javascript/],
    [
      'signal',
      { triggers: [{ signal: 'rage-click', touchpoint: 'checkout' }] },
      /signal is "rage-click"\. Write one of/,
    ],
    [
      'reference',
      { triggers: [{ signal: 'rageClick', touchpoint: 'chekout' }] },
      /"chekout", which no touchpoint has as its id\. Write "checkout"/,
    ],
    ['list', { triggers: {} }, /config\.triggers is \{\}\. Write a list/],
    [
      'slug',
      { promises: [{ id: 'Not This', touchpoint: 'checkout', statement: 'x' }] },
      /promises\[0\]\.id is "Not This"/,
    ],
    ['a list for a text', { promises: [{ id: ['a'], touchpoint: 'checkout', statement: 'x' }] }, /id is \["a"\]/],
    [
      'a name with a space',
      { triggers: [{ ...good.triggers[0], cancelledBy: ['it paid'] }] },
      /Write a camelCase name/,
    ],
    [
      'a list of nothing',
      { touchpoints: good.touchpoints, promises: [{ ...good.promises[0], statement: { id: '' } }] },
      /statement\.id is ""\. Write text/,
    ],
    ['localized', { brand: { name: 'x', team: { en: 4 } } }, /config\.brand\.team\.en is 4/],
  ])('%s: one line with path, value and fix; the rest still works', (_name, change, message) => {
    const result = check({ ...good, ...change });
    expect(result.faults).toHaveLength(1);
    expect(result.message).toMatch(message);
    expect(result.config?.touchpoints).toEqual(good.touchpoints);
    expect(publicConfig.safeParse(result.config).success).toBe(true);
  });

  test.each([
    ['no brand', { touchpoints: good.touchpoints }, /config\.brand is missing/],
    ['no name', { ...good, brand: {} }, /config\.brand\.name is missing/],
    ['no touchpoints', { brand: good.brand }, /config\.touchpoints is missing/],
    ['nothing', null, /config is null\. Write an object/],
    ['a number', 4, /config is 4\. Write an object/],
  ])('%s leaves nothing to work with', (_name, raw, message) => {
    const result = check(raw);
    expect(result.config).toBeUndefined();
    expect(result.message).toMatch(message);
  });

  const rule = good.triggers[0]!;
  const when = (conditions: object) => ({ ...rule, when: conditions });
  const compare = (is: string, value: unknown) => ({ ...rule, parameters: { facts: [{ name: 'code', is, value }] } });
  test.each<[name: string, wrong: unknown, message: RegExp]>([
    ['a share as text', { ...rule, samplingRate: '1%' }, /\[0\]\.samplingRate is "1%"/],
    ['no boolean', { ...rule, enabled: 'false' }, /\[0\]\.enabled is "false"/],
    ['a misspelt condition', { ...rule, wen: {} }, /\[0\]\.wen .*Write "when"/],
    ['an unknown condition', when({ segment: ['gold'] }), /when\.segment .*Write "segments"/],
    ['one of a list', when({ devices: ['phone', 'watch'] }), /devices\[1\] is "watch"/],
    ['an empty list', when({ passed: [] }), /when\.passed is \[\]\. Write a list with at least one entry/],
    ['a moment that is a number', when({ from: 5 }), /when\.from is 5\. Write a moment/],
    ['a moment that is no text', when({ until: { toString: 1, valueOf: 1 } }), /when\.until is \{/],
    ['a number that is none', { ...rule, delayMs: { toString: 1, valueOf: 1 } }, /delayMs is \{/],
    ['a number in brackets', { ...rule, occurrence: [2] }, /occurrence is \[2\]/],
    ['nothing to compare with', compare('in', []), /facts\[0\]\.value is \[\]/],
    ['an object to compare with', compare('contains', {}), /facts\[0\]\.value is \{\}/],
    [
      'hours in other words',
      when({ hours: ['Mo 09:00-17:00', 'Mon-Fri 9-17'] }),
      /hours\[1\] is "Mon-Fri 9-17"\. Write days/,
    ],
    ['an hour that no day has', when({ hours: ['Sa 22:00-26:00'] }), /when\.hours\[0\] is "Sa 22:00-26:00"/],
    ['a list in a list', compare('in', [['x']]), /facts\[0\]\.value\[0\] is \["x"\]/],
  ])('a trigger with a fault in it is left out whole: %s', (_name, wrong, message) => {
    const result = check({ ...good, triggers: [wrong, rule] });
    expect(result.config?.triggers).toEqual([rule]);
    expect(result.faults).toHaveLength(1);
    expect(result.message).toMatch(message);
    expect(publicConfig.safeParse({ ...good, triggers: [wrong] }).success).toBe(false);
  });

  test('so is an experiment', () => {
    expect(check({ ...good, experiment: { holdOut: 0.1, opening: { praise: 1 } } }).config?.experiment).toBeDefined();
    const { config, message } = check({ ...good, experiment: { holdOut: 0.1, opening: null } });
    expect(config?.experiment).toBeUndefined();
    expect(message).toMatch(/config\.experiment\.opening is null/);
  });

  test('a trigger reads as it was written, so that the rules know it again', () => {
    const parameters = { withinMs: 500, facts: [{ value: 'x', name: 'code', is: 'not' }], times: 3 };
    const conditions = { until: '2031-01-01T00:00:00Z', addresses: ['/'] };
    const triggers = [{ when: conditions, priority: 7, ...rule, parameters }];
    expect(JSON.stringify(check({ ...good, triggers }).config?.triggers)).toBe(JSON.stringify(triggers));
  });

  test('one wrong touchpoint does not take the others with it', () => {
    const { config, faults } = check({ ...good, touchpoints: [{ id: 'Bad' }, ...good.touchpoints] });
    expect(config?.touchpoints).toEqual(good.touchpoints);
    expect(faults).toHaveLength(2);
  });

  test('never throws, never pollutes, and what it lets through the schema takes', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withBigInt: true }), fc.jsonValue(), (thing, json) => {
        check(thing);
        const raw = JSON.parse(JSON.stringify({ ...good, etiquette: json, triggers: [json] })) as unknown;
        const { config, message } = check(raw);
        expect(message.length).toBeGreaterThan(0);
        expect(publicConfig.safeParse(config).success).toBe(true);
      }),
    );
    check(JSON.parse('{"__proto__": {"polluted": true}, "brand": {"name": "x", "team": {"__proto__": "y"}}}'));
    expect(Object.prototype).not.toHaveProperty('polluted');
  });
});

test('what names no known touchpoint is named and left out, trigger and promise alike', () => {
  const { config, message } = check({
    ...good,
    triggers: [...good.triggers, { signal: 'paymentFailed', touchpoint: 'chekout' }],
    promises: [...good.promises, { id: 'refund', touchpoint: 'chekout', statement: 'At once' }],
  });
  expect(config).toEqual(good);
  expect(message).toMatch(/promises\[1\]\.touchpoint is "chekout"[^]*triggers\[1\]\.touchpoint is "chekout"/);
});

test('an entry that is left out does not move the places of those behind it', () => {
  const { faults } = check({
    ...good,
    triggers: [
      { signal: 'rageclick', touchpoint: 'checkout' },
      ...good.triggers,
      { signal: 'rageClick', touchpoint: 'x' },
    ],
    promises: [{ id: 'refund' }, { ...good.promises[0], touchpoint: 'y' }],
  });
  const places = faults.map(([, path]) => path);
  expect(places).toContain('config.triggers[2].touchpoint');
  expect(places).toContain('config.promises[1].touchpoint');
});

test('where the touchpoints themselves are wrong, what names them is not blamed', () => {
  const { faults } = check({ ...good, touchpoints: 'checkout' });
  expect(faults.map(([, path]) => path)).toEqual(['config.touchpoints']);
});
