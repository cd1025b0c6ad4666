import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test, untilReady } from '../helpers/hosted-fixture.js';

const details = [
  'causes',
  'words',
  'expected',
  'source',
  'remedy',
  'severity',
  'patience',
  'parity',
  'emotions',
  'reply',
];

// The worker of the hosted page would answer in place of the route below.
test.use({ serviceWorkers: 'block' });

interface Config {
  touchpoints: { id: string; details?: string[]; causes?: unknown[] }[];
}

test('every part of the panel is a column of the row; taken back, none of it is left on the disk', async ({
  page,
  hosted,
  rows,
  dataFolder,
}) => {
  await page.route('**/v1/config', async (route) => {
    const response = await route.fetch();
    const config = (await response.json()) as Config;
    const touchpoints = config.touchpoints.map((one) =>
      one.id === 'returns' ? { ...one, details, causes: ['refundDelay'] } : one,
    );
    await route.fulfill({ response, json: { ...config, touchpoints } });
  });
  await page.goto(hosted('returns'));
  await untilReady(page);
  await page.getByRole('button', { name: 'much worse', exact: true }).click();
  await expect(page.getByText('Thank you. We have it.')).toBeVisible();
  for (const chip of [
    'the refund is late',
    'your terms or guarantee',
    'I may not come back',
    'restless',
    'about the same',
    'let down',
    'angry',
    'you were hard to deal with',
    'Yes, call me back',
  ])
    await page.locator('.chip').getByText(chip, { exact: true }).last().click();
  await page.getByLabel('In your own words').fill('Quagga. I paid with 4111 1111 1111 1111.');
  await page.getByLabel('How should it have been?').fill('Within a week.');
  await page.getByLabel('What would put it right?').fill('Pay it to PL61 1090 1014 0000 0712 1981 2874.');
  await page.getByLabel('Your phone number').fill('+48 600 100 200');
  await page.getByRole('combobox', { name: 'From' }).selectOption('09:00');
  await page.getByRole('button', { name: 'Send details' }).click();
  await expect(page.getByText('We call +48 600 100 200 between 9:00 AM and 11:00 AM')).toBeVisible();

  const [row] = rows('select * from revisions where revision = 2');
  const json = (name: string) => JSON.parse(String(row![name])) as unknown;
  expect(row).toMatchObject({
    comment: 'Quagga. I paid with ••••.',
    expected_text: 'Within a week.',
    remedy_text: 'Pay it to ••••.',
    expectation_source: 'policy',
    severity: 4,
    patience: 'agitated',
    parity: 'same',
    answer_order: 'worstFirst',
  });
  expect(json('causes')).toEqual(['refundDelay']);
  expect(json('emotions')).toEqual(['letDown', 'angry']);
  expect(json('perceptions')).toEqual(['hardToDealWith']);
  expect(json('redactions')).toEqual([
    { kind: 'card', count: 1 },
    { kind: 'iban', count: 1 },
  ]);
  expect(json('call_window')).toEqual({ from: '09:00', to: '11:00', timeZone: 'Europe/Warsaw' });
  expect(rows('select phone from contacts')).toEqual([{ phone: '+48 600 100 200' }]);

  await page.getByRole('button', { name: 'Withdraw it', exact: true }).click();
  await page.getByRole('button', { name: 'Withdraw it for good' }).click();
  await expect(page.getByText('This message was withdrawn.')).toBeVisible();
  expect(rows('select revision, comment, severity, patience, causes from revisions')).toEqual([
    { revision: 3, comment: null, severity: null, patience: null, causes: null },
  ]);
  expect(rows('select phone from contacts')).toEqual([]);
  const files = ['earful.db', 'earful.db-wal'].map((name) => readFileSync(join(dataFolder, name)));
  expect(files.some((bytes) => bytes.includes('Quagga') || bytes.includes('+48 600 100 200'))).toBe(false);
});
