import type { SiteConfig } from '@earful/protocol';
import { detailParts, generalCauses } from '@earful/protocol';
import { locales } from '@earful/protocol/wording/locales';
import { moreFiles } from '@earful/protocol/wording/more';
import { expect, test } from 'vitest';
import type { Content } from '../support/critiques.js';
import { mintIdentity, send } from '../support/critiques.js';
import { open, submit, tap } from '../support/hosted.js';
import type { Site } from '../support/site.js';
import { config, openSite } from '../support/site.js';

const showing = (change: Partial<SiteConfig['touchpoints'][number]>): SiteConfig => ({
  ...config,
  touchpoints: [{ id: 'checkout', name: 'Checkout', ...change }],
  promises: [],
});
const siteShowing = (...details: NonNullable<SiteConfig['touchpoints'][number]['details']>) =>
  openSite({ config: showing({ details }) });

const bodyOf = async (site: Site) => {
  const [row] = await site.rows<{ body: string }>('select body from revisions order by revision desc limit 1');
  return JSON.parse(row!.body) as Record<string, unknown>;
};
const names = (text: string) => [
  ...new Set([...text.matchAll(/<(?:input|textarea)[^>]* name="(\w+)"/gs)].map(([, name]) => name)),
];

test('the parts that the touchpoint names, in its order, and no others', async () => {
  const site = await siteShowing('reply', 'remedy', 'patience', 'words');
  const { place } = await tap(site, '-2');
  expect(names((await open(site, place)).text)).toEqual([
    'revision',
    'subject',
    'wanted',
    'email',
    'phone',
    'remedyText',
    'patience',
    'comment',
  ]);
});

test('every part reaches its column', async () => {
  const site = await siteShowing(...detailParts);
  const { place } = await tap(site, '-1');
  const response = await submit(site, place, [
    ['revision', '2'],
    ['cause', 'other'],
    ['comment', 'Late.'],
    ['expectedText', 'On time.'],
    ['expectationSource', 'wordOfMouth'],
    ['remedyText', 'Take the fee off.'],
    ['severity', '2'],
    ['patience', 'left'],
    ['parity', 'harder'],
    ['emotions', 'angry'],
    ['emotions', 'letDown'],
    ['perceptions', 'notUnderstood'],
    ['wanted', 'none'],
  ]);
  expect(response.status).toBe(303);
  expect(
    await site.rows(`select comment, expected_text, expectation_source, remedy_text, severity, patience, parity,
      emotions, perceptions, redactions from revisions where revision = 2`),
  ).toEqual([
    {
      comment: 'Late.',
      expected_text: 'On time.',
      expectation_source: 'wordOfMouth',
      remedy_text: 'Take the fee off.',
      severity: 2,
      patience: 'left',
      parity: 'harder',
      emotions: '["letDown","angry"]',
      perceptions: '["notUnderstood"]',
      redactions: null,
    },
  ]);
  const done = await open(site, place);
  for (const part of ['value="left" checked', 'value="harder" checked', 'value="letDown" checked', 'Take the fee off.'])
    expect(done.text).toContain(part);
  const status = await open(site, place.replace('/t/checkout', '/c'));
  for (const part of ['friends or reviews', 'What would put it right', 'I left', 'let down, angry, I did not feel und'])
    expect(status.text).toContain(part);
});

test('codes that are none are not kept', async () => {
  const site = await siteShowing(...detailParts);
  const { place } = await tap(site, '-1');
  const wrong = {
    expectationSource: '<b>',
    patience: 'constructor',
    parity: '__proto__',
    emotions: 'x',
    perceptions: 'y',
  };
  expect((await submit(site, place, { ...wrong, revision: '2', wanted: 'none' })).status).toBe(303);
  for (const name of Object.keys(wrong)) expect(await bodyOf(site)).not.toHaveProperty(name);
});

