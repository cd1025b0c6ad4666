import { createHmac, pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { WorkDone, WorkWanted } from '@earful/protocol';

/** What work is asked for. */
export interface WorkPurpose {
  /** Address of the receiver: a copy of the database may serve another site. */
  site: string;
  /** SHA-256 of the revision, hexadecimal. */
  digest: string;
}

/** What one try costs: some tenths of a millisecond of native code, for a device, for us and for whoever floods. */
const iterations = 1_000;

/** How long a challenge is good, in milliseconds, so that nobody works for months to flood in a minute. */
const goodForMs = 600_000;

const derive = promisify(pbkdf2);

const sign = (key: string, terms: string): string =>
  `${terms}.${createHmac('sha256', key).update(terms).digest('base64url')}`;

/**
 * Asks for work on one revision. The terms are JSON, and signed as they are written, so that none of them can be moved into
 * another. Libraries that do this ask for work on a number of their own, and must remember each that was used. Work on the
 * digest of a revision is good for that alone, and a revision is stored once, for ever: there is nothing to remember.
 *
 * @param tries How many it takes on average.
 */
export function wantWork(key: string, { site, digest }: WorkPurpose, tries: number, nowMs: number): WorkWanted {
  const terms = Buffer.from(JSON.stringify([1, site, digest, tries, iterations, nowMs + goodForMs])).toString(
    'base64url',
  );
  return { challenge: sign(key, terms), tries, iterations };
}

/** Is it the work that was asked for, done for this, and in time? */
export async function isDone(
  key: string,
  { challenge, answer }: WorkDone,
  { site, digest }: WorkPurpose,
  nowMs: number,
): Promise<boolean> {
  const [terms = ''] = challenge.split('.');
  const [given, own] = [Buffer.from(challenge), Buffer.from(sign(key, terms))];
  if (given.length !== own.length || !timingSafeEqual(given, own)) return false;
  type Terms = [version: number, site: string, digest: string, tries: number, iterations: number, untilMs: number];
  const [, forSite, forDigest, tries, each, untilMs] = JSON.parse(Buffer.from(terms, 'base64url').toString()) as Terms;
  if (forSite !== site || forDigest !== digest || nowMs >= untilMs) return false;
  return (await derive(challenge, String(answer), each, 4, 'sha256')).readUInt32BE() * tries < 2 ** 32;
}
