import type { Problem } from '@earful/protocol';
import { problems } from '@earful/protocol';
import type { ProblemCode } from '@earful/protocol';
import type { ProblemDetails } from '../refusal.js';

export type { ProblemDetails } from '../refusal.js';
export { Refusal } from '../refusal.js';

/** Seconds after which to try again when the store cannot take something now. */
const retryAfterSeconds = 5;

/** The answer to everything refused: a problem document (RFC 9457) with our marker and a stable code. */
export function problemResponse(code: ProblemCode, { detail, faults, work, headers }: ProblemDetails = {}): Response {
  const { status, title } = problems[code];
  const document: Problem = { earful: 1, type: `urn:earful:problem:${code}`, title, status, code };
  if (detail !== undefined) document.detail = detail;
  if (faults !== undefined) document.faults = faults;
  if (work !== undefined) document.work = work;
  return new Response(JSON.stringify(document), {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      ...(code === 'unavailable' ? { 'retry-after': String(retryAfterSeconds) } : {}),
      ...headers,
    },
  });
}
