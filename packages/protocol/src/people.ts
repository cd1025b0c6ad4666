import { z } from 'zod';
import { roles } from './rights.js';
import { label, moment } from './text.js';

const workAddress = z.email().max(254);

/** Somebody on the staff. */
export const staffMember = z.object({
  memberId: z.string(),
  /** As colleagues and customers read it. */
  name: z.string(),
  role: z.enum(roles),
  /** By which the sign-in provider tells who this is, the first time; absent: only links sign this member in. */
  email: z.string().optional(),
  addedAt: moment,
  /** Last sign of life of a session that is still good. */
  lastSeenAt: moment.optional(),
  /** A link that nobody has used yet is good until then. */
  invitedUntil: moment.optional(),
});
export type StaffMember = z.infer<typeof staffMember>;

export const memberList = z.object({ members: z.array(staffMember) });
export type MemberList = z.infer<typeof memberList>;

export const inviteRequest = z.strictObject({
  name: label,
  role: z.enum(roles),
  email: workAddress.optional(),
});
export type InviteRequest = z.infer<typeof inviteRequest>;

/** What is left out stays. An address that is given, also the same one, parts the member from the account bound before; null takes it away. */
export const memberChange = z.strictObject({
  role: z.enum(roles).optional(),
  email: workAddress.nullable().optional(),
});
export type MemberChange = z.infer<typeof memberChange>;

/** Other ways in than a link, for who is not signed in. */
export const signInWays = z.object({ openIdConnect: z.boolean() });
export type SignInWays = z.infer<typeof signInWays>;

/** Why somebody who came back from the sign-in provider was not let in: `refused` in the address of the sign-in page. */
export const signInRefusals = ['cancelled', 'expired', 'unverified', 'unknown', 'too-many', 'failed'] as const;
export type SignInRefusal = (typeof signInRefusals)[number];

/** A link that signs its member in once. It is told once, to whoever asked for it, and only its hash is kept. */
export const invitation = z.object({ memberId: z.string(), link: z.string(), expiresAt: moment });
export type Invitation = z.infer<typeof invitation>;

export const openSession = z.object({
  sessionId: z.string(),
  /** Family of browser and system, `Firefox, Linux`; absent when it is unknown. */
  browser: z.string().optional(),
  startedAt: moment,
  /** Written every five minutes at most. */
  lastSeenAt: moment,
  expiresAt: moment,
  /** The session that asks. */
  own: z.boolean(),
});
export type OpenSession = z.infer<typeof openSession>;

export const sessionList = z.object({ sessions: z.array(openSession) });
export type SessionList = z.infer<typeof sessionList>;

/** Everything that is written into the audit. The object is a member, a case, the reference of what was erased, the id that is barred, how many invented critiques went, the name of a file that was imported, or who is told. */
export const auditActions = [
  'signedIn',
  'signedInWithAccount',
  'accountBound',
  'signedOut',
  'sessionEnded',
  'linkMade',
  'invited',
  'roleChanged',
  'emailChanged',
  'removed',
  'acknowledged',
  'vouched',
  'replied',
  'erased',
  'barred',
  'sampleErased',
  'imported',
  'sentAgain',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** One change and who made it. Never a word of a customer, or to one. */
export const auditEntry = z.object({
  /** Higher is later. */
  entryId: z.int(),
  at: moment,
  /** Absent: done on the server itself, by its command line. */
  actor: z.object({ memberId: z.string(), name: z.string() }).optional(),
  /** Not an enumeration for readers: a newer receiver knows more. */
  action: z.string(),
  objectId: z.string(),
  /** When the object is somebody on the staff. */
  memberName: z.string().optional(),
  /** When it is a case. */
  reference: z.string().optional(),
  /** The role that was given. */
  role: z.enum(roles).optional(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const auditQuery = z.object({
  /** Only entries before this one: the way to older pages. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuery>;

/** Newest first. */
export const auditPage = z.object({ entries: z.array(auditEntry), more: z.boolean() });
export type AuditPage = z.infer<typeof auditPage>;
