import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, readSiteConfig } from '@earful/server';
import { expect, test } from 'vitest';
import { fullConfig } from '../helpers/full-config.js';
import { config } from './support/site.js';
import { temporaryFolder } from './support/temporary-folder.js';

function read(content: unknown): unknown {
  const file = join(temporaryFolder(), 'earful.config.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  try {
    return readSiteConfig(file);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toContain(file);
    return (error as Error).message;
  }
}

test.each([
  ['small', config],
  ['with every field', fullConfig],
])('a good file is the configuration: %s', (_, good) => {
  expect(read(good)).toEqual(good);
});

test('comments, trailing commas and a byte order mark are welcome', () => {
  const text = JSON.stringify(config, null, 2).replace('{', '{ // why\n /* and how */').replace(/}$/, ',}');
  expect(read(`\uFEFF${text}`)).toEqual(config);
});

const [checkout] = config.touchpoints;
const oneTrigger = (trigger: object) => ({
  ...config,
  triggers: [{ signal: 'paymentFailed', touchpoint: 'checkout', ...trigger }],
});

const oneTouchpoint = (change: object) => ({ ...config, touchpoints: [{ ...checkout, ...change }], promises: [] });

test.each<[string, unknown, string[]]>([
  [
    'a misspelt key',
    { ...config, tuchpoints: [], foo: 1 },
    ['tuchpoints ([]): is not a known name; write "touchpoints"', 'foo (1): is not a known name; take it out'],
  ],
  [
    'a misspelt key far inside',
    { ...config, touchpoints: [{ ...checkout, responsePromise: { readWithinHour: 3 } }] },
    ['touchpoints.0.responsePromise.readWithinHour (3): is not a known name; write "readWithinHours"'],
  ],
  ['a wrong type', { ...config, launcher: 'yes' }, ['launcher ("yes")', 'true or false']],
  [
    'a name that is neither text nor texts',
    { ...config, touchpoints: [{ id: 'a', name: 4 }] },
    ['in double quotes, or'],
  ],
  [
    'one text of several',
    { ...config, touchpoints: [{ id: 'a', name: { en: 'A', pl: 4 } }] },
    ['touchpoints.0.name.pl (4): has the wrong type; write text in double quotes'],
  ],
  [
    'a bad id',
    { ...config, touchpoints: [{ id: 'Check Out', name: 'x' }] },
    ['touchpoints.0.id ("Check Out")', 'hyphens'],
  ],
  ['something missing', { touchpoints: config.touchpoints }, ['brand (missing): is needed; add an object']],
  ['an unknown signal', oneTrigger({ signal: 'paymentFaild' }), ['("paymentFaild")', 'write "paymentFailed"']],
  ['a number out of range', oneTrigger({ samplingRate: 2 }), ['triggers.0.samplingRate (2)', 'use at most 1']],
  ['a path without slash', { ...config, touchpoints: [{ ...checkout, paths: ['x'] }] }, ['begin it with "/"']],
  [
    'a privacy notice at no address',
    { ...config, brand: { ...config.brand, privacyUrl: 'javascript:alert(1)' } },
    ['brand.privacyUrl ("javascript:alert(1)"): has the wrong form; begin it with https: or with a slash'],
  ],
  [
    'an optional part of a path',
    oneTouchpoint({ paths: ['/orders/:id', '/orders/:id?'] }),
    ['touchpoints.0.paths.1 ("/orders/:id?"): has the wrong form; write what is optional', 'as several addresses'],
  ],
  [
    'a choice in an address',
    oneTrigger({ when: { addresses: ['/(help|faq)'] } }),
    ['triggers.0.when.addresses.0 ("/(help|faq)"): has the wrong form', '%28'],
  ],
  ['an address', { ...config, touchpoints: [{ ...checkout, recipients: ['x'] }] }, ['recipients.0 ("x")', 'care@']],
  ['a moment', { ...config, touchpoints: [{ ...checkout, retiredAt: 'May' }] }, ['2030-05-01T16:00:00Z']],
  ['a wording key', { ...config, wording: { en: { 'a b': 'x' } } }, ['wording.en."a b" ("x")', 'camelCase']],
  [
    'an own text that nothing shows',
    { ...config, wording: { pl: { inviteTitel: 'x', answersMuchWorst: 'x', somethingElse: 'x' } } },
    [
      'wording.pl.inviteTitel ("x"): is not the key of a text; write "inviteTitle"',
      'wording.pl.answersMuchWorst ("x"): is not the key of a text; write "answersMuchWorse"',
      'wording.pl.somethingElse ("x"): is not the key of a text; take it out; docs/languages.md',
    ],
  ],
  [
    'a slot that nothing fills',
    { ...config, wording: { en: { next: '{team} by {day}. {ref}', send: '{team}' } } },
    ['has {day}, which nothing fills; use {team} or {date} or {ref}, or take it out', 'wording.en.send ("{team}")'],
  ],
  ['weights that choose nothing', { ...config, experiment: { opening: { praise: 0 } } }, ['a weight above 0']],
  [
    'a promise at no touchpoint',
    { ...config, promises: [{ id: 'p', touchpoint: 'shipping', statement: 'x' }] },
    ['promises.0.touchpoint ("shipping")', 'checkout, delivery, returns'],
  ],
  ['a misspelt touchpoint', oneTrigger({ touchpoint: 'chekout' }), ['triggers.0.touchpoint', 'write "checkout"']],
  ['a touchpoint in a condition', oneTrigger({ when: { passed: ['retuns'] } }), ['when.passed.0', 'write "returns"']],
  ['a place in the corridor', { ...config, corridor: ['checkout', 'retuns'] }, ['corridor.1', 'write "returns"']],
  [
    'a segment that is not listed',
    { ...oneTrigger({ when: { segments: ['loyl'] } }), segments: [{ id: 'loyal', name: 'x' }] },
    ['when.segments.0 ("loyl")', 'write "loyal"'],
  ],
  [
    'an older promise that is not there',
    { ...config, promises: [{ ...config.promises![0], supersedes: 'three-days' }] },
    ['promises.0.supersedes ("three-days")'],
  ],
  ['a part that is none', oneTouchpoint({ details: ['wrods'] }), ['touchpoints.0.details.0', 'write "words"']],
  ['a part named twice', oneTouchpoint({ details: ['words', 'words'] }), ['touchpoints.0.details.1', 'named twice']],
  ['a general cause that is none', oneTouchpoint({ causes: ['prize'] }), ['touchpoints.0.causes.0', 'write "price"']],
  [
    'a cause with a misspelt key',
    oneTouchpoint({ causes: [{ code: 'x', lable: 'x' }] }),
    ['touchpoints.0.causes.0.lable ("x")', 'write "label"'],
  ],
  [
    'a cause named twice, whichever way',
    oneTouchpoint({ causes: ['price', { code: 'price', label: 'dear' }] }),
    ['touchpoints.0.causes.1', 'named twice'],
  ],
  [
    'a slot that nothing may fill',
    oneTrigger({ says: { en: 'No {amount}', pl: 'Nie' }, variables: ['code'] }),
    ['triggers.0.says.en', '{amount}, which is not among the variables'],
  ],
  [
    'a slot where none helps',
    oneTrigger({ saysWithout: 'No {amount}' }),
    ['triggers.0.saysWithout', 'write it without'],
  ],
  [
    'a period that never is',
    oneTrigger({ when: { from: '2030-05-01T16:00:00Z', until: '2030-05-01T16:00:00Z', minWidthPx: 9, maxWidthPx: 8 } }),
    ['when.until', 'does not come after from', 'when.maxWidthPx (8): does not come after minWidthPx'],
  ],
  ...(['click', 'submit', 'elementSeen'] as const).flatMap((signal): [string, unknown, string[]][] => [
    [
      `${signal} of nothing`,
      oneTrigger({ signal }),
      [`triggers.0.parameters.selector (missing): is needed by ${signal}; add it, as in "#contact"`],
    ],
    [
      `${signal} of what is no selector`,
      oneTrigger({ signal, parameters: { selector: '##' } }),
      ['triggers.0.parameters.selector ("##"): is no CSS selector; write one, as in'],
    ],
  ]),
  [
    'a signal of your own without a name',
    oneTrigger({ signal: 'custom', parameters: { times: 2 } }),
    ['triggers.0.parameters.name (missing): is needed by custom; add it, as in "voucherRefused"'],
  ],
  ...(
    [
      ['equals', ['a', 'b'], 'write one value, or use "in"'],
      ['not', ['a', 'b'], 'write a filter for each value'],
      ['contains', 5, 'write a text'],
      ['contains', ['a'], 'write a text'],
      ['greater', 'ten', 'write a number, without quotes'],
      ['less', true, 'write a number, without quotes'],
      ['in', 'a', 'write a list: […]'],
    ] as const
  ).map(([is, value, fix]): [string, unknown, string[]] => [
    `${is} with ${JSON.stringify(value)}`,
    oneTrigger({ parameters: { facts: [{ name: 'code', is, value }] } }),
    [`triggers.0.parameters.facts.0.value (${JSON.stringify(value)}): is nothing that "${is}" compares with; ${fix}`],
  ]),
  [
    'an id used twice',
    { ...config, touchpoints: [...config.touchpoints, { id: 'returns', name: 'Again' }] },
    ['touchpoints.3.id ("returns")', 'twice'],
  ],
  [
    'faults of both kinds at once',
    { ...oneTrigger({ touchpoint: 'chekout' }), launcher: 'yes' },
    ['launcher', 'triggers.0.touchpoint'],
  ],
  ['what is not JSON', '{\n  "brand": nil\n}', ['line 2, column 12 (nil): is not JSON']],
  ['a missing comma', '{\n  "a": 1\n  "b": 2\n}', ['line 3, column 3 ("b"): is not JSON; put a comma before it']],
  ['an empty file', '', ['line 1, column 1 (end of file)']],
  [
    'a name that stands twice',
    '{"brand": {"name": "a"},\n"brand": {"name": "b"}}',
    ['line 2, column 1 ("brand"): stands'],
  ],
])('%s is named with its value and the fix', (_, content, parts) => {
  const message = read(content);
  for (const part of parts) expect(message).toContain(part);
});

