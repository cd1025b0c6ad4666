import { z } from 'zod';
import { critique } from './critique.js';
import { openings } from './names.js';
import { moment } from './text.js';

/** A share with its about-90 % interval, each from 0 to 1. */
const share = z.object({ share: z.number(), low: z.number(), high: z.number() });

/**
 * What became of the moments at which Earful could ask, in the same period, by whole UTC days of the receiver. Sums that
 * browsers reported whose visitors allowed measurement: never all visitors, and anybody can send some.
 */
export const asked = z.object({
  triggered: z.int(),
  suppressed: z.int(),
  expired: z.int(),
  shown: z.int(),
  started: z.int(),
  ignored: z.int(),
  dismissedNotNow: z.int(),
  dismissedNever: z.int(),
  dismissedClose: z.int(),
  sent: z.int(),
  /** Started ÷ shown; absent below 5 shown, where only counts are honest. */
  answerRate: share.optional(),
  /**
   * Of all who were shown an invitation, the share who may be unhappy (F12): from those who said so to all who said nothing as
   * well. Absent where `answerRate` is.
   */
  unhappy: z.object({ low: z.number(), high: z.number() }).optional(),
  /**
   * Failures beyond doubt that browsers reported, asked about or not, how many of them were answered, and the voice rate (F13)
   * unless there was none. Absent where no trigger knows of any.
   */
  knownFailures: z
    .object({ count: z.int(), answered: z.int(), voice: z.object({ share: z.number(), silent: z.int() }).optional() })
    .optional(),
  /** Why not: one of `exposureReasons` or `other`, most frequent first. They add up to `suppressed` and `expired`. */
  suppressedBy: z.record(z.string(), z.int()),
  expiredBy: z.record(z.string(), z.int()),
  /** Those of `suppressed` whose visitor is never invited, so that the effect of asking can be told. */
  heldOut: z.int(),
  /** By the opening that was shown, only those that were. */
  byOpening: z.partialRecord(z.enum(openings), z.object({ shown: z.int(), started: z.int(), sent: z.int() })),
});
export type Asked = z.infer<typeof asked>;

/** What became of one promise in the period, as pages reported it. `kept` does not hold `early`, which is kept as well. */
export const promiseStanding = z.object({
  promiseId: z.string(),
  /** In the brand's first language. */
  statement: z.string(),
  early: z.int(),
  kept: z.int(),
  broken: z.int(),
});
export type PromiseStanding = z.infer<typeof promiseStanding>;

/** One touchpoint in "least good first" (F7) with its distribution (F2). Every figure carries its n. */
export const touchpointStanding = z.object({
  touchpointId: z.string(),
  name: z.string(),
  department: z.string().optional(),
  /** Critiques counted, whatever they answered. */
  critiques: z.int(),
  /** Answers to the comparison. */
  n: z.int(),
  /** Shortfall: 1 per "much worse", ½ per "worse". */
  k: z.number(),
  /** Counts of −2, −1, 0, +1, +2. */
  shares: z.tuple([z.int(), z.int(), z.int(), z.int(), z.int()]),
  /** Shrunken shortfall and its about-90 % interval; absent without a single answer. */
  standing: z.number().optional(),
  low: z.number().optional(),
  high: z.number().optional(),
  label: z.enum(['fixFirst', 'askMore', 'watch', 'fine', 'notMeasured']),
  /** Counts of severity 1–4, known failures included. */
  severities: z.tuple([z.int(), z.int(), z.int(), z.int()]),
  /** Counts by cause, most frequent first. */
  causes: z.array(z.object({ code: z.string(), label: z.string(), count: z.int() })),
  /** Counts by the hour 0–23, and by weekday, Monday first, when it happened (else: was submitted), in `timeZone`. */
  byHour: z.array(z.int()).length(24),
  byWeekday: z.array(z.int()).length(7),
  /** Critiques per week of `weeks`. */
  byWeek: z.array(z.int()),
  /** Counts by locale and by viewport: below 600 px, and from 600 px. */
  byLocale: z.record(z.string(), z.int()),
  byViewport: z.object({ narrow: z.int(), wide: z.int() }),
  /** Share of critiques that were written while offline: waited over one minute on the device. */
  delivered: z.object({ atOnce: z.int(), later: z.int() }),
  /** Of invitations only. Absent when no page reported anything: the denominator is unknown, not 0. */
  asked: asked.optional(),
  /** Its promises of which anything was reported, in the order of the configuration; absent without one. */
  promises: z.array(promiseStanding).optional(),
});
export type TouchpointStanding = z.infer<typeof touchpointStanding>;

/** Answers were invited (by a trigger) or volunteered (self-opened): never mixed in one figure. */
export const standingsQuery = z.object({
  origin: z.enum(['invited', 'volunteered']).default('invited'),
  days: z.coerce.number().int().min(1).max(3_660).default(90),
});
export type StandingsQuery = z.infer<typeof standingsQuery>;

export const standings = z.object({
  origin: standingsQuery.shape.origin.unwrap(),
  /** The first moment of the first day in `timeZone`, and now. */
  from: moment,
  to: moment,
  /** The configuration's, else UTC. */
  timeZone: z.string(),
  /** First day of each week, oldest first, by the clock of `timeZone`; the oldest may have fewer than seven days. */
  weeks: z.array(z.iso.date()),
  touchpoints: z.array(touchpointStanding),
  /** Origins counted, with their number of critiques. */
  origins: z.array(z.object({ origin: critique.shape.origin, critiques: z.int() })),
});
export type Standings = z.infer<typeof standings>;
