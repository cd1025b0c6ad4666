import type { AuditAction, Critique, Role, promiseOutcomes } from '@earful/protocol';
import type { CaseState, UrgentReason } from '@earful/insight';
import type { Generated } from 'kysely';

/** Moments, and days by the receiver's clock, are ISO 8601 in UTC: text order is time order. Flags are 0 or 1. */
type Moment = string;
type Flag = number;
type Day = string;

/** One critique, for ever: the id is minted on the device. What only a list of erased ids knows has no case. */
interface CritiquesTable {
  id: string;
  reference: string;
  /** SHA-256 of the secret, hexadecimal. */
  secret_hash: string;
  /** The revision that people see: the highest that has arrived. */
  latest_revision: number;
  received_at: Moment;
  sample: Flag;
  /** When the customer took it back. From then on its one revision is the one that says so, and no other is ever stored. */
  withdrawn_at: Moment | null;
  /** When the words of its revisions were deleted because their time was over. Since migration 7. */
  reduced_at: Moment | null;
  /** Why it was set aside, of `doubtReasons`, parted by commas; null: never. */
  doubt: string | null;
  /** 1 until a person has said that it is real. */
  in_doubt: Generated<Flag>;
}

/**
 * One revision: a full snapshot. `body` is the exact text the digest proves, but for what stood behind the path of the page;
 * the columns are what was read from it. Of a critique that was taken back, `body` holds the names only; when the time of
 * contact or words is over, it holds the rest.
 */
export interface RevisionsTable {
  critique_id: string;
  revision: number;
  digest: string;
  body: string;
  received_at: Moment;
  /** As claimed by the device, unless it was doubted. */
  submitted_at: Moment;
  occurred_at: Moment | null;
  clock_doubted: Flag;
  queued_ms: number;
  /** As routed; `body` keeps the name that was sent. */
  touchpoint_id: string;
  origin: Critique['origin'];
  surface: Critique['surface'];
  locale: string;
  disconfirmation: number | null;
  severity: number | null;
  comment: string | null;
  expected_text: string | null;
  reply_wanted: 'none' | 'email' | 'phone' | null;
  promise_id: string | null;
  promise_text: string | null;
  promise_due_at: Moment | null;
  path: string | null;
  viewport_width: number | null;
  sanitised: Flag;
  /** JSON. */
  causes: string | null;
  trail: string | null;
  facts: string | null;
  /** Since migration 3; null in rows older than it. */
  answer_order: string | null;
  opening: string | null;
  expectation_source: string | null;
  remedy_text: string | null;
  patience: string | null;
  parity: string | null;
  /** JSON. */
  emotions: string | null;
  perceptions: string | null;
  redactions: string | null;
  call_window: string | null;
}

/** How to reach the person. Apart, so that it can be erased before the words are. */
interface ContactsTable {
  critique_id: string;
  revision: number;
  email: string | null;
  phone: string | null;
}

interface CasesTable {
  id: string;
  critique_id: string;
  state: CaseState;
  harm: number;
  read_by: Moment | null;
  answer_by: Moment | null;
  acknowledged_at: Moment | null;
  acknowledged_by: string | null;
  answered_at: Moment | null;
  /** That of the critique, beside what else lists are ordered by. */
  received_at: Moment;
}

interface RepliesTable {
  id: string;
  case_id: string;
  author_id: string;
  text: string;
  sent_at: Moment;
}

interface MembersTable {
  /** Begins with `sample-` when the member is invented. */
  id: string;
  name: string;
  created_at: Moment;
  role: Generated<Role>;
  /** When somebody took this member off the staff; the row stays, because answers have it as their author. */
  removed_at: Moment | null;
}

/** By which, in one spelling, a sign-in provider tells who a member is, the first time. Gone with the member. */
interface MemberAddressesTable {
  email: string;
  member_id: string;
}

/** Accounts at sign-in providers. Once bound, the address means nothing any more. */
interface IdentitiesTable {
  issuer: string;
  /** The name of the account at the issuer, which never changes. */
  subject: string;
  member_id: string;
  bound_at: Moment;
}

interface SignInLinksTable {
  token_hash: string;
  member_id: string;
  /** A member, who may have lost the right since; null: the command line, or a sign-in provider. */
  made_by: string | null;
  expires_at: Moment;
  used_at: Moment | null;
}

interface SessionsTable {
  id_hash: string;
  /** Names the session where it is listed; gives no access to it. */
  id: string;
  member_id: string;
  created_at: Moment;
  /** Family of browser and system. */
  browser: string | null;
  last_seen_at: Moment;
  expires_at: Moment;
}

