import { hash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits that fits into addresses and cookies. */
export function mintSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What the store keeps of a secret: enough to recognise it, useless to whoever reads the store. */
export function hashSecret(secret: string): string {
  return hash('sha256', secret);
}
