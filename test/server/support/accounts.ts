import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenIdOptions } from '@earful/server';
import Provider from 'oidc-provider';

interface AccountClaims {
  email?: string;
  email_verified?: boolean;
}

type Claims = Record<string, unknown>;

interface Lies {
  /** What stands in tokens instead, signed as if it were so. */
  claims?: (claims: Claims) => Claims;
  /** Signs with a key that nobody has published. */
  otherKey?: boolean;
  /** Answers nothing but this. */
  status?: number;
  /** Answers the token of the last sign-in to whatever code it is shown. */
  takesTwice?: boolean;
}

const keyPair = () => generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
const part = (value: object | string) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));

/** What stands in a token. */
const claimsOf = (token: string): Claims => JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString());

const page = `<!doctype html><html lang="en"><title>Work account</title><h1>Work account</h1>
  <form method="post"><label>Account <input name="account"></label><button>Continue</button></form></html>`;

/** A certified provider on a real port, with accounts that a test makes up, and switches to make it lie. */
export async function startAccounts(returnAddress: string) {
  let listener: ReturnType<Provider['callback']> | undefined;
  const server = createServer((request, response) => void listener?.(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = keyPair();
  const known = new Map<string, AccountClaims>();
  const options: OpenIdOptions = { issuer, clientId: 'earful', clientSecret: 'a secret of the two of us' };
  let lastTokens: unknown;

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: options.clientId,
        client_secret: options.clientSecret,
        redirect_uris: [returnAddress],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    cookies: { keys: ['of this provider'] },
    jwks: { keys: [{ ...key.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'first' }] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/login/${uid}` },
    pkce: { required: () => true },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId, ...known.get(accountId) }) }),
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId: oidc.client!.clientId,
        accountId: oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    const { lies, asked } = accounts;
    asked.push(context.path);
    if (lies.status !== undefined) {
      context.status = lies.status;
      return;
    }
    if (context.path === '/token' && lies.takesTwice && lastTokens) {
      context.body = lastTokens;
      return;
    }
    await next();
    const tokens = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || !tokens?.id_token) return;
    if (lies.claims || lies.otherKey) {
      const claims = lies.claims?.(claimsOf(tokens.id_token)) ?? claimsOf(tokens.id_token);
      const head = part({ alg: 'RS256', kid: 'first' }).toString('base64url');
      const signed = `${head}.${part(claims).toString('base64url')}`;
      const signature = sign('sha256', part(signed), lies.otherKey ? keyPair() : key);
      tokens.id_token = `${signed}.${signature.toString('base64url')}`;
    }
    lastTokens = tokens;
  });
  provider.use(async (context, next) => {
    if (!context.path.startsWith('/login/')) return next();
    if (context.method === 'GET') {
      context.type = 'html';
      context.body = page;
      return;
    }
    const pieces: Buffer[] = [];
    for await (const piece of context.req) pieces.push(piece as Buffer);
    const accountId = new URLSearchParams(Buffer.concat(pieces).toString()).get('account') ?? '';
    const result = accountId === '' ? { error: 'access_denied' } : { login: { accountId } };
    context.redirect(await provider.interactionResult(context.req, context.res, result));
  });
  listener = provider.callback();

  const accounts = {
    options,
    known,
    lies: {} as Lies,
    /** Paths of everything that it was asked. */
    asked: [] as string[],
    /** Goes through the pages of the provider as a browser does. Returns the address to which they lead. */
    async signIn(address: string, account: string): Promise<string> {
      const cookies = new Map<string, string>();
      const visit = async (url: string, init: RequestInit = {}): Promise<string> => {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
        const response = await fetch(new URL(url, issuer), { ...init, redirect: 'manual', headers: { cookie } });
        for (const line of response.headers.getSetCookie()) {
          const [name = '', value = ''] = line.split(';', 1)[0]!.split('=');
          cookies.set(name, value);
        }
        return response.headers.get('location') ?? '';
      };
      const login = await visit(address);
      const done = await visit(login, { method: 'POST', body: new URLSearchParams({ account }) });
      return visit(done);
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return accounts;
}
export type Accounts = Awaited<ReturnType<typeof startAccounts>>;
