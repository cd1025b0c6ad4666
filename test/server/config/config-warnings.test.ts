import { siteConfig } from '@earful/protocol';
import { expect, test } from 'vitest';
import { describeFault } from '../../../packages/server/src/config/config-fault.js';
import { configWarnings } from '../../../packages/server/src/config/config-warnings.js';
import { defaultEtiquette } from '../../../packages/widget/src/etiquette/eligibility.js';

const checkout = { id: 'checkout', name: 'Checkout', owner: 'Ada', responsePromise: { readWithinHours: 24 } };

/** What is said of a configuration in which each touchpoint is asked about. */
function warningsOf(etiquette: object, touchpoints: { id: string }[] = [checkout]): string[] {
  const triggers = touchpoints.map(({ id }) => ({ signal: 'rageClick', touchpoint: id }));
  const config = { brand: { name: 'Lindenhof' }, touchpoints, triggers, etiquette };
  return configWarnings(siteConfig.parse(config), Date.parse('2026-05-01T12:00:00Z')).map(describeFault);
}

test.each<[string, object, string]>([
  [
    'no time to wait for the quiet moment',
    { maxDelayMs: 0 },
    `etiquette.maxDelayMs (0): is over before quietMs, ${defaultEtiquette.quietMs}, has passed, so what a click or a key brings is dropped; make it greater`,
  ],
  [
    'less time than that',
    { maxDelayMs: 1_999, quietMs: 2_000 },
    'etiquette.maxDelayMs (1999): is over before quietMs, 2000, has passed, so what a click or a key brings is dropped; make it greater',
  ],
  [
    'no pause at all',
    { quietMs: 0, arrivalMs: 0, maxDelayMs: 60_000 },
    'etiquette.arrivalMs (0): lets it ask while the page loads, because quietMs is 0 too; make one of them greater',
  ],
])('warns of %s', (_, etiquette, line) => {
  expect(warningsOf(etiquette)).toEqual([line]);
});

test.each<[string, object]>([
  ['as much time as the quiet moment takes', { maxDelayMs: defaultEtiquette.quietMs }],
  ['now or never, where nobody waits for quiet', { maxDelayMs: 0, quietMs: 0 }],
  ['quiet alone', { arrivalMs: 0 }],
  ['arrival alone', { quietMs: 0 }],
  ['what holds anyway', defaultEtiquette],
])('has nothing to say of %s', (_, etiquette) => {
  expect(warningsOf(etiquette)).toEqual([]);
});

const [shop, help] = ['shop', 'help'].map((id) => ({ ...checkout, id }));

test.each<[string, object[], string]>([
  [
    'one that covers everything',
    [
      { ...shop, paths: ['/**'] },
      { ...help, paths: ['/help/**', '/faq'] },
    ],
    'touchpoints.1.paths (["/help/**","/faq"]): are covered by shop: the first touchpoint that fits is here, so help never is by them; put help first',
  ],
  [
    'several together',
    [
      { ...shop, paths: ['/faq', '/a'] },
      { ...checkout, paths: ['/help/*'] },
      { ...help, paths: ['/faq', '/help/:topic'] },
    ],
    'touchpoints.2.paths (["/faq","/help/:topic"]): are covered by shop and checkout: the first touchpoint that fits is here, so help never is by them; put help first',
  ],
])('warns of paths that come after %s', (_, touchpoints, line) => {
  expect(warningsOf({}, touchpoints as never)).toEqual([line]);
});

test.each<[string, object[]]>([
  [
    'the narrower first',
    [
      { ...help, paths: ['/help/**'] },
      { ...shop, paths: ['/**'] },
    ],
  ],
  [
    'a path of its own',
    [
      { ...shop, paths: ['/help/**'] },
      { ...help, paths: ['/help/**', '/faq'] },
    ],
  ],
  [
    'a query or a hash that the first one wants',
    [
      { ...shop, paths: ['/help?a=*', '/help#/a'] },
      { ...help, paths: ['/help'] },
    ],
  ],
  ['no paths', [{ ...shop, paths: ['/**'] }, help, { ...checkout, paths: [] }] as object[]],
])('has nothing to say of %s', (_, touchpoints) => {
  expect(warningsOf({}, touchpoints as never)).toEqual([]);
});

test('a touchpoint that pages do not learn of covers nothing', () => {
  const gone = { ...shop, paths: ['/**'], active: false };
  const warnings = warningsOf({}, [gone, { ...help, paths: ['/help'] }] as never);
  expect(warnings).toEqual([expect.stringContaining('is retired')]);
});
