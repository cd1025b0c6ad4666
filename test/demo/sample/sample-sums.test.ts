import type { Critique, ExposureRow } from '@earful/protocol';
import { critique, envelope, exposureBatch, exposureOutcomes, exposureReasons, openings } from '@earful/protocol';
import { patienceLimit } from '@earful/insight';
import { expect, test } from 'vitest';
import { createHistory } from '../../../demo/src/sample/history.js';

const end = new Date(2026, 2, 11).getTime();
const history = createHistory(end);
const rows = history.batches.flatMap(({ batch }) => batch.rows);
const critiques = history.arrivals
  .map(({ envelope: text }) => critique.parse(JSON.parse(envelope.parse(JSON.parse(text)).body)))
  .filter(({ revision }) => revision === 1);

const kindOf = (one: Pick<Critique, 'touchpointId' | 'origin' | 'opening' | 'locale'>) =>
  [one.touchpointId, one.origin, one.opening, one.locale].join(' ');
const count = (of: readonly ExposureRow[], ...outcomes: string[]) =>
  of.filter(({ outcome }) => outcomes.includes(outcome)).reduce((sum, one) => sum + one.count, 0);
function groupBy<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}
/** Day by day and kind by kind, as the receiver keeps them. */
const cells = history.batches.flatMap(({ atMs, batch }) =>
  [...groupBy(batch.rows, kindOf)].map(([kind, of]) => ({ at: new Date(atMs).toISOString(), kind, of })),
);

test('every batch is one that the receiver takes, one a day, none of them after the end', () => {
  for (const { atMs, batch } of history.batches) {
    expect(exposureBatch.parse(batch)).toEqual(batch);
    expect(atMs).toBeLessThan(end);
    for (const { outcome, reason, opening } of batch.rows) {
      expect(exposureOutcomes).toContain(outcome);
      expect(openings).toContain(opening);
      if (outcome === 'suppressed' || outcome === 'expired') expect(exposureReasons).toContain(reason);
      else expect(reason).toBeUndefined();
    }
  }
  const days = history.batches.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10));
  expect(days).toEqual([...new Set(days)].toSorted());
  expect(days.length).toBeGreaterThan(80);
  expect(new Set(history.batches.map(({ batch }) => batch.batchId)).size).toBe(days.length);
});

test('each day and kind adds up', () => {
  for (const { at, kind, of } of cells) {
    const where = `${at} ${kind}`;
    expect(count(of, 'triggered'), where).toBe(count(of, 'suppressed', 'expired', 'shown'));
    const dismissed = count(of, 'dismissedNotNow', 'dismissedNever', 'dismissedClose');
    if (kind.includes(' self ')) expect(count(of, 'triggered', 'shown', 'ignored') + dismissed, where).toBe(0);
    else expect(count(of, 'shown'), where).toBe(count(of, 'started', 'ignored') + dismissed);
    expect(count(of, 'sent'), where).toBeLessThanOrEqual(count(of, 'started'));
  }
});

test('whoever wrote is among those who were counted, under the same opening and on the same day', () => {
  const dayOf = (text: string) => text.slice(0, 10);
  const written = groupBy(critiques, (one) => `${dayOf(one.submittedAt)} ${kindOf(one)}`);
  const sent = new Map(cells.map(({ at, kind, of }) => [`${dayOf(at)} ${kind}`, count(of, 'sent')]));
  expect(written.size).toBeGreaterThan(400);
  for (const [cell, of] of written) expect(sent.get(cell), cell).toBeGreaterThanOrEqual(of.length);
});

test('one touchpoint tests two openings and holds visitors out; the answers say which was shown', () => {
  const split = rows.filter(({ opening }) => opening !== 'critique');
  expect(new Set(split.map(({ touchpointId, opening }) => `${touchpointId} ${opening}`))).toEqual(
    new Set(['order-status neutral']),
  );
  expect(new Set(rows.filter(({ reason }) => reason === 'holdOut').map(({ origin }) => origin))).toEqual(
    new Set(['promiseOverdue']),
  );
  for (const { opening, answerOrder } of critiques) {
    expect(answerOrder).toBe(opening === 'neutral' ? 'bestFirst' : 'worstFirst');
  }
});

test('everybody asked about an overdue parcel had a promise broken; most are kept', () => {
  const outcomes = { early: 0, kept: 0, broken: 0 };
  for (const { batch } of history.batches) {
    const asked = count(
      batch.rows.filter(({ origin }) => origin === 'promiseOverdue'),
      'shown',
    );
    const broken = batch.promises.find(({ outcome }) => outcome === 'broken')?.count ?? 0;
    expect(broken).toBeGreaterThanOrEqual(asked);
    for (const { outcome, count: times } of batch.promises) outcomes[outcome] += times;
  }
  expect(outcomes.early).toBeGreaterThan(100);
  expect(outcomes.kept).toBeGreaterThan(outcomes.early + outcomes.broken);
});

test('people wait for the basket, and for long enough to learn how long they will', () => {
  const waits = history.batches.flatMap(({ batch }) => batch.waits);
  expect(new Set(waits.map(({ touchpointId }) => touchpointId))).toEqual(new Set(['product']));
  const limit = patienceLimit(waits);
  expect(limit).toBeGreaterThan(3);
  expect(limit).toBeLessThan(12);
});
