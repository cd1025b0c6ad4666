import type { PublicConfig } from '@earful/protocol';
import type { Consents, Evidence } from './handover.js';
import { keep, recall } from './shelf.js';

/** Something the customer has been told to expect, with its date. */
export interface Expectation {
  /** When it should be there, ISO 8601. */
  by: string;
  /** Id of the configured promise: adds its tolerance. */
  promise?: string;
  /** The sentence as the customer saw it. */
  shownText?: string;
  /** The host's name of the matter, for example an order number: stating it again replaces, never doubles. Stays on this device. */
  subject?: string;
}

type Noted = Expectation & { touchpoint: string };

const name = (touchpoint: string, subject = ''): string => touchpoint + ' ' + subject;

/**
 * Expectations of this visitor. Without storage consent they live as long as the page and the host states them again on
 * each page; with it they live in local storage until met. `check` reports, once per page, each one whose date and
 * tolerance already lie in the past.
 */
export const createExpectations = (
  promises: PublicConfig['promises'],
  consents: Consents,
  lapsed: (touchpoint: string, evidence: Evidence) => void,
  now = Date.now,
) => {
  let noted: Record<string, Noted> = {};
  const reported = new Set<string>();
  const save = (): void => {
    if (consents.storage) keep('localStorage', 'expected', noted);
  };
  const check = (): void => {
    for (const [key, note] of Object.entries(noted as Record<string, Partial<Noted> | null>)) {
      // Other scripts write to this disk too.
      const { touchpoint, by, promise, shownText } = note ?? {};
      if (typeof touchpoint !== 'string' || typeof by !== 'string') continue;
      const toleranceHours = promises?.find(({ id }) => id === promise)?.toleranceHours ?? 0;
      // An unreadable date compares false and never lapses.
      if (!(Date.parse(by) + toleranceHours * 3_600_000 < now()) || reported.has(key)) continue;
      reported.add(key);
      const occurredAt = new Date(by).toISOString();
      lapsed(touchpoint, {
        occurredAt,
        ...(promise && { promise: { promiseId: promise, dueAt: occurredAt, ...(shownText && { shownText }) } }),
      });
    }
  };
  return {
    check,
    expect(touchpoint: string, expectation: Expectation): void {
      noted[name(touchpoint, expectation.subject)] = { ...expectation, touchpoint };
      save();
      check();
    },
    met(touchpoint: string, subject?: string): void {
      delete noted[name(touchpoint, subject)];
      save();
    },
    /** Consent has changed: join with what earlier visits left, or take it off this device. */
    consent(): void {
      if (consents.storage) {
        noted = { ...(recall('localStorage', 'expected') as typeof noted), ...noted };
        save();
        check();
      } else keep('localStorage', 'expected', undefined);
    },
  };
};
