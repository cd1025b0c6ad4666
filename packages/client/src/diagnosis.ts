import type { OutboxRecord } from './outbox.js';

/**
 * Why a record is still on its device, for developers.
 *
 * - `untried`: this page has not tried to send it yet.
 * - `no-answer`: the network, the receiver's name, or a receiver that does not let this page's origin read its answers.
 * - `blocked-by-policy`: the site's own Content Security Policy forbids the address (`connect-src`).
 * - `not-a-receiver`: something answered well that is no receiver: a captive portal, another page, a wrong address.
 * - `wrong-key`, `not-allowed`, `not-there`: 401, 403; 404, 405 and 410.
 * - `refused`: another 4xx that no receiver of ours sends: a firewall or a proxy in between.
 * - `work-wanted`: 428: it is being worked at; or it cannot be, by an old version or on plain http.
 * - `busy`: 408, 425, 429 or 5xx.
 * - `returned`: the receiver refused it for good, or 30 days are over: its customer can see it.
 */
export type Diagnosis =
  | 'untried'
  | 'no-answer'
  | 'blocked-by-policy'
  | 'not-a-receiver'
  | 'wrong-key'
  | 'not-allowed'
  | 'not-there'
  | 'refused'
  | 'work-wanted'
  | 'busy'
  | 'returned';

const byStatus: Record<number, Diagnosis> = {
  401: 'wrong-key',
  403: 'not-allowed',
  404: 'not-there',
  405: 'not-there',
  408: 'busy',
  410: 'not-there',
  425: 'busy',
  428: 'work-wanted',
  429: 'busy',
};

/**
 * What stands between a record and its receiver.
 *
 * @param record as it lies in the outbox
 * @param status of the latest answer, as its outcome tells it; undefined when this page has heard none
 * @param nowMs device time, in milliseconds since 1970
 */
export const diagnose = (
  { returned, notBefore }: Pick<OutboxRecord, 'returned' | 'notBefore'>,
  status: number | undefined,
  nowMs: number,
): Diagnosis => {
  if (returned) return 'returned';
  if (status === undefined) return 'untried';
  // Without an answer nothing has to wait, unless the page was told that its own policy is the reason.
  if (!status) return notBefore > nowMs ? 'blocked-by-policy' : 'no-answer';
  return byStatus[status] ?? (status < 400 ? 'not-a-receiver' : status < 500 ? 'refused' : 'busy');
};
