import type { StaffSession } from '@earful/protocol';
import type { Transaction } from 'kysely';
import { hashSecret, mintSecret } from '../secrets.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';
import { cookieSafety } from './cookie-safety.js';
import { Refusal } from './problem.js';

export type Member = StaffSession['member'];

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** A session ends after half a day without a request, and in any case after a week. */
const idleMs = 12 * hourMs;
const absoluteMs = 7 * 24 * hourMs;
/** "Last seen" is written at most this often, so that reading stays reading. */
const touchEveryMs = 5 * minuteMs;

interface SessionOptions {
  store: Store;
  publicUrl: string;
  now: () => number;
}

const iso = (timeMs: number) => new Date(timeMs).toISOString();

/** Secure in general. On plain-http loopback another name does without, because some browsers drop Secure ones there. */
function cookieRules(publicUrl: string): { name: string; attributes: string } {
  const shared = 'Path=/; HttpOnly; SameSite=Lax';
  return cookieSafety(publicUrl) === 'loopback'
    ? { name: 'earful-staff', attributes: shared }
    : { name: '__Host-earful', attributes: `${shared}; Secure` };
}

async function dropExpired(db: Transaction<Tables>, nowMs: number): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where((where) =>
      where.or([where('expires_at', '<=', iso(nowMs)), where('last_seen_at', '<=', iso(nowMs - idleMs))]),
    )
    .execute();
  await db.deleteFrom('sign_in_links').where('expires_at', '<=', iso(nowMs)).execute();
}

/** Who is signed in. The cookie holds a random secret; the store holds its hash. */
export function createStaffSessions({ store, publicUrl, now }: SessionOptions) {
  const { name, attributes } = cookieRules(publicUrl);
  const setCookie = (value: string, maxAgeSeconds: number) =>
    `${name}=${value}; Max-Age=${maxAgeSeconds}; ${attributes}`;

  function hashOf(request: Request): string | undefined {
    const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
    const own = pairs.find((pair) => pair.startsWith(`${name}=`));
    return own && hashSecret(own.slice(name.length + 1));
  }

  async function find(request: Request, counts: boolean): Promise<Member | undefined> {
    const hash = hashOf(request);
    if (hash === undefined) return undefined;
    const nowMs = now();
    const row = await store.read
      .selectFrom('sessions')
      .innerJoin('members', 'members.id', 'sessions.member_id')
      .select(['members.id as memberId', 'members.name', 'sessions.last_seen_at'])
      .where('sessions.id_hash', '=', hash)
      .where('sessions.expires_at', '>', iso(nowMs))
      .where('sessions.last_seen_at', '>', iso(nowMs - idleMs))
      .executeTakeFirst();
    if (!row) return undefined;
    if (counts && nowMs - Date.parse(row.last_seen_at) >= touchEveryMs) {
      await store.write((db) =>
        db
          .updateTable('sessions')
          .set({ last_seen_at: iso(nowMs) })
          .where('id_hash', '=', hash)
          .execute(),
      );
    }
    return { memberId: row.memberId, name: row.name };
  }

  return {
    /** Is the session of this request still good? Asking does not lengthen it. */
    isValid: async (request: Request) => (await find(request, false)) !== undefined,

    /** @throws Refusal `not-signed-in`. */
    async demand(request: Request): Promise<Member> {
      const member = await find(request, true);
      if (!member) throw new Refusal('not-signed-in');
      return member;
    },

    /**
     * Spends a sign-in token. Of two requests with one token, one succeeds.
     *
     * @throws Refusal `link-used` when it is unknown, spent or too old.
     */
    async signIn(token: string): Promise<{ member: Member; cookie: string }> {
      const secret = mintSecret();
      const nowMs = now();
      const member = await store.write(async (db) => {
        await dropExpired(db, nowMs);
        const link = await db
          .updateTable('sign_in_links')
          .set({ used_at: iso(nowMs) })
          .where('token_hash', '=', hashSecret(token))
          .where('used_at', 'is', null)
          .where('expires_at', '>', iso(nowMs))
          .returning('member_id')
          .executeTakeFirst();
        if (!link) return undefined;
        await db
          .insertInto('sessions')
          .values({
            id_hash: hashSecret(secret),
            member_id: link.member_id,
            last_seen_at: iso(nowMs),
            expires_at: iso(nowMs + absoluteMs),
          })
          .execute();
        return db
          .selectFrom('members')
          .select(['id as memberId', 'name'])
          .where('id', '=', link.member_id)
          .executeTakeFirstOrThrow();
      });
      if (!member) throw new Refusal('link-used');
      return { member, cookie: setCookie(secret, absoluteMs / 1_000) };
    },

    /** Ends the session of this request, if there is one. Returns the cookie that clears the browser's. */
    async signOut(request: Request): Promise<string> {
      const hash = hashOf(request);
      if (hash !== undefined) {
        await store.write((db) => db.deleteFrom('sessions').where('id_hash', '=', hash).execute());
      }
      return setCookie('', 0);
    },
  };
}
