import type { Problem, ProblemCode, WorkWanted } from '@earful/protocol';
import { problems } from '@earful/protocol';

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
