import { siteConfig } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { describeFault } from '../../../packages/server/src/config/config-fault.js';
import { configWarnings } from '../../../packages/server/src/config/config-warnings.js';
import { configFaults } from '../../../packages/server/src/config.js';

const checkout = { id: 'checkout', name: 'Checkout', owner: 'Ada', responsePromise: { readWithinHours: 24 } };
const payment = { signal: 'paymentFailed', touchpoint: 'checkout' };
const now = Date.parse('2026-05-01T12:00:00Z');

/** What is said of these triggers, in a configuration without a fault. */
function warningsOf(triggers: object[], touchpoints: object[] = [checkout]): string[] {
  const config = { brand: { name: 'Lindenhof' }, touchpoints, triggers };
  expect(configFaults(config)).toEqual([]);
  return configWarnings(siteConfig.parse(config), now).map(describeFault);
}

const one = (trigger: object) => [{ ...payment, ...trigger }];

describe('warns of', () => {
  test.each<[string, object, string]>([
    [
      'a variable that stands in no line',
      { says: 'No {code}.', variables: ['code', 'amount'] },
      'variables.1 ("amount"): stands in no line; write {amount} into says, or take it out',
    ],
    [
      'a line for when no fact is there, where none is needed',
      { says: 'No.', saysWithout: 'Not at all.' },
      'saysWithout ("Not at all."): is never shown: the line has no slot; take it out',
    ],
    [
      'a share of no moments',
      { samplingRate: 0 },
      'samplingRate (0): is none of its moments, so this never asks; write a greater one, or "enabled": false',
    ],
    [
      'a share of no visitors',
      { when: { share: 0 } },
      'when.share (0): is none of the visitors, so this never asks; write a greater one, or "enabled": false',
    ],
    [
      'the past',
      { when: { until: '2026-05-01T12:00:00Z' } },
      'when.until ("2026-05-01T12:00:00Z"): has passed, so this never asks; take the trigger out',
    ],
    [
      'hours that end where they begin',
      { when: { hours: ['Mo-Fr 09:00-09:00'] } },
      'when.hours.0 ("Mo-Fr 09:00-09:00"): is the whole day; write 00:00-24:00, or another end',
    ],
    [
      'a phase of no touchpoint',
      { when: { phases: ['after'] } },
      'when.phases (["after"]): never holds: no touchpoint is in such a phase; take it out, or set the phase of the touchpoint',
    ],
    [
      'a path without slash',
      { when: { addresses: ['checkout'] } },
      'when.addresses.0 ("checkout"): covers no address: a path begins with a slash; write "/checkout"',
    ],
    [
      'a name where the slash should be',
      { when: { addresses: ['/basket', ':lang/checkout'] } },
      'when.addresses.1 (":lang/checkout"): covers no address: a path begins with a slash; write "/:lang/checkout"',
    ],
    [
      'a full address',
      { when: { addresses: ['https://shop.example/checkout?a=1'] } },
      'when.addresses.0 ("https://shop.example/checkout?a=1"): covers no address: it is held against path, query and hash; write "/checkout?a=1"',
    ],
    [
      'a host',
      { when: { addresses: ['https://shop.example'] } },
      'when.addresses.0 ("https://shop.example"): covers no address: it is held against path, query and hash; write "/"',
    ],
    [
      'a referrer with its scheme',
      { when: { referrers: ['https://search.example/**'] } },
      'when.referrers.0 ("https://search.example/**"): covers no referrer: only host and path are looked at; write "search.example/**"',
    ],
    [
      'a referrer with a query',
      { when: { referrers: ['search.example/?q=*'] } },
      'when.referrers.0 ("search.example/?q=*"): covers no referrer: only host and path are looked at; write "search.example/"',
    ],
    [
      'a referrer without a host',
      { when: { referrers: ['/blog/**'] } },
      'when.referrers.0 ("/blog/**"): covers no referrer: it begins with the host; write "*/blog/**"',
    ],
    [
      'a request without slash',
      { signal: 'requestFailed', parameters: { address: 'api/**' } },
      'parameters.address ("api/**"): covers no address: a path begins with a slash; write "/api/**", or begin it with https://',
    ],
    [
      'a request with its host and a query',
      { signal: 'requestFailed', parameters: { address: 'https://api.example/pay?id=*' } },
      'parameters.address ("https://api.example/pay?id=*"): covers no request: in full, it is read without query; write "https://api.example/pay"',
    ],
    [
      'a parameter of another signal',
      { signal: 'rageClick', parameters: { percent: 10 } },
      'parameters.percent (10): is not read by rageClick; use times or withinMs or radiusPx, or take it out',
    ],
    [
      'a parameter where none is read',
      { signal: 'sample', parameters: { times: 2 } },
      'parameters.times (2): is not read by sample; take it out',
    ],
    [
      'facts that nobody tells',
      { signal: 'errorClick', parameters: { facts: [{ name: 'a', is: 'equals', value: 1 }] } },
      'parameters.facts ([{"name":"a","is":"equals","value":1}]): looks for facts: errorClick tells none; use withinMs, or take it out',
    ],
    [
      'where instead of what',
      { parameters: { facts: [{ name: 'touchpoint', is: 'equals', value: 'checkout' }] } },
      'parameters.facts.0.name ("touchpoint"): is never among the facts; take it out',
    ],
    [
      'a signal of your own with the name of another',
      { signal: 'custom', parameters: { name: 'paymentFailed' } },
      'parameters.name ("paymentFailed"): is not a name of your own; choose another, or write "signal": "paymentFailed"',
    ],
  ])('%s', (_, change, line) => {
    expect(warningsOf(one(change))).toEqual([`triggers.0.${line}`]);
  });

  test('a phase in which its touchpoint is not, though another is', () => {
    const orders = { ...checkout, id: 'orders', phase: 'after' };
    const trigger = { signal: 'rageClick', when: { phases: ['after'] } };
    expect(warningsOf([...one(trigger), { ...payment, touchpoint: 'orders' }], [checkout, orders])).toEqual([
      expect.stringContaining('triggers.0.when.phases (["after"]): never holds: checkout is not in such a phase'),
    ]);
  });
});

describe('has nothing to say of', () => {
  test.each<[string, object]>([
    ['the future', { when: { until: '2026-05-01T12:00:01Z' } }],
    ['hours over midnight', { when: { hours: ['Sa 22:00-02:00', 'Su 00:00-24:00'] } }],
    ['paths, queries and hashes', { when: { addresses: ['/x', '/:lang/x', '*/x', '?q=*', '#/basket'] } }],
    ['hosts', { when: { referrers: ['search.example', '*.example/**', '*/blog'] } }],
    ['requests to another host', { signal: 'requestFailed', parameters: { address: 'https://*.example/**' } }],
    ['facts of a signal', { parameters: { times: 2, facts: [{ name: 'code', is: 'not', value: 'x' }] } }],
  ])('%s', (_, change) => {
    expect(warningsOf(one(change))).toEqual([]);
  });

  test('a phase of the touchpoint, or of another that the page may tell of', () => {
    const orders = { ...checkout, id: 'orders', phase: 'after' };
    const when = { phases: ['after'] };
    const triggers = [...one({ when }), { signal: 'rageClick', touchpoint: 'orders', when }];
    expect(warningsOf(triggers, [checkout, orders])).toEqual([]);
  });

  test('what would never ask, if it is off', () => {
    const off = { ...payment, enabled: false, samplingRate: 0, when: { share: 0, addresses: ['x'] } };
    expect(warningsOf([payment, off])).toEqual([]);
  });
});
