import type { Problem, WorkWanted } from '@earful/protocol';
import { problems } from '@earful/protocol';
import type { ProblemCode } from '@earful/protocol';

/** Seconds after which to try again when the store cannot take something now. */
const retryAfterSeconds = 5;

export interface ProblemDetails {
  /** What is wrong with this request, in a sentence. */
  detail?: string;
  /** Faults by place, for `invalid`. */
  faults?: Problem['faults'];
  /** What is to be done first, for `work-wanted`. */
  work?: WorkWanted;
  headers?: Record<string, string>;
}

/** A refusal on its way out: thrown by whatever reads a request, answered in one place. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? problems[code].title);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

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
