import { Buffer } from 'node:buffer';
import type { Random } from './random.js';

/** What names an invented critique, in the shapes that real devices mint. */
export interface SampleIdentity {
  critiqueId: string;
  reference: string;
  secret: string;
}

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A UUID of version 7 for a moment. */
export function uuidAt(timeMs: number, random: Random): string {
  const bytes = Buffer.from(random.bytes(16));
  bytes.writeUIntBE(timeMs, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** Identity of a critique that was begun at a moment. The last character of the reference checks the others in GF(32). */
export function identityAt(timeMs: number, random: Random): SampleIdentity {
  const values = Array.from(random.bytes(7), (byte) => byte % 32);
  const double = (value: number) => (value < 16 ? value * 2 : (value * 2) ^ 37);
  const check = values.reduce((sum, value) => double(sum ^ value), 0);
  const code = [...values, check].map((value) => letters[value]).join('');
  return {
    critiqueId: uuidAt(timeMs, random),
    reference: `${code.slice(0, 4)}-${code.slice(4)}`,
    secret: Buffer.from(random.bytes(16)).toString('base64url'),
  };
}
