import type { ExposureBatch } from '@earful/protocol';
import { exposureOutcomes, exposureReasons, fallbackTouchpoint, openings, origins } from '@earful/protocol';
import type { SiteDirectory } from '../site-directory.js';
import type { ExposuresTable, PromiseOutcomesTable, WaitsTable } from '../store/tables.js';
import { coarseSeconds } from './coarse-seconds.js';
import { primaryLanguage } from './primary-language.js';

/** What a batch adds to each table, still without its day. */
export interface Sums {
  exposures: Omit<ExposuresTable, 'day' | 'sample'>[];
  promises: Omit<PromiseOutcomesTable, 'day' | 'sample'>[];
  waits: Omit<WaitsTable, 'sample'>[];
}

const other = 'other';
const knownOrigins = new Set<string>(origins);
const knownOpenings = new Set<string>(openings);
const knownOutcomes = new Set<string>(exposureOutcomes);
const knownReasons = new Set<string>(exposureReasons);

/** Rows that differ in nothing but their count become one. */
function merge<T extends { count: number }>(rows: readonly T[]): T[] {
  const merged = new Map<string, T>();
  for (const row of rows) {
    const { count, ...key } = row;
    const name = JSON.stringify(key);
    merged.set(name, { ...row, count: count + (merged.get(name)?.count ?? 0) });
  }
  return [...merged.values()];
}

/**
 * Brings a batch to names that the site knows. Anybody can post anything, so that no free word of a sender may become
 * a row: the tables stay as small as the configuration makes them.
 */
export function sumsOf(batch: ExposureBatch, site: SiteDirectory): Sums {
  const routed = (id: string) => (site.touchpoint(id) ? id : fallbackTouchpoint);
  return {
    exposures: merge(
      batch.rows
        .filter(({ outcome }) => knownOutcomes.has(outcome))
        .map(({ touchpointId, origin, opening, locale, outcome, reason = other, count }) => ({
          touchpoint_id: routed(touchpointId),
          origin: knownOrigins.has(origin) ? origin : other,
          opening: knownOpenings.has(opening) ? opening : other,
          locale: primaryLanguage(locale),
          outcome,
          reason: outcome !== 'suppressed' && outcome !== 'expired' ? '' : knownReasons.has(reason) ? reason : other,
          count,
        })),
    ),
    promises: merge(
      batch.promises
        .filter(({ promiseId }) => site.promiseStatement(promiseId) !== undefined)
        .map(({ promiseId, outcome, count }) => ({ promise_id: promiseId, outcome, count })),
    ),
    waits: merge(
      batch.waits.map(({ touchpointId, seconds, left }) => ({
        touchpoint_id: routed(touchpointId),
        seconds: coarseSeconds(seconds),
        has_left: left ? 1 : 0,
        count: 1,
      })),
    ),
  };
}
