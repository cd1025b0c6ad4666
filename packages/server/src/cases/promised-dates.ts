import type { SiteConfig } from '@earful/protocol';

const hourMs = 3_600_000;

/** When somebody reads this and, if promised, answers it. Absent when the brand has promised nothing. ISO 8601. */
export function promisedDates(touchpoint: SiteConfig['touchpoints'][number] | undefined, receivedAt: number) {
  const promise = touchpoint?.responsePromise;
  const after = (hours: number | undefined) =>
    hours === undefined ? undefined : new Date(receivedAt + hours * hourMs).toISOString();
  return { readBy: after(promise?.readWithinHours), answerBy: after(promise?.answerWithinHours) };
}
