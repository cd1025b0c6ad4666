import { mayManage } from '@earful/protocol';
import type { Role } from '@earful/protocol';
import type { Kysely, Transaction } from 'kysely';
import { Refusal } from '../http/problem.js';
import { sameAddress } from '../privacy/same-address.js';
import type { Tables } from '../store/tables.js';
import { noteChange } from './audit.js';

/** An account at a sign-in provider, as the provider itself names it. */
export interface Account {
  issuer: string;
  subject: string;
}

/** Whom the account was bound to. */
export async function boundMember(db: Kysely<Tables>, { issuer, subject }: Account): Promise<string | undefined> {
  const row = await db
    .selectFrom('identities')
    .select('member_id')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.member_id;
}

/**
 * Binds an account to the member who has its address. From then on the account counts and the address does not.
 *
 * @param email As the provider has verified it.
 * @returns The member; undefined when nobody has the address, or another account of this issuer is bound to whoever has it.
 */
export async function bindAccount(
  db: Transaction<Tables>,
  { issuer, subject, email, at }: Account & { email: string; at: string },
): Promise<string | undefined> {
  const member = await db
    .selectFrom('member_addresses')
    .select('member_id')
    .where('email', '=', sameAddress(email))
    .executeTakeFirst();
  if (!member) return undefined;
  const bound = await db
    .insertInto('identities')
    .values({ issuer, subject, member_id: member.member_id, bound_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .returning('member_id')
    .executeTakeFirst();
  if (!bound) return undefined;
  const { member_id: memberId } = bound;
  await noteChange(db, { actorId: memberId, action: 'accountBound', objectId: memberId, at });
  return memberId;
}

/** Takes away by which somebody can sign in without a link. */
export async function forgetAccount(db: Transaction<Tables>, memberId: string): Promise<void> {
  await db.deleteFrom('member_addresses').where('member_id', '=', memberId).execute();
  await db.deleteFrom('identities').where('member_id', '=', memberId).execute();
}

/**
 * Takes an address away, and the account that came by it, if whoever gave it may not manage this role today: it may be an
 * address of their own. The audit knows who it was; of whom it has forgotten, nothing is believed.
 *
 * @returns Whether there was one.
 */
export async function forgetLowerAddress(db: Transaction<Tables>, memberId: string, role: Role): Promise<boolean> {
  const given = await db
    .selectFrom('audit')
    .leftJoin('members', (join) => join.onRef('members.id', '=', 'actor_id').on('removed_at', 'is', null))
    .select(['actor_id', 'members.role'])
    .where('object_id', '=', memberId)
    .where('action', 'in', ['invited', 'emailChanged'])
    .orderBy('sequence', 'desc')
    .executeTakeFirst();
  if (given && (given.actor_id === null || (given.role !== null && mayManage(given.role, role)))) return false;
  const address = await db
    .selectFrom('member_addresses')
    .select('email')
    .where('member_id', '=', memberId)
    .executeTakeFirst();
  await forgetAccount(db, memberId);
  return address !== undefined;
}

/**
 * Gives a member an address, in the place of the one before and of the account that was bound by it.
 *
 * @param email null: none.
 * @throws Refusal `conflict` when somebody else has it.
 */
export async function giveAddress(db: Transaction<Tables>, memberId: string, email: string | null): Promise<void> {
  await forgetAccount(db, memberId);
  if (email === null) return;
  const given = await db
    .insertInto('member_addresses')
    .values({ email: sameAddress(email), member_id: memberId })
    .onConflict((conflict) => conflict.doNothing())
    .returning('email')
    .executeTakeFirst();
  if (!given) throw new Refusal('conflict', { detail: 'Somebody on the staff has this e-mail address already.' });
}
