import type { AuditAction, AuditPage, AuditQuery, Role } from '@earful/protocol';
import type { Kysely, Transaction } from 'kysely';
import type { Tables } from '../store/tables.js';

export interface Change {
  /** Who made it; null: the command line, on the server itself. */
  actorId: string | null;
  action: AuditAction;
  /** A member, a case, a reference, a file or a destination, as the action says; never a word of a customer. */
  objectId: string;
  role?: Role | undefined;
  /** ISO 8601. */
  at: string;
}

/** Notes a change, in the transaction that makes it: neither is there without the other. */
export async function noteChange(db: Transaction<Tables>, change: Change): Promise<void> {
  const { actorId, action, objectId, role, at } = change;
  await db
    .insertInto('audit')
    .values({ at, actor_id: actorId, action, object_id: objectId, role: role ?? null })
    .execute();
}

/** Who did what, newest first. */
export async function readAudit(db: Kysely<Tables>, { before, limit }: AuditQuery): Promise<AuditPage> {
  let page = db
    .selectFrom('audit')
    .leftJoin('members as actor', 'actor.id', 'audit.actor_id')
    .leftJoin('members as object', 'object.id', 'audit.object_id')
    .leftJoin('cases', 'cases.id', 'audit.object_id')
    .leftJoin('critiques', 'critiques.id', 'cases.critique_id')
    .select(['audit.sequence', 'audit.at', 'audit.actor_id', 'audit.action', 'audit.object_id', 'audit.role'])
    .select(['actor.name as actorName', 'object.name as memberName', 'critiques.reference']);
  if (before !== undefined) page = page.where('audit.sequence', '<', before);
  const rows = await page
    .orderBy('audit.sequence', 'desc')
    .limit(limit + 1)
    .execute();
  return {
    entries: rows.slice(0, limit).map((row) => ({
      entryId: row.sequence,
      at: row.at,
      action: row.action,
      objectId: row.object_id,
      ...(row.actor_id === null ? {} : { actor: { memberId: row.actor_id, name: row.actorName ?? row.actor_id } }),
      ...(row.memberName === null ? {} : { memberName: row.memberName }),
      ...(row.reference === null ? {} : { reference: row.reference }),
      ...(row.role === null ? {} : { role: row.role }),
    })),
    more: rows.length > limit,
  };
}
