import { randomBytes } from 'node:crypto';
import { mintIdentity } from '@earful/client';

/** A critique that nobody has sent before, as a page sends it. */
export function envelopeOf(content, nowMs = Date.now()) {
  const { critiqueId, reference, secret } = mintIdentity(nowMs, (count) => randomBytes(count));
  const sentAt = new Date(nowMs).toISOString();
  const names = { schemaVersion: 1, critiqueId, reference, revision: 1, submittedAt: sentAt };
  return JSON.stringify({ earful: 1, sentAt, proof: secret, body: JSON.stringify({ ...names, ...content }) });
}
