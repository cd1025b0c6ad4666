import { z } from 'zod';

const challenge = z.string().max(1_000);

/** The work that a receiver may ask for before it takes one revision. */
export const workWanted = z.object({
  /** To be sent back as it is. It is good for these very bytes, at this receiver, for ten minutes. */
  challenge,
  /** How many tries it takes on average: one is right if the number it gives, times this, is below 2³². */
  tries: z.int().min(1),
  /** What a try costs: iterations of PBKDF2 with SHA-256. */
  iterations: z.int().min(1),
});
export type WorkWanted = z.infer<typeof workWanted>;

/**
 * The same work, done. With the challenge as password and the digits of `answer` as salt, the first 32 bits of PBKDF2 are the
 * number of a try.
 */
export const workDone = z.object({ challenge, answer: z.int().min(0) });
export type WorkDone = z.infer<typeof workDone>;