test('what was said elsewhere and is not asked here stays, newer codes too', async () => {
  const site = await siteShowing('words', 'patience', 'emotions');
  const identity = mintIdentity();
  const said: Content = {
    disconfirmation: -2,
    severity: 3,
    causes: ['price'],
    remedyText: 'A call.',
    patience: 'volcanic',
    emotions: ['blue', 'angry'],
    reply: {
      wanted: 'phone',
      phone: '+48 600 100 200',
      window: { from: '09:00', to: '11:00', timeZone: 'Europe/Warsaw' },
    },
  };
  await send(site, identity, said);
  const place = `/t/checkout/${identity.reference}/${identity.secret}`;
  await submit(site, place, { revision: '2', comment: 'More.', emotions: 'letDown' });
  expect(await bodyOf(site)).toMatchObject({ ...said, revision: 2, comment: 'More.', emotions: ['blue', 'letDown'] });
});

test('when to call stays while the number is changed, and the page says it', async () => {
  const site = await openSite();
  const identity = mintIdentity();
  const window = { from: '09:00', to: '11:00', timeZone: 'Europe/Warsaw' };
  await send(site, identity, { disconfirmation: -2, reply: { wanted: 'phone', phone: '+48 600 100 200', window } });
  const place = `/t/checkout/${identity.reference}/${identity.secret}`;
  await submit(site, place, { revision: '2', wanted: 'phone', phone: '+48 600 100 201' });
  expect(await bodyOf(site)).toMatchObject({ reply: { wanted: 'phone', phone: '+48 600 100 201', window } });
  expect((await open(site, place)).text).toMatch(
    /We call <bdi>\+48 600 100 201<\/bdi> between 09:00 and 11:00\s*\(<bdi>Europe\/Warsaw<\/bdi>\)/,
  );
  await submit(site, place, { revision: '3', wanted: 'none' });
  expect(await bodyOf(site)).toMatchObject({ reply: { wanted: 'none' } });
});

test('card and account numbers are gone before anything is stored, and a form sent twice is one revision', async () => {
  const site = await siteShowing('words', 'expected', 'remedy');
  const { place } = await tap(site, '-2');
  const fields = {
    revision: '2',
    comment: 'My card 4111 1111 1111 1111 was declined, order 1234-5678.',
    remedyText: 'Send it to DE89370400440532013000.',
  };
  await submit(site, place, fields);
  await submit(site, place, fields);
  expect(
    await site.rows('select revision, comment, remedy_text, redactions from revisions where revision > 1'),
  ).toEqual([
    {
      revision: 2,
      comment: 'My card •••• was declined, order 1234-5678.',
      remedy_text: 'Send it to ••••.',
      redactions: '[{"kind":"card","count":1},{"kind":"iban","count":1}]',
    },
  ]);
  // Groups of four digits, as people write them: four digits alone may stand in any digest.
  expect(JSON.stringify(await site.rows('select * from revisions'))).not.toMatch(/4111.?1111|DE8937/);
  for (const page of [place, place.replace('/t/checkout', '/c')])
    expect((await open(site, page)).text).toContain('Left out, to keep it safe: a card number, a bank account number.');
  await submit(site, place, { ...fields, revision: '3', comment: 'My card •••• was declined.', remedyText: '' });
  expect(await bodyOf(site)).toMatchObject({ redactions: [{ kind: 'card', count: 1 }] });
});

test.each(locales)('general causes and further parts have their words in %s', async (tag) => {
  const more = await moreFiles[tag]();
  const causes = [...generalCauses].slice(-6);
  const site = await openSite({ config: showing({ causes, details: [...detailParts] }) });
  const { place } = await tap(site, '-2', `/t/checkout?lang=${tag}`);
  const text = (await open(site, place)).text.replaceAll('&#39;', "'").replaceAll('&quot;', '"');
  const shown = [...causes.map((code) => more.causes[code]), more.source, more.remedy, more.patience, more.parity];
  for (const words of [...shown, more.emotion, more.sources.policy, more.perceptions.notCaredFor]) {
    expect(text).toContain(words);
  }
});
