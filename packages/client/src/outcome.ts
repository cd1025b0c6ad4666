import type { Receipt } from '@earful/protocol';

/**
 * What has become of one revision.
 *
 * - `received`: the brand's receiver proved that it stored it.
 * - `erased`: the customer had withdrawn this critique; the device let go of it.
 * - `saved`: it waits on this device; see `keptUntil`.
 * - `unsaved`: neither delivered nor durable; it is tried as long as this page lives.
 * - `returned`: refused for good, or too old (its record says why, in `returned`); it stays in the outbox until the
 *   customer deletes it.
 *
 * `status` is for developers: the HTTP status of the answer that was no receipt, 0 when none came.
 */
export type Outcome =
  { state: 'received' | 'erased'; receipt: Receipt } | { state: 'saved' | 'unsaved' | 'returned'; status: number };
