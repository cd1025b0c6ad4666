import type { ExposureReceipt } from '@earful/protocol';
import type { Transaction } from 'kysely';
import type { Tables } from '../store/tables.js';
import { dayOf } from './day-of.js';
import type { Sums } from './sums-of.js';

/**
 * From so many waits of one touchpoint on all of them count half. People learn to be less patient, or more: so what was
 * measured long ago fades as new waits come, and no wait needs a date, which would tell visitors apart.
 */
const mostWaits = 2_000;

interface Arrival {
  batchId: string;
  sums: Sums;
  /** Receiver's clock, in milliseconds since 1970. A visitor's clock could lie, and would tell visitors apart. */
  nowMs: number;
  sample: boolean;
}

/** Adds a batch to the sums, once. Each sum is added to by the database itself, so that two arrivals never lose one. */
export async function keepExposures(db: Transaction<Tables>, arrival: Arrival): Promise<ExposureReceipt['status']> {
  const { sums } = arrival;
  const day = dayOf(arrival.nowMs);
  const sample = arrival.sample ? 1 : 0;
  const first = await db
    .insertInto('exposure_batches')
    .values({ id: arrival.batchId, day, sample })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (first.numInsertedOrUpdatedRows !== 1n) return 'duplicate';

  // One statement per row: statements of every length would each be compiled anew.
  for (const row of sums.exposures) {
    await db
      .insertInto('exposures')
      .values({ ...row, day, sample })
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'touchpoint_id', 'origin', 'opening', 'locale', 'outcome', 'reason', 'sample'])
          .doUpdateSet((set) => ({ count: set('exposures.count', '+', set.ref('excluded.count')) })),
      )
      .execute();
  }
  for (const row of sums.promises) {
    await db
      .insertInto('promise_outcomes')
      .values({ ...row, day, sample })
      .onConflict((conflict) =>
        conflict
          .columns(['day', 'promise_id', 'outcome', 'sample'])
          .doUpdateSet((set) => ({ count: set('promise_outcomes.count', '+', set.ref('excluded.count')) })),
      )
      .execute();
  }
  for (const row of sums.waits) {
    await db
      .insertInto('waits')
      .values({ ...row, sample })
      .onConflict((conflict) =>
        conflict
          .columns(['touchpoint_id', 'seconds', 'has_left', 'sample'])
          .doUpdateSet((set) => ({ count: set('waits.count', '+', set.ref('excluded.count')) })),
      )
      .execute();
  }
  for (const touchpoint of new Set(sums.waits.map((row) => row.touchpoint_id))) await fade(db, touchpoint, sample);
  return 'counted';
}

async function fade(db: Transaction<Tables>, touchpoint: string, sample: number): Promise<void> {
  const { held } = await db
    .selectFrom('waits')
    .select((select) => select.fn.sum<number>('count').as('held'))
    .where('touchpoint_id', '=', touchpoint)
    .where('sample', '=', sample)
    .executeTakeFirstOrThrow();
  if (Number(held) < mostWaits) return;
  await db
    .updateTable('waits')
    .set((set) => ({ count: set('count', '/', 2) }))
    .where('touchpoint_id', '=', touchpoint)
    .where('sample', '=', sample)
    .execute();
  // Halves are whole numbers: what came once is forgotten.
  await db.deleteFrom('waits').where('count', '=', 0).execute();
}
