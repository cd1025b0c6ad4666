import type { Role } from '@earful/protocol';
import { inviteRequest } from '@earful/protocol';
import type { Transaction } from 'kysely';
import { normaliseBasePath } from './http/base-path.js';
import { publicOriginOf } from './http/origins.js';
import { normaliseText } from './privacy/normalise-text.js';
import { hashSecret, mintSecret } from './secrets.js';
import { noteChange } from './staff/audit.js';
import { giveAddress } from './staff/identities.js';
import { addMember, giveRole } from './staff/members.js';
import type { Store } from './store/store.js';
import type { Tables } from './store/tables.js';

const validForMs = 24 * 3_600_000;

/** A link that is good once, within 24 hours. */
export interface MintedLink {
  token: string;
  /** ISO 8601. */
  expiresAt: string;
}

interface LinkOf {
  memberId: string;
  /** The member who makes it; null: the command line. */
  madeBy: string | null;
  nowMs: number;
}

/** Keeps the hash of a new token. */
export async function mintLink(db: Transaction<Tables>, { memberId, madeBy, nowMs }: LinkOf): Promise<MintedLink> {
  const token = mintSecret();
  const expiresAt = new Date(nowMs + validForMs).toISOString();
  await db
    .insertInto('sign_in_links')
    .values({
      token_hash: hashSecret(token),
      member_id: memberId,
      made_by: madeBy,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute();
  return { token, expiresAt };
}

/** The token stands after the `#`, so that it reaches no server log. */
export const signInAddress = (publicUrl: string, basePath: string | undefined, token: string): string =>
  `${publicOriginOf(publicUrl)}${normaliseBasePath(basePath)}/inbox/sign-in#${token}`;

export interface SignInLinkOptions {
  store: Store;
  /** Address under which browsers reach the receiver, for example `https://shop.example`. */
  publicUrl: string;
  /** Default `/earful`. */
  basePath?: string | undefined;
  /** Who signs in, as colleagues and customers will read it. Somebody new is added; who was taken off is on the staff again. */
  name: string;
  /** Default: what they have; of somebody new `owner` as long as there is none, then `member`. */
  role?: Role | undefined;
  /** By which a sign-in provider tells who this is. Default: what they have. */
  email?: string | undefined;
  /** Somebody new is invented, and goes with the rest of it. Default: no. */
  sample?: boolean | undefined;
}

/**
 * Makes a link that signs somebody in once, within 24 hours. Whoever can call this has the database, and so every right: it
 * asks nobody, and it is how a lost owner comes back.
 */
export async function createSignInLink(options: SignInLinkOptions): Promise<string> {
  const { store, publicUrl, basePath, role, email, sample } = options;
  // Before anything is written: an address that cannot be used makes no member.
  signInAddress(publicUrl, basePath, '');
  const name = normaliseText(options.name).trim();
  if (name === '' || name.length > 200) throw new TypeError('name is empty or longer than 200 characters.');
  if (!inviteRequest.shape.email.safeParse(email).success) throw new TypeError(`email is "${email}"; use one address.`);
  const nowMs = store.now();
  const at = new Date(nowMs).toISOString();
  const { token } = await store.write(async (db) => {
    const owner = await db
      .selectFrom('members')
      .select('id')
      .where('role', '=', 'owner')
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    const newRole = role ?? (owner ? 'member' : 'owner');
    const added = await addMember(db, { name, role: newRole, at, sample });
    const known = await db
      .selectFrom('members')
      .select(['id', 'role'])
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    if (added !== undefined)
      await noteChange(db, { actorId: null, action: 'invited', objectId: added, role: newRole, at });
    else if (role !== undefined)
      await giveRole(db, { actorId: null, memberId: known.id, before: known.role, role, at });
    if (added === undefined) await noteChange(db, { actorId: null, action: 'linkMade', objectId: known.id, at });
    if (email !== undefined) {
      await giveAddress(db, known.id, email);
      await noteChange(db, { actorId: null, action: 'emailChanged', objectId: known.id, at });
    }
    return mintLink(db, { memberId: known.id, madeBy: null, nowMs });
  });
  return signInAddress(publicUrl, basePath, token);
}
