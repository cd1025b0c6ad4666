import { randomUUID } from 'node:crypto';
import type { InviteRequest, Role, StaffMember } from '@earful/protocol';
import { mayManage, roles } from '@earful/protocol';
import type { Kysely, Transaction } from 'kysely';
import { Refusal } from '../http/problem.js';
import type { Member } from '../http/staff-session.js';
import { normaliseText } from '../privacy/normalise-text.js';
import type { Tables } from '../store/tables.js';
import { noteChange } from './audit.js';
import { forgetAccount, forgetLowerAddress, giveAddress } from './identities.js';

/** Who is on the staff, by name. Those who were taken off are not. */
export async function listMembers(db: Kysely<Tables>, nowIso: string): Promise<StaffMember[]> {
  const rows = await db
    .selectFrom('members')
    .select(['id', 'name', 'role', 'created_at'])
    .select((select) => [
      select
        .selectFrom('sessions')
        .select((inner) => inner.fn.max('last_seen_at').as('at'))
        .whereRef('member_id', '=', 'members.id')
        .where('expires_at', '>', nowIso)
        .as('last_seen_at'),
      select
        .selectFrom('sign_in_links')
        .select((inner) => inner.fn.max('expires_at').as('at'))
        .whereRef('member_id', '=', 'members.id')
        .where('used_at', 'is', null)
        .where('expires_at', '>', nowIso)
        .as('invited_until'),
      select.selectFrom('member_addresses').select('email').whereRef('member_id', '=', 'members.id').as('email'),
    ])
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute();
  return rows.map((row) => ({
    memberId: row.id,
    name: row.name,
    role: row.role,
    addedAt: row.created_at,
    ...(row.email === null ? {} : { email: row.email }),
    ...(row.last_seen_at === null ? {} : { lastSeenAt: row.last_seen_at }),
    ...(row.invited_until === null ? {} : { invitedUntil: row.invited_until }),
  }));
}

/** A name as it is kept: well-formed, without blanks around it. @throws Refusal `invalid` when nothing is left. */
export function cleanName(text: string): string {
  const name = normaliseText(text).trim();
  if (name === '') throw new Refusal('invalid', { faults: [{ path: 'name', message: 'is empty' }] });
  return name;
}

/** How the ids of invented members begin. Those of real ones are random UUIDs, which never do. */
export const sampleMark = 'sample-';

export interface NewMember extends InviteRequest {
  /** Somebody new is invented. */
  sample?: boolean | undefined;
  /** ISO 8601. */
  at: string;
}

/**
 * Adds somebody, or takes back on who was taken off: what they wrote before is under their name still.
 *
 * @returns The id, or undefined when somebody on the staff has that name already.
 * @throws Refusal `conflict` when somebody on the staff has that address already.
 */
export async function addMember(
  db: Transaction<Tables>,
  { name, role, email, at, sample }: NewMember,
): Promise<string | undefined> {
  const known = await db.selectFrom('members').select(['id', 'removed_at']).where('name', '=', name).executeTakeFirst();
  if (known?.removed_at === null) return undefined;
  const id = known?.id ?? (sample ? sampleMark : '') + randomUUID();
  if (known) await db.updateTable('members').set({ role, removed_at: null }).where('id', '=', id).execute();
  else await db.insertInto('members').values({ id, name, role, created_at: at }).execute();
  if (email !== undefined) await giveAddress(db, id, email);
  return id;
}

/**
 * Whom this member may manage.
 *
 * @throws Refusal `not-found` when nobody on the staff has that id, `not-allowed` when their role is too high.
 */
