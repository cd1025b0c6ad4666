import type { Fault } from './fault.js';
import type { Head } from './request-reader.js';

/** One request as the proxy saw it. Grows while it is under way. */
export interface Seen extends Head {
  /** Which connection it came over, from 1; and which request of that connection it is, from 1. */
  connection: number;
  nth: number;
  /** When its head had come, in milliseconds since 1970. */
  atMs: number;
  fault: Fault['kind'];
  /** Every byte of it, head included. */
  bytes: Buffer;
  isWhole: boolean;
  /** What the receiver answered, on one connection or on two. */
  answers: Buffer[];
  /**
   * When whoever sent it went away, or was sent away, without the answer; in milliseconds since 1970. Chromium leaves a request with
   * `keepalive` on the wire when the page gives it up.
   */
  goneAtMs?: number;
}

const bodyIn = (bytes: Buffer): string => {
  const end = bytes.indexOf('\r\n\r\n');
  return end < 0 ? '' : bytes.subarray(end + 4).toString('utf8');
};

/** Text of the body, as far as it has come. */
export const bodyOf = ({ bytes }: Seen): string => bodyIn(bytes);

/** Status and text of what the receiver answered; 0 when it has not. */
export const answerOf = (seen: Seen | undefined, which = 0): { status: number; text: string } => {
  const answer = seen?.answers[which] ?? Buffer.alloc(0);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(answer.toString('latin1'))?.[1] ?? 0), text: bodyIn(answer) };
};

/** A critique on its way, whatever befalls it. */
export const isCritique = ({ method, path }: Head): boolean => method === 'POST' && path.endsWith('/v1/critiques');
