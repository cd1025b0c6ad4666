import { randomBytes } from 'node:crypto';
import { mintIdentity } from '@earful/client';
import { problem } from '@earful/protocol';
import type { Store } from '@earful/server';
import { createSignInLink } from '@earful/server';

/** One request, below the base path. */
export interface Attack {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

/** An Earful with somebody signed in and one critique, for attacks on every route. */
export interface Target {
  cookie: string;
  caseId: string;
  own: { critiqueId: string; reference: string; secret: string };
  /** Sends it, and says what is wrong with the answer, if anything is. */
  strike(attack: Attack): Promise<string | undefined>;
  /** The answer itself; undefined for what HTTP cannot carry. */
  send(attack: Attack): Promise<Response | undefined>;
  /** How long the slowest answer took, in milliseconds. */
  slowestMs(): number;
}

export const plainText = { 'content-type': 'text/plain' };

/** No answer takes so long, whatever else the machine does, in milliseconds. */
const patienceMs = 10_000;

/** @param fetch of the whole Earful, mounted at `/earful` */
export async function createTarget(
  fetch: (request: Request) => Promise<Response>,
  store: Store,
  publicUrl: string,
): Promise<Target> {
  let slowestMs = 0;

  const target: Target = {
    cookie: '',
    caseId: '',
    own: mintIdentity(store.now(), (count) => randomBytes(count)),
    slowestMs: () => slowestMs,
    async send({ method, path, headers, body }) {
      let request: Request;
      try {
        request = new Request(`${publicUrl}/earful${path}`, {
          method,
          headers,
          ...(body !== undefined && { body }),
        } as RequestInit);
      } catch {
        return undefined;
      }
      return fetch(request);
    },
    async strike(attack) {
      const name = `${attack.method} ${attack.path.slice(0, 200)}`;
      const sinceMs = performance.now();
      try {
        const response = await target.send(attack);
        if (!response) return undefined;
        if (response.headers.get('content-type') === 'text/event-stream') {
          await response.body?.cancel();
          return undefined;
        }
        const text = await response.text();
        const tookMs = performance.now() - sinceMs;
        slowestMs = Math.max(slowestMs, tookMs);
        if (tookMs > patienceMs) return `${name}: took ${Math.round(tookMs)} ms`;
        // Newer than this receiver: kept on the device, so it has to say so.
        const isNewer = response.status === 503 && text.includes('newer than this receiver');
        if (response.status >= 500 && !isNewer) return `${name}: ${response.status} ${text}`;
        if (response.status >= 400 && response.headers.get('content-type')?.includes('json'))
          problem.parse(JSON.parse(text));
        return undefined;
      } catch (error) {
        return `${name}: ${String(error)}`;
      }
    },
  };

  const link = await createSignInLink({ store, publicUrl, name: 'Ada' });
  const fromOwn = { origin: publicUrl, 'content-type': 'application/json' };
  const session = await target.send({
    method: 'POST',
    path: '/v1/staff/session',
    headers: fromOwn,
    body: JSON.stringify({ token: link.split('#')[1] }),
  });
  target.cookie = (session?.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { critiqueId, reference, secret } = target.own;
  const sentAt = new Date(store.now()).toISOString();
  const body = JSON.stringify({ ...plainCritique(sentAt), critiqueId, reference });
  const envelope = JSON.stringify({ earful: 1, sentAt, proof: secret, body });
  const stored = await target.send({ method: 'POST', path: '/v1/critiques', headers: plainText, body: envelope });
  const found = await store.read.selectFrom('cases').select('id').executeTakeFirstOrThrow();
  target.caseId = found.id;
  if (stored?.status !== 201 || !target.cookie) throw new Error('The target is not ready.');
  return target;
}

/** All that a critique needs, but for its names. */
export const plainCritique = (submittedAt: string) => ({
  schemaVersion: 1,
  revision: 1,
  touchpointId: 'checkout',
  origin: 'paymentFailed',
  surface: 'card',
  locale: 'en',
  answerOrder: 'worstFirst',
  submittedAt,
});
