import { createHash, randomBytes } from 'node:crypto';
import type { Identity } from '@earful/client';
import { mintIdentity } from '@earful/client';
import { contentOf } from './node-customer.js';

export const plainText = { 'content-type': 'text/plain;charset=UTF-8' };

export const mint = (): Identity => mintIdentity(Date.now(), (count) => randomBytes(count));

/**
 * One revision on its way, as a device would send it now.
 *
 * @param more fields of the critique: others, or further ones
 * @param around fields of the envelope, likewise
 */
export function envelopeOf(identity: Identity, comment: string, more: object = {}, around: object = {}): string {
  const submittedAt = new Date().toISOString();
  const { critiqueId, reference, secret } = identity;
  const names = { schemaVersion: 1, critiqueId, reference, revision: 1, submittedAt };
  const body = JSON.stringify({ ...names, ...contentOf(comment), ...more });
  return JSON.stringify({ earful: 1, sentAt: submittedAt, proof: secret, body, ...around });
}

/** The digest that a receipt of this envelope must name. */
export const digestOf = (envelope: string): string =>
  createHash('sha256')
    .update((JSON.parse(envelope) as { body: string }).body, 'utf8')
    .digest('hex');

export const post = (endpoint: string, body: string, headers: Record<string, string> = plainText): Promise<Response> =>
  fetch(`${endpoint}/v1/critiques`, { method: 'POST', body, headers });
