import { z } from 'zod';
import { critiqueId, digest } from './critique.js';
import { receiptStatuses } from './outcomes.js';
import { moment } from './text.js';

/** The answer that proves storage: only this lets a device delete its copy. */
export const receipt = z.object({
  earful: z.literal(1),
  status: z.enum(receiptStatuses),
  critiqueId,
  revision: z.int().min(1),
  /** Of the bytes of `body` that the receiver took. */
  digest,
  /** Receiver's clock. */
  receivedAt: moment,
  /** Who reads it, for "{team} reads this by {date}". */
  team: z.string(),
  /** Present only when the brand has configured the promise. */
  readBy: moment.optional(),
  answerBy: moment.optional(),
});
export type Receipt = z.infer<typeof receipt>;
