import { z } from 'zod';
import { caseStates } from './names.js';
import { label } from './text.js';

/** How does my case stand? The pair that the device minted with the critique; anything else is answered `not-found`. */
export const statusRequest = z.object({ reference: label, secret: label });
export type StatusRequest = z.infer<typeof statusRequest>;

export const statusAnswer = z.object({
  earful: z.literal(1),
  state: z.enum(caseStates),
  /** An answer was wanted and has not been given. As long as it is, this customer is not invited again. */
  open: z.boolean(),
  /** The customer took it back, here or on another device: nothing of what was said is left. */
  withdrawn: z.literal(true).optional(),
});
export type StatusAnswer = z.infer<typeof statusAnswer>;