/** Who of the staff did what. Rows are added, never changed. */
interface AuditTable {
  sequence: Generated<number>;
  at: Moment;
  /** Null: the command line, on the server itself. */
  actor_id: string | null;
  action: AuditAction;
  /** A member, a case, a reference, a file or a destination, as the action says. */
  object_id: string;
  role: Role | null;
}

/** What others must learn of, written in the same transaction as the change itself. */
interface OutgoingTable {
  sequence: Generated<number>;
  kind: 'received' | 'revised' | 'doubted' | 'acknowledged' | 'replied';
  case_id: string;
  created_at: Moment;
}

/** How far somebody who is told has been told. Begins where the outgoing rows stood when the configuration first named it. */
interface DestinationsTable {
  id: string;
  /** The last outgoing row of which deliveries were made. */
  followed_to: number;
  /** When it answered that it is gone for ever. Until somebody sends again, nothing is made for it. */
  disabled_at: Moment | null;
  /** Before then nothing goes there, as it wants it; and nothing urgent, so that people are not rung all the time. */
  paused_until: Moment | null;
  quiet_until: Moment | null;
}

/** One message to one destination. Words are read from the other tables whenever it is sent. */
export interface DeliveriesTable {
  /** The same in every attempt, so that a receiver can tell what it has already. */
  id: string;
  destination_id: string;
  /** What it is about; there is one delivery of it to one destination. */
  topic: string;
  kind: Exclude<OutgoingTable['kind'], 'doubted'> | 'urgent' | 'digest';
  /** Why it is urgent. */
  reason: UrgentReason | null;
  /** Null for a digest. */
  case_id: string | null;
  /** The outgoing rows that it tells of: one, or all that a digest covers. */
  first_sequence: number;
  last_sequence: number;
  /** When what it tells of happened; of a digest, the first of it. */
  created_at: Moment;
  /** `dead`: given up; staff can send it again. `void`: nothing was left to tell. */
  state: 'waiting' | 'sent' | 'dead' | 'void';
  due_at: Moment;
  /** Until then one process has it to itself. */
  lease_until: Moment | null;
  /** All attempts, and those since somebody sent it again. */
  attempts: number;
  tries: number;
  /** Of the last attempt. */
  status: string | null;
  finished_at: Moment | null;
}

/** The log of attempts: never what was sent or answered. */
interface DeliveryAttemptsTable {
  delivery_id: string;
  attempt: number;
  at: Moment;
  /** Status code of HTTP or SMTP, or the kind of trouble. */
  status: string;
  took_ms: number;
}

/** How often something happened to invitations of one kind on one day. */
export interface ExposuresTable {
  day: Day;
  /** As routed. */
  touchpoint_id: string;
  /** One of `origins`, or `other`. */
  origin: string;
  opening: string;
  /** Language without region, `pl`; `und` when it is none. */
  locale: string;
  outcome: string;
  /** One of `exposureReasons`, or `other`; empty for an outcome that needs none. */
  reason: string;
  sample: Flag;
  count: number;
}

/** What became of promises on one day. */
export interface PromiseOutcomesTable {
  day: Day;
  promise_id: string;
  outcome: (typeof promiseOutcomes)[number];
  sample: Flag;
  count: number;
}

/** How long people waited at a touchpoint, whenever it was: a histogram. */
export interface WaitsTable {
  touchpoint_id: string;
  /** Two digits of precision. */
  seconds: number;
  /** 1: gave up after that time; 0: was served. */
  has_left: Flag;
  sample: Flag;
  count: number;
}

/** Batches that were counted, so that none counts twice. Nothing leads from here to what was in them. */
interface ExposureBatchesTable {
  id: string;
  day: Day;
  sample: Flag;
}

/** What all processes of one database know, and nobody else. */
interface SharedKeysTable {
  /** `work`: signs what work was asked for. `time`, `doubted-time`: when a clock was last believed, and since when one is not. */
  name: string;
  value: string;
}

export interface Tables {
  critiques: CritiquesTable;
  revisions: RevisionsTable;
  contacts: ContactsTable;
  cases: CasesTable;
  replies: RepliesTable;
  members: MembersTable;
  member_addresses: MemberAddressesTable;
  identities: IdentitiesTable;
  sign_in_links: SignInLinksTable;
  sessions: SessionsTable;
  audit: AuditTable;
  outgoing: OutgoingTable;
  destinations: DestinationsTable;
  deliveries: DeliveriesTable;
  delivery_attempts: DeliveryAttemptsTable;
  exposures: ExposuresTable;
  promise_outcomes: PromiseOutcomesTable;
  waits: WaitsTable;
  exposure_batches: ExposureBatchesTable;
  shared_keys: SharedKeysTable;
}
