import { z } from 'zod';
import { moment } from './text.js';

/** One attempt to tell somebody: when, how it ended, how long it took. */
export const deliveryAttempt = z.object({
  at: moment,
  /** A status code of HTTP or SMTP, or the kind of trouble; nothing that the other side has written. */
  status: z.string(),
  tookMs: z.number(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttempt>;

/** What somebody was to be told and has not taken. Neither words nor an address are in it. */
export const undeliveredMessage = z.object({
  deliveryId: z.string(),
  /** Kind and name in the configuration, `webhook:crm`; of mail, a hash stands for the address. */
  destination: z.string(),
  /** Not an enumeration for readers: a newer receiver knows more. */
  kind: z.string(),
  /** Absent for a digest. */
  caseId: z.string().optional(),
  reference: z.string().optional(),
  /** When that happened of which it tells. */
  happenedAt: moment,
  /** The next attempt; absent when it was given up. */
  dueAt: moment.optional(),
  /** Oldest first. */
  attempts: z.array(deliveryAttempt),
});
export type UndeliveredMessage = z.infer<typeof undeliveredMessage>;

/** Newest first. */
export const deliveryList = z.object({ deliveries: z.array(undeliveredMessage) });
export type DeliveryList = z.infer<typeof deliveryList>;
