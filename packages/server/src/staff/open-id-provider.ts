import { createHmac } from 'node:crypto';
import type { SignInRefusal } from '@earful/protocol';
import type { ClientAuth, Configuration, IDToken, UserInfoResponse } from 'openid-client';
import { cookieSafety } from '../http/cookie-safety.js';
import { createTally } from '../http/tally.js';
import type { Log } from '../log.js';
import { mintSecret } from '../secrets.js';
import type { Account } from './identities.js';

export interface OpenIdOptions {
  /** As the provider names itself: `https://id.example/realms/shop`. Plain http only on this machine. */
  issuer: string;
  /** What the provider calls this receiver. */
  clientId: string;
  clientSecret: string;
}

interface ProviderOptions extends OpenIdOptions {
  /** Where the provider sends browsers back to. */
  returnAddress: string;
  now: () => number;
  log: Log | undefined;
}

/** From leaving for the provider until coming back, in milliseconds. */
const attemptMs = 10 * 60_000;
/** Longest wait for an answer of the provider, in seconds. */
const timeoutSeconds = 10;
/** What the provider says of itself is asked for no more often than this, in milliseconds: anybody can make a sign-in fail. */
const askAgainMs = 60_000;

/** Why nobody is let in. What was wrong in detail stands in the log. */
export class SignInRefused extends Error {
  readonly reason: SignInRefusal;

  constructor(reason: SignInRefusal) {
    super(reason);
    this.reason = reason;
  }
}

/** @throws TypeError */
function readIssuer(text: string): URL {
  const issuer = URL.canParse(text) ? new URL(text) : undefined;
  const isPlain = issuer && !issuer.search && !issuer.hash && !issuer.username && !issuer.password;
  if (!isPlain || !/^https?:$/.test(issuer.protocol) || cookieSafety(issuer.href) === 'impossible')
    throw new TypeError(`The issuer is "${text}"; use the https address by which the sign-in provider names itself.`);
  return issuer;
}

const verifiedEmail = ({ email, email_verified: isVerified }: IDToken | UserInfoResponse): string | undefined =>
  typeof email === 'string' && isVerified === true ? email : undefined;

/**
 * A provider of accounts, by OpenID Connect: authorization code flow with PKCE, state and nonce. An attempt is a random cookie
 * and nothing else: state, nonce and verifier follow from it by a key that only we have. So nothing is stored for whoever only
 * knocks, any number of processes share the work, and a cookie that was made up or changed leads to another state.
 *
 * @throws TypeError when the issuer cannot be used.
 */
