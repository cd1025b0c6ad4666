import type { Problem, ProblemCode } from '@earful/protocol';

/**
 * Why a call failed: a code of the receiver's own problem document, or
 * `unreachable` (no answer: offline, refused, timed out) or `not-a-receiver` (something else answered at this address).
 */
export type StaffErrorCode = ProblemCode | 'unreachable' | 'not-a-receiver';

/** Thrown by every call of the staff client that has not done what it was asked to do. */
export class StaffError extends Error {
  override readonly name = 'StaffError';
  readonly code: StaffErrorCode;
  /** HTTP status; 0 when nothing answered. */
  readonly status: number;
  /** The problem document, when the receiver itself refused. */
  readonly problem: Problem | undefined;

  constructor(
    code: StaffErrorCode,
    message: string,
    options: { status?: number; problem?: Problem; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.status = options.status ?? 0;
    this.problem = options.problem;
  }
}
