import { randomUUID } from 'node:crypto';
import type { AuditAction, StaffSession } from '@earful/protocol';
import type { Transaction } from 'kysely';
import { hashSecret, mintSecret } from '../secrets.js';
import { noteChange } from '../staff/audit.js';
import { browserFamily } from '../staff/browser-family.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { createCookie } from './cookie.js';
import { Refusal } from './problem.js';
import { createSignInThrottle } from './sign-in-throttle.js';

export type Member = StaffSession['member'];

/** Somebody on the staff, and the session by which they are known. */
export interface SignedIn {
  member: Member;
  sessionId: string;
}

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A session ends after half a day without a request, and in any case after a week. */
export const idleMs = 12 * hourMs;
const absoluteMs = 7 * 24 * hourMs;
/** "Last seen" is written at most this often, so that reading stays reading. */
const touchEveryMs = 5 * minuteMs;

interface SessionOptions {
  store: Store;
  publicUrl: string;
  now: () => number;
  /** Where a request comes from, for the throttle. */
  clientAddress?: ((request: Request) => string | undefined) | undefined;
}

const iso = (timeMs: number) => new Date(timeMs).toISOString();

/** Who is signed in. The cookie holds a random secret; the store holds its hash. */
export function createStaffSessions({ store, publicUrl, now, clientAddress }: SessionOptions) {
  const cookie = createCookie(publicUrl, { secure: '__Host-earful', loopback: 'earful-staff' });
  const throttle = createSignInThrottle(now);

  function hashOf(request: Request): string | undefined {
    const own = cookie.read(request);
    return own && hashSecret(own);
  }

  async function find(request: Request, counts: boolean): Promise<SignedIn | undefined> {
    const hash = hashOf(request);
    if (hash === undefined) return undefined;
    const nowMs = now();
    const row = await store.read
      .selectFrom('sessions')
      .innerJoin('members', 'members.id', 'sessions.member_id')
      .select(['members.id as memberId', 'members.name', 'members.role', 'sessions.id', 'sessions.last_seen_at'])
      .where('sessions.id_hash', '=', hash)
      .where('sessions.expires_at', '>', iso(nowMs))
      .where('sessions.last_seen_at', '>', iso(nowMs - idleMs))
      .where('members.removed_at', 'is', null)
      .executeTakeFirst();
    if (!row) return undefined;
    if (counts && nowMs - Date.parse(row.last_seen_at) >= touchEveryMs) {
      const touched = store.write((db) =>
        db
          .updateTable('sessions')
          .set({ last_seen_at: iso(nowMs) })
          .where('id_hash', '=', hash)
          .execute(),
      );
      // Nobody waits for it: a database that cannot be written is read all the same. The session then ends the sooner.
      touched.catch(() => {});
    }
    return { member: { memberId: row.memberId, name: row.name, role: row.role }, sessionId: row.id };
  }

  /** Opens a session for a member on the staff. `secret` is what its cookie holds. */
  async function open(
    db: Transaction<Tables>,
    { memberId, secret, request, action }: { memberId: string; secret: string; request: Request; action: AuditAction },
  ): Promise<Member | undefined> {
    const nowMs = now();
    const member = await db
      .selectFrom('members')
      .select(['id as memberId', 'name', 'role'])
      .where('id', '=', memberId)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (!member) return undefined;
    await db
      .insertInto('sessions')
      .values({
        id_hash: hashSecret(secret),
        id: randomUUID(),
        member_id: memberId,
        created_at: iso(nowMs),
        browser: browserFamily(request.headers.get('user-agent')),
        last_seen_at: iso(nowMs),
        expires_at: iso(nowMs + absoluteMs),
      })
      .execute();
    await noteChange(db, { actorId: memberId, action, objectId: memberId, at: iso(nowMs) });
    return member;
  }

  /**
   * Signs in whom `findMember` names, in one transaction with whatever it changes. It is always a new session.
   *
   * @param action What the audit calls it.
   * @returns undefined when it names nobody on the staff.
   */
  async function signInAs(
    request: Request,
    findMember: (db: Transaction<Tables>) => Promise<string | undefined>,
    action: AuditAction = 'signedIn',
  ): Promise<{ member: Member; cookie: string } | undefined> {
    const secret = mintSecret();
    const member = await store.write(async (db) => {
      const memberId = await findMember(db);
      return memberId === undefined ? undefined : open(db, { memberId, secret, request, action });
    });
    return member && { member, cookie: cookie.set(secret, absoluteMs / 1_000) };
  }

  /** A guess costs one look into an index, and no turn among those who write. */
  async function isGood(tokenHash: string): Promise<boolean> {
    const link = await store.read
      .selectFrom('sign_in_links')
      .select('member_id')
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', iso(now()))
      .executeTakeFirst();
    return link !== undefined;
  }

  /** @throws Refusal `too-many` when there were too many of this token, from this address, or altogether. */
  const noteFailure = (request: Request, token: string): void =>
    throttle.noteFailure({ token: hashSecret(token), address: clientAddress?.(request) });

  return {
    signInAs,
    noteFailure,

    /** Asks the sign-in provider about whoever sent this. @throws Refusal `too-many`, or whatever `ask` rejects with. */
    askProvider: <T>(request: Request, ask: () => Promise<T>): Promise<T> =>
      throttle.ask(clientAddress?.(request), ask),

    /** Is the session of this request still good? Asking does not lengthen it. */
    isValid: async (request: Request) => (await find(request, false)) !== undefined,

    /** @throws Refusal `not-signed-in`. */
    async demand(request: Request): Promise<SignedIn> {
      const signedIn = await find(request, true);
      if (!signedIn) throw new Refusal('not-signed-in');
      return signedIn;
    },

    /**
     * Spends a sign-in token. Of two requests with one token, one succeeds. Only what is wrong is throttled: a good link
     * opens the door however many others knock.
     *
     * @throws Refusal `link-used` when it is unknown, spent or too old; `too-many` when there were too many of those.
     */
    async signIn(request: Request, token: string): Promise<{ member: Member; cookie: string }> {
      const tokenHash = hashSecret(token);
      const opened =
        (await isGood(tokenHash)) &&
        (await signInAs(request, async (db) => {
          const link = await db
            .updateTable('sign_in_links')
            .set({ used_at: iso(now()) })
            .where('token_hash', '=', tokenHash)
            .where('used_at', 'is', null)
            .where('expires_at', '>', iso(now()))
            .returning('member_id')
            .executeTakeFirst();
          return link?.member_id;
        }));
      if (opened) return opened;
      noteFailure(request, token);
      throw new Refusal('link-used');
    },

    /**
     * Ends the session of this request, if there is one: anybody may ask, and who has none costs one look into an index.
     *
     * @returns whether there was one, and the cookie that clears the browser's.
     */
    async signOut(request: Request): Promise<{ wasSignedIn: boolean; cookie: string }> {
      const hash = hashOf(request);
      const one = store.read.selectFrom('sessions').select('id');
      const wasSignedIn =
        hash !== undefined && (await one.where('id_hash', '=', hash).executeTakeFirst()) !== undefined;
      if (wasSignedIn)
        await store.write(async (db) => {
          const ended = await db
            .deleteFrom('sessions')
            .where('id_hash', '=', hash)
            .returning('member_id')
            .executeTakeFirst();
          if (!ended) return;
          const { member_id: memberId } = ended;
          await noteChange(db, { actorId: memberId, action: 'signedOut', objectId: memberId, at: iso(now()) });
        });
      return { wasSignedIn, cookie: cookie.set('', 0) };
    },
  };
}