export async function demandManaged(db: Kysely<Tables>, actor: Member, memberId: string): Promise<{ role: Role }> {
  const row = await db
    .selectFrom('members')
    .select('role')
    .where('id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (!mayManage(actor.role, row.role)) throw new Refusal('not-allowed');
  return row;
}

/** @throws Refusal `conflict`: without an owner nobody could ever make one again. */
async function demandOtherOwner(db: Transaction<Tables>, memberId: string): Promise<void> {
  const other = await db
    .selectFrom('members')
    .select('id')
    .where('role', '=', 'owner')
    .where('removed_at', 'is', null)
    .where('id', '!=', memberId)
    .executeTakeFirst();
  if (!other) throw new Refusal('conflict', { detail: 'The last owner stays: make somebody else an owner first.' });
}

interface Managed {
  actor: Member;
  memberId: string;
  /** ISO 8601. */
  at: string;
}

const dropUnusedLinks = (db: Transaction<Tables>, column: 'member_id' | 'made_by', memberId: string) =>
  db.deleteFrom('sign_in_links').where(column, '=', memberId).where('used_at', 'is', null).execute();

/**
 * Writes another role down; the same again changes nothing. Whoever could manage the member may have kept a link, a session or
 * an address by which they come in under that name: a higher role is of none of them. A lower one takes away the links that the
 * member made for others.
 *
 * @param actorId null: the command line.
 */
export async function giveRole(
  db: Transaction<Tables>,
  {
    actorId,
    memberId,
    before,
    role,
    at,
  }: { actorId: string | null; before: Role; role: Role } & Omit<Managed, 'actor'>,
): Promise<void> {
  if (before === role) return;
  await db.updateTable('members').set({ role }).where('id', '=', memberId).execute();
  await noteChange(db, { actorId, action: 'roleChanged', objectId: memberId, role, at });
  if (roles.indexOf(role) < roles.indexOf(before)) {
    await dropUnusedLinks(db, 'made_by', memberId);
    return;
  }
  await dropUnusedLinks(db, 'member_id', memberId);
  await db.deleteFrom('sessions').where('member_id', '=', memberId).execute();
  if (await forgetLowerAddress(db, memberId, role))
    await noteChange(db, { actorId, action: 'emailChanged', objectId: memberId, at });
}

/** Gives another role; the same again changes nothing. @throws Refusal `not-found`, `not-allowed` or `conflict`. */
export async function changeRole(
  db: Transaction<Tables>,
  { actor, memberId, role, at }: Managed & { role: Role },
): Promise<void> {
  const known = await demandManaged(db, actor, memberId);
  if (!mayManage(actor.role, role)) throw new Refusal('not-allowed');
  if (known.role === 'owner' && role !== 'owner') await demandOtherOwner(db, memberId);
  await giveRole(db, { actorId: actor.memberId, memberId, before: known.role, role, at });
}

/** Gives another address, or none. @throws Refusal `not-found`, `not-allowed` or `conflict`. */
export async function changeEmail(
  db: Transaction<Tables>,
  { actor, memberId, email, at }: Managed & { email: string | null },
): Promise<void> {
  await demandManaged(db, actor, memberId);
  await giveAddress(db, memberId, email);
  await noteChange(db, { actorId: actor.memberId, action: 'emailChanged', objectId: memberId, at });
}

/**
 * Takes somebody off the staff: sessions, links, address and account end with it, and the links that they made for others. Their
 * answers stay, under their name.
 *
 * @throws Refusal `not-found`, `not-allowed` or `conflict`.
 */
export async function removeMember(db: Transaction<Tables>, { actor, memberId, at }: Managed): Promise<void> {
  const known = await demandManaged(db, actor, memberId);
  if (known.role === 'owner') await demandOtherOwner(db, memberId);
  await db.updateTable('members').set({ removed_at: at }).where('id', '=', memberId).execute();
  await db.deleteFrom('sessions').where('member_id', '=', memberId).execute();
  await db.deleteFrom('sign_in_links').where('member_id', '=', memberId).execute();
  await dropUnusedLinks(db, 'made_by', memberId);
  await forgetAccount(db, memberId);
  await noteChange(db, { actorId: actor.memberId, action: 'removed', objectId: memberId, at });
}
