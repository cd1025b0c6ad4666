import { z } from 'zod';
import type { ProblemCode } from './outcomes.js';
import { problems } from './outcomes.js';
import { workWanted } from './work.js';

/** Everything refused is answered with this document (RFC 9457, `application/problem+json`). */
export const problem = z.object({
  earful: z.literal(1),
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]),
  /** What is wrong with this request, in a sentence. */
  detail: z.string().optional(),
  /** Faults by place, for `invalid`. */
  faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  /** What is to be done first, for `work-wanted`. */
  work: workWanted.optional(),
});
export type Problem = z.infer<typeof problem>;
