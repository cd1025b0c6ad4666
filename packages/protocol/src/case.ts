import { z } from 'zod';
import { critique } from './critique.js';
import { caseStates, doubtReasons } from './names.js';
import { roles } from './rights.js';
import { customerText, moment } from './text.js';

/** A line of the inbox: one critique and how far its answer has come. */
export const caseSummary = z.object({
  caseId: z.string(),
  critiqueId: z.string(),
  reference: z.string(),
  touchpointId: z.string(),
  /** In the brand's first language. */
  touchpointName: z.string(),
  department: z.string().optional(),
  state: z.enum(caseStates),
  origin: critique.shape.origin,
  disconfirmation: critique.shape.disconfirmation,
  severity: critique.shape.severity,
  /** The first 200 characters of the customer's words. */
  excerpt: z.string().optional(),
  locale: z.string(),
  revision: z.int(),
  /** Sort key of "worst first": 0 nothing wrong … 1 worst. */
  harm: z.number(),
  replyWanted: critique.shape.reply.unwrap().shape.wanted,
  /** When the expectation was missed, as far as known; else when it was submitted. */
  occurredAt: moment,
  receivedAt: moment,
  readBy: moment.optional(),
  answerBy: moment.optional(),
  acknowledgedAt: moment.optional(),
  answeredAt: moment.optional(),
  /** The customer took the critique back: nothing of what was said is left. */
  withdrawnAt: moment.optional(),
  /** Why it is set aside: it counts in no figure and nobody is told, until a person says that it is real. */
  doubt: z.array(z.enum(doubtReasons)).optional(),
  /** Invented history that `--sample` wrote, erasable with one command. */
  sample: z.boolean(),
});
export type CaseSummary = z.infer<typeof caseSummary>;

export const caseReply = z.object({
  replyId: z.uuid(),
  authorName: z.string(),
  text: z.string(),
  sentAt: moment,
});
export type CaseReply = z.infer<typeof caseReply>;

/** Everything staff see of one case. Customer text is exactly what was written. */
export const caseDetail = caseSummary.extend({
  /** Latest revision. */
  critique,
  /** How this critique came to the brand. */
  delivery: z.object({
    /** Time the first revision waited on the device, in milliseconds: claimed sent − claimed submitted, never below 0. */
    queuedMs: z.number(),
    /** A claimed time lay outside the accepted window and was replaced by the time of receipt. */
    clockDoubted: z.boolean(),
    revisions: z.array(z.object({ revision: z.int(), submittedAt: moment, receivedAt: moment, queuedMs: z.number() })),
  }),
  acknowledgedBy: z.string().optional(),
  replies: z.array(caseReply),
  /** Labels of the causes, in the brand's first language. */
  causeLabels: z.array(z.string()),
  /** The promise as configured, when the critique names one. */
  promiseStatement: z.string().optional(),
});
export type CaseDetail = z.infer<typeof caseDetail>;

export const caseFilter = z.object({
  state: z.enum(['open', 'all', 'doubt', ...caseStates]).default('open'),
  touchpoint: z.string().optional(),
  origin: critique.shape.origin.optional(),
  order: z.enum(['worst', 'newest']).default('worst'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).default(0),
});
export type CaseFilter = z.infer<typeof caseFilter>;

/** A page of the inbox. `total` counts all cases, so that a filter can always say "shown x of y". */
export const caseList = z.object({
  cases: z.array(caseSummary),
  matching: z.int(),
  total: z.int(),
  open: z.int(),
  /** Set aside, and in no other list than that of all. */
  doubted: z.int(),
});
export type CaseList = z.infer<typeof caseList>;

/** Staff's answer. The id is minted by the sender, so that a repeated request is one reply. */
export const replyRequest = z.strictObject({ replyId: z.uuid(), text: customerText });
export type ReplyRequest = z.infer<typeof replyRequest>;

export const signInRequest = z.strictObject({ token: z.string().min(20).max(100) });

export const staffSession = z.object({
  member: z.object({ memberId: z.string(), name: z.string(), role: z.enum(roles) }),
  brand: z.object({ name: z.string() }),
});
export type StaffSession = z.infer<typeof staffSession>;

/** One message of the live stream `GET /v1/staff/stream`. The inbox fetches what it needs; nothing private is in it. */
export const liveMessage = z.object({
  kind: z.enum(['received', 'revised', 'doubted', 'acknowledged', 'replied']),
  caseId: z.string(),
});
export type LiveMessage = z.infer<typeof liveMessage>;
