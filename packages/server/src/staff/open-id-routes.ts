import type { SignInRefusal, SignInWays } from '@earful/protocol';
import type { Context } from 'hono';
import { publicOriginOf } from '../http/origins.js';
import { normaliseBasePath } from '../http/base-path.js';
import { createCookie } from '../http/cookie.js';
import { Refusal } from '../http/problem.js';
import { refuseOtherMethods } from '../http/refusals.js';
import type { createStaffSessions } from '../http/staff-session.js';
import { createTally } from '../http/tally.js';
import { hashSecret } from '../secrets.js';
import type { SiteOptions } from '../site-options.js';
import { bindAccount, boundMember } from './identities.js';
import type { OpenIdOptions } from './open-id-provider.js';
import { SignInRefused, createOpenIdProvider } from './open-id-provider.js';
import type { StaffEnv, StaffRoutes } from './staff-routes.js';

interface OpenIdRoutes extends Omit<StaffRoutes, 'options' | 'sessionsEnded'> {
  options: SiteOptions & { openIdConnect?: OpenIdOptions | undefined };
  sessions: ReturnType<typeof createStaffSessions>;
}

/**
 * Signs in with an account elsewhere: only who is on the staff already, known by the account, or the first time by an address
 * that the provider has verified. Whoever is not let in is told why by the sign-in page of the inbox; nothing that came with the
 * request is told.
 *
 * @throws TypeError when the issuer cannot be used.
 */
export function addOpenIdRoutes({ app, base, options, now, sessions }: OpenIdRoutes): void {
  const { store, publicUrl, openIdConnect, log } = options;
  const callback = `${base}/oidc/callback`;
  const inbox = `${normaliseBasePath(options.basePath)}/inbox`;
  const cookie = createCookie(publicUrl, { secure: '__Host-earful-attempt', loopback: 'earful-attempt' });
  const returnAddress = publicOriginOf(publicUrl) + callback;
  const tally = createTally(now);
  const provider = openIdConnect && createOpenIdProvider({ ...openIdConnect, returnAddress, now, log });

  function goTo(context: Context<StaffEnv>, address: string, cookies: string[]): Response {
    for (const one of cookies) context.header('set-cookie', one, { append: true });
    // The address of this page has a code in it.
    context.header('referrer-policy', 'no-referrer');
    return context.redirect(address, 303);
  }

  function refused(context: Context<StaffEnv>, reason: SignInRefusal): Response {
    const refused = tally(reason);
    if (refused !== undefined) log?.('info', 'not signed in by the provider', { reason, refused });
    return goTo(context, `${inbox}/sign-in?refused=${reason}`, [cookie.set('', 0)]);
  }

  /** @throws SignInRefused or Refusal. */
  async function enter(request: Request, known: NonNullable<typeof provider>) {
    const { search, searchParams } = new URL(request.url);
    const attempt = known.demandOwn(cookie.read(request), searchParams.get('state'));
    const { account, verified, isBound } = await sessions.askProvider(request, async () => {
      const { account, email } = await known.finish(attempt, search);
      const isBound = (await boundMember(store.read, account)) !== undefined;
      return { account, isBound, verified: isBound ? undefined : await email() };
    });
    if (!isBound && verified === undefined) throw new SignInRefused('unverified');
    const opened = await sessions.signInAs(
      request,
      async (db) => {
        const at = new Date(now()).toISOString();
        const memberId =
          (await boundMember(db, account)) ??
          (verified === undefined ? undefined : await bindAccount(db, { ...account, email: verified, at }));
        if (memberId === undefined) return undefined;
        // Spent for ever, even if the provider took its code a second time.
        const expiresAt = new Date(now() + known.attemptSeconds * 1_000).toISOString();
        const spent = await db
          .insertInto('sign_in_links')
          .values({
            token_hash: hashSecret(known.stateOf(attempt)),
            member_id: memberId,
            made_by: null,
            expires_at: expiresAt,
            used_at: at,
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('member_id')
          .executeTakeFirst();
        if (!spent) throw new SignInRefused('expired');
        return memberId;
      },
      'signedInWithAccount',
    );
    if (!opened) throw new SignInRefused('unknown');
    return opened;
  }

  app.get(`${base}/sign-in`, (context) => context.json({ openIdConnect: provider !== undefined } satisfies SignInWays));
  refuseOtherMethods(app, `${base}/sign-in`, ['GET', 'HEAD']);

  app.get(`${base}/oidc/start`, async (context) => {
    if (!provider) throw new Refusal('not-found');
    try {
      const { attempt, address } = await provider.begin();
      return goTo(context, address, [cookie.set(attempt, provider.attemptSeconds)]);
    } catch (error) {
      if (error instanceof SignInRefused) return refused(context, error.reason);
      throw error;
    }
  });
  refuseOtherMethods(app, `${base}/oidc/start`, ['GET', 'HEAD']);

  app.get(callback, async (context) => {
    if (!provider) throw new Refusal('not-found');
    const request = context.req.raw;
    try {
      const { member, cookie: session } = await enter(request, provider);
      log?.('info', 'signed in', { memberId: member.memberId });
      return goTo(context, `${inbox}/`, [session, cookie.set('', 0)]);
    } catch (error) {
      if (error instanceof Refusal && error.code === 'too-many') return refused(context, 'too-many');
      if (!(error instanceof SignInRefused)) throw error;
      return refused(context, throttled(request, error.reason));
    }
  });
  refuseOtherMethods(app, callback, ['GET', 'HEAD']);

  /** Who fails too often is told only that. Trouble of the provider is no failure of whoever wants to sign in. */
  function throttled(request: Request, reason: SignInRefusal): SignInRefusal {
    if (reason === 'failed' || reason === 'cancelled') return reason;
    try {
      sessions.noteFailure(request, new URL(request.url).searchParams.get('state') ?? '');
      return reason;
    } catch {
      return 'too-many';
    }
  }
}
