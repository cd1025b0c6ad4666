import { z } from 'zod';
import { promiseOutcomes } from './names.js';
import { codeName, label, slug } from './text.js';

const count = z.int().min(1).max(10_000);

/** How often one thing happened to invitations of one kind. */
const exposureRow = z.object({
  touchpointId: slug,
  /** What made Earful ask: one of `origins`. The receiver counts one that it does not know as `other`. */
  origin: codeName,
  /** Which opening was shown, or would have been: one of `openings`, or one that this version does not know yet. */
  opening: codeName,
  /** BCP 47 tag of the page. Only its language is kept. */
  locale: z.string().min(2).max(35),
  /** One of `exposureOutcomes`; one that this version does not know yet is passed over. */
  outcome: codeName,
  /** Why not, for `suppressed` and `expired`: one of `exposureReasons`. */
  reason: codeName.optional(),
  count,
});
export type ExposureRow = z.infer<typeof exposureRow>;

/**
 * The denominators: sums of what happened on one page since the batch before. A page sends them only with measurement
 * consent and not under Global Privacy Control. Nothing in it tells one visitor from another: no identifier, no time, no
 * address. `batchId` is fresh for every batch and only keeps one that was sent twice from counting twice.
 */
export const exposureBatch = z.object({
  earful: z.literal(1),
  /** Public write key, if the receiver asks for one. */
  key: label.optional(),
  batchId: z.uuid(),
  rows: z.array(exposureRow).max(500),
  /** Promises that the host called met, in time or too late, or that the customer was asked about as overdue. */
  promises: z.array(z.object({ promiseId: slug, outcome: z.enum(promiseOutcomes), count })).max(200),
  /** Waits that ended: seconds of waiting, and whether the visitor left before they were over. */
  waits: z.array(z.object({ touchpointId: slug, seconds: z.int().min(0).max(86_400), left: z.boolean() })).max(100),
});
export type ExposureBatch = z.infer<typeof exposureBatch>;

/** The receiver's answer. `duplicate`: it has this batch already. `ignored`: the browser asked not to be measured (`Sec-GPC: 1`). */
export const exposureReceipt = z.object({
  earful: z.literal(1),
  status: z.enum(['counted', 'duplicate', 'ignored']),
});
export type ExposureReceipt = z.infer<typeof exposureReceipt>;
