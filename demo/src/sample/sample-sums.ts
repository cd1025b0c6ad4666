import type { ExposureBatch, ExposureRow } from '@earful/protocol';
import type { Strand } from './plan.js';
import type { Random } from './random.js';
import type { SampleMoment } from './sample-moment.js';

/** What pages report on one day. */
export interface SampleBatch {
  /** Time of receipt, in milliseconds since 1970. */
  atMs: number;
  batch: ExposureBatch;
}

export interface SampleSums {
  /** Adds a critique, and around it the moments that led to none. */
  answered(strand: Strand, moment: SampleMoment, opening?: string): void;
  /** One batch for each day on which anything was said, oldest first. */
  batches(): SampleBatch[];
}

type Kind = Pick<ExposureRow, 'touchpointId' | 'origin' | 'opening' | 'locale'>;
interface Day {
  atMs: number;
  rows: Map<string, ExposureRow>;
}

const ends = ['ignored', 'dismissedNotNow', 'dismissedNever', 'dismissedClose'];

/**
 * The denominators of the history, as pages report them: every moment to ask has one outcome, every invitation that was
 * seen one end, and every invited critique is among those that were started and sent.
 */
export function createSampleSums(random: Random): SampleSums {
  const days = new Map<string, Day>();

  function dayOf(timeMs: number): Day {
    const name = new Date(timeMs).toISOString().slice(0, 10);
    const day = days.get(name) ?? { atMs: timeMs, rows: new Map() };
    days.set(name, day);
    day.atMs = Math.max(day.atMs, timeMs);
    return day;
  }

  function add({ rows }: Day, kind: Kind, outcome: string, reason?: string): void {
    const key = JSON.stringify([kind, outcome, reason]);
    const row = rows.get(key);
    if (row) row.count += 1;
    else rows.set(key, { ...kind, outcome, ...(reason && { reason }), count: 1 });
  }

  function answered(strand: Strand, { submittedMs, language }: SampleMoment, opening = 'critique'): void {
    const { touchpoint: touchpointId, origin, asking, openings = ['critique'] } = strand;
    const day = dayOf(submittedMs);
    const one: Kind = { touchpointId, origin, opening, locale: language };
    const others = (): Kind => ({
      ...one,
      opening: random.pick(openings),
      locale: random.chance(strand.polish) ? 'pl' : 'en',
    });
    for (const outcome of asking ? ['triggered', 'shown', 'started', 'sent'] : ['started', 'sent']) {
      add(day, one, outcome);
    }
    if (!asking) return;
    for (let left = random.whole(...asking.unanswered); left > 0; left -= 1) {
      const kind = others();
      for (const outcome of ['triggered', 'shown', ends[random.weighted(asking.ends)]!]) add(day, kind, outcome);
    }
    for (const outcome of ['suppressed', 'expired'] as const) {
      for (const [reason, most] of Object.entries(asking[outcome])) {
        for (let left = random.whole(0, most); left > 0; left -= 1) {
          const kind = others();
          add(day, kind, 'triggered');
          add(day, kind, outcome, reason);
        }
      }
    }
  }

  function batchOf({ atMs, rows }: Day): SampleBatch {
    const sums = [...rows.values()];
    // Whoever was asked about an overdue parcel had been let down; a few more were, and are asked elsewhere or never.
    const overdue = sums.filter(({ origin, outcome }) => origin === 'promiseOverdue' && outcome === 'shown');
    const broken = overdue.reduce((total, { count }) => total + count, random.whole(1, 3));
    const promises = Object.entries({ early: random.whole(1, 6), kept: random.whole(28, 52), broken }).map(
      ([outcome, count]) => ({ promiseId: 'delivery-date', outcome: outcome as 'early' | 'kept' | 'broken', count }),
    );
    const waits = Array.from({ length: random.whole(2, 6) }, () => waitForBasket(random));
    return { atMs, batch: { earful: 1, batchId: batchId(random), rows: sums, promises, waits } };
  }

  return {
    answered,
    batches: () => [...days.values()].toSorted((a, b) => a.atMs - b.atMs).map(batchOf),
  };
}

/** “Add to basket”: mostly quick, sometimes slow, and the slower, the more people leave. */
function waitForBasket(random: Random): ExposureBatch['waits'][number] {
  const seconds = random.chance(0.7) ? random.whole(1, 3) : random.whole(4, 12);
  return { touchpointId: 'product', seconds, left: random.chance(seconds < 4 ? 0.02 : 0.4) };
}

/** A UUID of version 4. */
function batchId(random: Random): string {
  const hex = [...random.bytes(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}
