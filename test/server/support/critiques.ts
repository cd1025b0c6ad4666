import { createHash, randomBytes } from 'node:crypto';
import type { Critique } from '@earful/protocol';
import type { Site } from './site.js';
import { startMs } from './site.js';

export interface Identity {
  critiqueId: string;
  reference: string;
  secret: string;
}

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export function mintIdentity(): Identity {
  const hex = randomBytes(16).toString('hex');
  const code = [...randomBytes(8)].map((byte) => alphabet[byte % 32]).join('');
  return {
    critiqueId: `0198${hex.slice(4, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`,
    reference: `${code.slice(0, 4)}-${code.slice(4)}`,
    secret: randomBytes(16).toString('base64url'),
  };
}

export type Content = Partial<Critique> & Record<string, unknown>;

/** One revision as text, as a device would send it. */
export function bodyOf({ critiqueId, reference }: Identity, content: Content = {}): string {
  return JSON.stringify({
    schemaVersion: 1,
    critiqueId,
    reference,
    revision: 1,
    touchpointId: 'checkout',
    origin: 'paymentFailed',
    surface: 'card',
    locale: 'en',
    answerOrder: 'worstFirst',
    submittedAt: new Date(startMs).toISOString(),
    ...content,
  });
}

export function envelopeOf(identity: Identity, body: string, more: Record<string, unknown> = {}): string {
  return JSON.stringify({
    earful: 1,
    sentAt: new Date(startMs).toISOString(),
    proof: identity.secret,
    body,
    ...more,
  });
}

export const digestOf = (body: string) => createHash('sha256').update(body, 'utf8').digest('hex');

export const plainText = { 'content-type': 'text/plain;charset=UTF-8' };

/** Sends one revision as a page of the site would. */
export function send(site: Site, identity: Identity, content: Content = {}, more: Record<string, unknown> = {}) {
  return site.post('/v1/critiques', envelopeOf(identity, bodyOf(identity, content), more), plainText);
}
