import type { PromiseStanding } from '@earful/protocol';
import type { Kysely } from 'kysely';
import { dayOf } from '../exposures/day-of.js';
import type { SiteDirectory } from '../site-directory.js';
import type { Tables } from '../store/tables.js';

/** What browsers reported of the promises at each touchpoint; first and last day count whole. */
export async function promiseStandingsIn(
  db: Kysely<Tables>,
  { fromMs, toMs }: { fromMs: number; toMs: number },
  site: SiteDirectory,
): Promise<Map<string, PromiseStanding[]>> {
  const sums = await db
    .selectFrom('promise_outcomes')
    .select(['promise_id', 'outcome'])
    .select((select) => select.fn.sum<number>('count').as('count'))
    .where('day', '>=', dayOf(fromMs))
    .where('day', '<=', dayOf(toMs))
    .groupBy(['promise_id', 'outcome'])
    .execute();
  const standings = new Map<string, PromiseStanding[]>();
  for (const { id, touchpointId, statement } of site.promises) {
    const own = sums.filter((one) => one.promise_id === id);
    if (own.length === 0) continue;
    const counts = Object.fromEntries(own.map(({ outcome, count }) => [outcome, count]));
    const standing = { promiseId: id, statement, early: 0, kept: 0, broken: 0, ...counts };
    standings.set(touchpointId, [...(standings.get(touchpointId) ?? []), standing]);
  }
  return standings;
}
