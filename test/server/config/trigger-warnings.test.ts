import { siteConfig } from '@earful/protocol';
import { describe, expect, test } from 'vitest';
import { describeFault } from '../../../packages/server/src/config/config-fault.js';
import { configWarnings } from '../../../packages/server/src/config/config-warnings.js';
import { configFaults } from '../../../packages/server/src/config.js';
import { holds } from '../../../packages/widget/src/conditions/conditions.js';

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
      { signal: 'promiseOverdue', parameters: { times: 2 } },
      'parameters.times (2): is not read by promiseOverdue; take it out',
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
    [
      'a language as programs write it',
      { when: { languages: ['de', 'pl_PL'] } },
      'when.languages.1 ("pl_PL"): is no BCP 47 tag, so it is the language of no page; write "pl-PL"',
    ],
    [
      'a language by its name',
      { when: { languages: ['Polish'] } },
      'when.languages.0 ("Polish"): is no BCP 47 tag, so it is the language of no page; write one, as in "pl" or "pt-BR"',
    ],
    [
      'a phone that is wider than phones',
      { when: { devices: ['phone'], minWidthPx: 600 } },
      'when.devices (["phone"]): never holds with these widths: 600 px part phone and tablet; change one of them',
    ],
    [
      'a tablet that is narrower than tablets',
      { when: { devices: ['tablet'], maxWidthPx: 599 } },
      'when.devices (["tablet"]): never holds with these widths: 600 px part phone and tablet; change one of them',
    ],
    [
      'a signal of the page that calls it off, but is watched by no trigger',
      { cancelledBy: ['paymentDone', 'submit'] },
      'cancelledBy.1 ("submit"): is only heard where a trigger watches for it; add one, or let the page tell it under another name',
    ],
    [
      'the random sample, which nobody tells',
      { cancelledBy: ['sample'] },
      'cancelledBy.0 ("sample"): is only heard where a trigger watches for it; add one, or let the page tell it under another name',
    ],
  ])('%s', (_, change, line) => {
    expect(warningsOf(one(change))).toEqual([`triggers.0.${line}`]);
  });

  test('what calls it off and is watched only by a trigger that is off', () => {
    const off = { signal: 'submit', touchpoint: 'checkout', enabled: false, parameters: { selector: 'form' } };
    expect(warningsOf([...one({ cancelledBy: ['submit'] }), off])).toEqual([
      expect.stringContaining('triggers.0.cancelledBy.0 ("submit")'),
    ]);
  });

  const pay = { ...checkout, paths: ['/checkout/**', '/#/pay'] };
  const click = { signal: 'rageClick', touchpoint: 'checkout' };

  test('addresses outside of the paths by which its touchpoint is here', () => {
    const when = { addresses: ['/basket', '/checkouts/*', '#/basket?a=*'] };
    expect(warningsOf([{ ...click, when: { addresses: ['/basket', '/checkouts/*'] } }], [pay])).toEqual([
      'triggers.0.when.addresses (["/basket","/checkouts/*"]): holds at none of the paths of checkout; write addresses within them, or add to the paths',
    ]);
    expect(warningsOf([{ ...click, when }], [pay])).toEqual([]);
  });

  test('coming from where it is, if every address is a touchpoint', () => {
    const shop = { ...checkout, id: 'shop', paths: ['/**'] };
    const when = { previous: ['checkout'] };
    expect(
      warningsOf(
        [
          { ...click, when },
          { ...click, touchpoint: 'shop' },
        ],
        [pay, shop],
      ),
    ).toEqual([
      'triggers.0.when.previous (["checkout"]): never holds: every address is a touchpoint, and none comes before itself; name another, or take it out',
    ]);
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
    ['tags of languages', { when: { languages: ['pl', 'PT-br', 'zh-Hant-TW', 'de-1996', 'fil'] } }],
    ['phones and tablets within their widths', { when: { devices: ['phone'], maxWidthPx: 700, minWidthPx: 599 } }],
    ['devices of which one holds', { when: { devices: ['phone', 'tablet'], minWidthPx: 900 } }],
    ['desktops of any width', { when: { devices: ['desktop'], maxWidthPx: 300 } }],
    ['what the page tells', { cancelledBy: ['paymentFailed', 'delivered', 'paymentDone', 'zeroResults'] }],
    ['itself calling it off', { signal: 'rageClick', cancelledBy: ['rageClick'] }],
  ])('%s', (_, change) => {
    expect(warningsOf(one(change))).toEqual([]);
  });

  test('what calls it off and is watched elsewhere', () => {
    const shop = { ...checkout, id: 'shop' };
    const submit = { signal: 'submit', touchpoint: 'shop', parameters: { selector: 'form' } };
    expect(warningsOf([...one({ cancelledBy: ['submit'] }), submit], [checkout, shop])).toEqual([]);
  });

  const pay = { ...checkout, paths: ['/checkout/**'] };

  test.each<[string, object, object[]]>([
    ['no paths at all', { signal: 'rageClick', when: { addresses: ['/basket'] } }, [checkout]],
    ['one address of several', { signal: 'rageClick', when: { addresses: ['/basket', '/checkout/x'] } }, [pay]],
    ['a query or a hash', { signal: 'rageClick', when: { addresses: ['?step=2', '#/x'] } }, [pay]],
    ['what the page tells of any touchpoint', { when: { addresses: ['/basket'] } }, [pay]],
    [
      'a completion that the page tells',
      { signal: 'sample', parameters: { name: 'done' }, when: { addresses: ['/basket'] } },
      [pay],
    ],
    [
      'coming back from an address that is no touchpoint',
      { signal: 'rageClick', when: { previous: ['checkout'] } },
      [pay],
    ],
    [
      'what is told at the next touchpoint',
      { when: { previous: ['checkout'] } },
      [{ ...checkout, paths: ['/checkout', '/**'] }],
    ],
  ])('where it may hold: %s', (_, change, touchpoints) => {
    expect(warningsOf(one(change), touchpoints)).toEqual([]);
  });

  test.each([
    [599, true, 'phone'],
    [600, true, 'tablet'],
    [300, false, 'desktop'],
  ] as const)('devices as the page parts them: at %i px', (widthPx, coarse, device) => {
    const at = { widthPx, coarse, language: '' } as Parameters<typeof holds>[1];
    expect(holds({ devices: [device] }, at)).toBe(true);
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
