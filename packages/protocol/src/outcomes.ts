/** Which answer means what. Imports nothing, so that browser code may take values from here. */

/** Marks a JSON document as the answer of an Earful receiver; its value is the protocol version. */
export const marker = 'earful';
export const protocolVersion = 1;

/** What a receipt says of a revision. `erased`: the customer withdrew it, it must not come back. */
export const receiptStatuses = ['stored', 'duplicate', 'erased'] as const;

/**
 * Stable codes of problem documents (RFC 9457) with their HTTP status and what the caller should do.
 * Only `invalid` and `too-large` return a critique to the customer; on every other answer the device keeps it.
 */
export const problems = {
  malformed: { status: 400, title: 'The request is not the JSON document that this address reads.' },
  'not-signed-in': { status: 401, title: 'Sign in first.' },
  'wrong-key': { status: 401, title: 'The write key is not the one this receiver expects.' },
  'link-used': { status: 401, title: 'This sign-in link has been used or has expired.' },
  'wrong-proof': { status: 403, title: 'The secret does not belong to this critique.' },
  'wrong-origin': { status: 403, title: 'Requests from this origin are not accepted here.' },
  'not-allowed': { status: 403, title: 'Your role does not allow this.' },
  'not-found': { status: 404, title: 'There is nothing at this address.' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method.' },
  conflict: { status: 409, title: 'Another text is already stored under this id and revision.' },
  'too-large': { status: 413, title: 'The request body is larger than the limit.' },
  'wrong-type': { status: 415, title: 'The content type is not one that this address reads.' },
  invalid: { status: 422, title: 'The document does not follow the schema.' },
  'work-wanted': { status: 428, title: 'This receiver wants some work done first.' },
  'too-many': { status: 429, title: 'Too many requests. Try again later.' },
  unavailable: { status: 503, title: 'The store cannot take this now. Try again.' },
} as const;

export type ProblemCode = keyof typeof problems;

/** The two codes after which a device hands the critique back to the customer instead of trying again. */
export const permanentProblems = ['invalid', 'too-large'] as const satisfies readonly ProblemCode[];
