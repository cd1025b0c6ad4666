import { randomUUID } from 'node:crypto';
import { normaliseBasePath } from './http/base-path.js';
import { normaliseText } from './privacy/normalise-text.js';
import { hashSecret, mintSecret } from './secrets.js';
import type { Store } from './store/store.js';

const validForMs = 24 * 3_600_000;

export interface SignInLinkOptions {
  store: Store;
  /** Address under which browsers reach the receiver, for example `https://shop.example`. */
  publicUrl: string;
  /** Default `/earful`. */
  basePath?: string | undefined;
  /** Who signs in, as colleagues and customers will read it. Somebody new is added. */
  name: string;
}

/**
 * Makes a link that signs somebody in once, within 24 hours. The token stands after the `#`, so that it reaches no
 * server log, and only its hash is stored.
 */
export async function createSignInLink({ store, publicUrl, basePath, name }: SignInLinkOptions): Promise<string> {
  const address = `${new URL(publicUrl).origin}${normaliseBasePath(basePath)}/inbox/sign-in`;
  const memberName = normaliseText(name).trim();
  if (memberName === '' || memberName.length > 200) throw new TypeError('name is empty or longer than 200 characters.');
  const token = mintSecret();
  const nowMs = store.now();
  await store.write(async (db) => {
    await db
      .insertInto('members')
      .values({ id: randomUUID(), name: memberName, created_at: new Date(nowMs).toISOString() })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const member = await db.selectFrom('members').select('id').where('name', '=', memberName).executeTakeFirstOrThrow();
    await db
      .insertInto('sign_in_links')
      .values({
        token_hash: hashSecret(token),
        member_id: member.id,
        expires_at: new Date(nowMs + validForMs).toISOString(),
        used_at: null,
      })
      .execute();
  });
  return `${address}#${token}`;
}