test('a misspelt list is one fault, not one for each name in it', () => {
  const { touchpoints, ...rest } = config;
  const message = String(read({ ...rest, tuchpoints: touchpoints }));
  expect(message.split('\n')).toHaveLength(3);
});

test('a segment may be any where none is listed', () => {
  const free = oneTrigger({ when: { segments: ['loyal'] } });
  expect(read(free)).toEqual(free);
});

test.each([
  ['equals', 'a'],
  ['equals', true],
  ['not', 5],
  ['contains', 'a'],
  ['greater', 10],
  ['less', 0.5],
  ['in', ['a', 5]],
])('a fact may be compared: %s %j', (is, value) => {
  const good = oneTrigger({ parameters: { facts: [{ name: 'code', is, value }] } });
  expect(read(good)).toEqual(good);
});

test.each([
  '#pay',
  '.a > .b:not([disabled]), button[type="submit" i]',
  ':has(> img) + p ~ a::before',
  'li:nth-child(2n + 1 of .open)',
  'my-element:future-state(x)',
  '.\\31 a',
  '*',
])('a browser reads it: %s', (selector) => {
  const good = oneTrigger({ signal: 'click', parameters: { selector } });
  expect(read(good)).toEqual(good);
});

test.each(['#', '.', 'a >', '> a', 'a,,b', '.1a', '[data-x=1]', '<div>', 'a..b', 'text=Buy', '//div', ':not('])(
  'no browser reads it: %s',
  (selector) => {
    expect(read(oneTrigger({ signal: 'click', parameters: { selector } }))).toContain('is no CSS selector');
  },
);

test('a missing file is one sentence', () => {
  expect(() => readSiteConfig('/nowhere/earful.config.json')).toThrow(
    expect.objectContaining({ code: 'config-unreadable', faults: [] }),
  );
});
