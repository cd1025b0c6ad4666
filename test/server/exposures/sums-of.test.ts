import type { ExposureBatch } from '@earful/protocol';
import { exposureReasons } from '@earful/protocol';
import { expect, test } from 'vitest';
import { sumsOf } from '../../../packages/server/src/exposures/sums-of.js';
import { createSiteDirectory } from '../../../packages/server/src/site-directory.js';
import { exposureRow } from '../support/exposures.js';
import { config } from '../support/site.js';

const site = createSiteDirectory(config);
const sums = (parts: Partial<ExposureBatch>) =>
  sumsOf({ earful: 1, batchId: '', rows: [], promises: [], waits: [], ...parts }, site);

test('nothing that a stranger makes up becomes a name in the tables', () => {
  const made = (at: number) =>
    exposureRow('suppressed', {
      touchpointId: `moon-base-${at}`,
      origin: `spell${at}`,
      locale: `x${at}`,
      reason: `whim${at}`,
      count: 10,
    });
  expect(sums({ rows: Array.from({ length: 50 }, (_, at) => made(at)) }).exposures).toEqual([
    {
      touchpoint_id: 'unrouted',
      origin: 'other',
      opening: 'critique',
      locale: 'und',
      outcome: 'suppressed',
      reason: 'other',
      count: 500,
    },
  ]);
  const promises = [{ promiseId: 'moon-landing', outcome: 'kept' as const, count: 1 }];
  expect(sums({ promises }).promises).toEqual([]);
});

test.each([
  ['pl-PL', 'pl'],
  ['PL', 'pl'],
  ['zh-Hant-TW', 'zh'],
  ['pt_BR', 'pt'],
  ['ast', 'ast'],
  ['qqx', 'und'],
  ['klingon', 'und'],
  ['../..', 'und'],
])('of the locale %s only its language is kept: %s', (locale, kept) => {
  expect(sums({ rows: [exposureRow('shown', { locale })] }).exposures[0]?.locale).toBe(kept);
});

test('a reason belongs to what was suppressed or expired, and every known one is kept', () => {
  const reasons = (rows: ExposureBatch['rows']) => sums({ rows }).exposures.map(({ reason }) => reason);
  expect(reasons([exposureRow('shown', { reason: 'cap' })])).toEqual(['']);
  expect(reasons([exposureRow('expired')])).toEqual(['other']);
  expect(reasons(exposureReasons.map((reason) => exposureRow('suppressed', { reason })))).toEqual([...exposureReasons]);
});

test('waits are kept with two digits, so that no histogram is longer than some hundred bars', () => {
  const waits = Array.from({ length: 86_401 }, (_, seconds) => ({ touchpointId: 'checkout', seconds, left: true }));
  const kept = sums({ waits }).waits;
  expect(kept.map(({ seconds }) => seconds).slice(98, 102)).toEqual([98, 99, 100, 110]);
  expect(kept.length).toBeLessThan(400);
  expect(kept.reduce((sum, { count }) => sum + count, 0)).toBe(86_401);
});