export function createOpenIdProvider({ clientId, clientSecret, returnAddress, now, log, ...options }: ProviderOptions) {
  const issuer = readIssuer(options.issuer);
  const tally = createTally(now);
  let asked: Promise<Configuration> | undefined;
  let askedAtMs = 0;

  function tell(error: unknown, fix: string): void {
    const failed = tally('failed');
    if (failed === undefined) return;
    const { code, error: answer, cause } = error as { code?: string; error?: string; cause?: { code?: string } };
    const message = error instanceof Error ? error.message : String(error);
    const known = [code, answer, cause?.code].filter((one) => typeof one === 'string').join(' ');
    log?.('warn', 'the sign-in provider cannot be used', {
      issuer: issuer.href,
      error: known || 'none',
      message,
      fix,
      failed,
    });
  }

  // What the provider prefers: most take both, and differ about what must be escaped in the first.
  const authenticate =
    ({ ClientSecretBasic, ClientSecretPost }: typeof import('openid-client')): ClientAuth =>
    (provider, ...rest) => {
      const takesPost = provider.token_endpoint_auth_methods_supported?.includes('client_secret_post');
      return (takesPost ? ClientSecretPost : ClientSecretBasic)(clientSecret)(provider, ...rest);
    };

  async function discover(): Promise<Configuration> {
    const openid = await import('openid-client');
    const isOverHttp = issuer.protocol === 'http:';
    return openid.discovery(issuer, clientId, undefined, authenticate(openid), {
      timeout: timeoutSeconds,
      // Signatures too, though the token comes from the provider itself.
      execute: [openid.enableNonRepudiationChecks, ...(isOverHttp ? [openid.allowInsecureRequests] : [])],
    });
  }

  /** Asked when somebody wants to sign in, so that a provider that is down keeps nothing else from working. */
  async function configuration(): Promise<Configuration> {
    if (!asked) [asked, askedAtMs] = [discover(), now()];
    try {
      return await asked;
    } catch (error) {
      asked = undefined;
      tell(
        error,
        'look whether /.well-known/openid-configuration below the issuer answers here, and names this issuer',
      );
      throw new SignInRefused('failed');
    }
  }

  const derive = (purpose: string, attempt: string): string =>
    createHmac('sha256', clientSecret).update(`${purpose} ${attempt}`).digest('base64url');

  return {
    /** For how long an attempt is good, in seconds. */
    attemptSeconds: attemptMs / 1_000,
    stateOf: (attempt: string): string => derive('state', attempt),

    /** @returns The attempt, for a cookie, and the address of the provider. @throws SignInRefused */
    async begin(): Promise<{ attempt: string; address: string }> {
      const provider = await configuration();
      const { buildAuthorizationUrl, calculatePKCECodeChallenge } = await import('openid-client');
      const attempt = `${now()}.${mintSecret()}`;
      const address = buildAuthorizationUrl(provider, {
        scope: 'openid email',
        redirect_uri: returnAddress,
        state: derive('state', attempt),
        nonce: derive('nonce', attempt),
        code_challenge: await calculatePKCECodeChallenge(derive('verifier', attempt)),
        code_challenge_method: 'S256',
      });
      return { attempt, address: address.href };
    },

    /**
     * Does somebody come back from this very attempt, in time? Others may have sent them: an attempt is of one browser.
     *
     * @returns The attempt. @throws SignInRefused `expired`.
     */
    demandOwn(attempt: string | undefined, state: string | null): string {
      const ageMs = now() - Number(attempt?.split('.', 1)[0]);
      if (attempt === undefined || state !== derive('state', attempt) || !(ageMs >= 0 && ageMs < attemptMs))
        throw new SignInRefused('expired');
      return attempt;
    },

    /**
     * Asks the provider who has come back.
     *
     * @param search Of the address to which the provider has sent them.
     * @returns The account, and its address as far as the provider has verified it. @throws SignInRefused
     */
    async finish(attempt: string, search: string): Promise<{ account: Account; email(): Promise<string | undefined> }> {
      const provider = await configuration();
      const { AuthorizationResponseError, ResponseBodyError, authorizationCodeGrant, fetchUserInfo } =
        await import('openid-client');
      const orRefuse = (error: unknown): never => {
        if (error instanceof AuthorizationResponseError && error.error === 'access_denied')
          throw new SignInRefused('cancelled');
        if (error instanceof ResponseBodyError && error.error === 'invalid_grant') throw new SignInRefused('expired');
        // Its keys and addresses may have changed.
        if (Math.abs(now() - askedAtMs) >= askAgainMs) asked = undefined;
        tell(
          error,
          `compare issuer, client and secret with those at the provider, and the address to return to: ${returnAddress}`,
        );
        throw new SignInRefused('failed');
      };
      const tokens = await authorizationCodeGrant(provider, new URL(search, returnAddress), {
        pkceCodeVerifier: derive('verifier', attempt),
        expectedState: derive('state', attempt),
        expectedNonce: derive('nonce', attempt),
        idTokenExpected: true,
      }).catch(orRefuse);
      const claims = tokens.claims()!;
      return {
        account: { issuer: claims.iss, subject: claims.sub },
        // Some put it into the token, others tell it only when they are asked.
        email: async () =>
          verifiedEmail(claims) ??
          (provider.serverMetadata().userinfo_endpoint === undefined
            ? undefined
            : verifiedEmail(await fetchUserInfo(provider, tokens.access_token, claims.sub).catch(orRefuse))),
      };
    },
  };
}
