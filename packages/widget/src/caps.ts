import { keep, recall } from './shelf.js';

/** Dates in milliseconds until which no invitation appears: per touchpoint, `*` for everywhere. No identifier. */
type Rests = Record<string, number>;

const rests = (): Rests => {
  const noted = recall('localStorage', 'rest');
  return noted && typeof noted === 'object' ? (noted as Rests) : {};
};

/** Days without invitation after a choice: everywhere, and at the same touchpoint. */
export const restDays = {
  notNow: [30, 90],
  never: [365, 365],
  sent: [0, 90],
  /** Shown and left alone: kept only with storage consent, because nobody clicked. */
  shown: [30, 60],
} as const;

/** Does a choice of this visitor forbid an invitation here, now? */
export const isResting = (touchpoint: string, now: number): boolean => {
  const { '*': everywhere = 0, [touchpoint]: here = 0 } = rests();
  return Math.max(everywhere, here) > now;
};

/** Remembers a choice on the click that made it. A later date is never brought forward. */
export const rest = (touchpoint: string, choice: keyof typeof restDays, now: number): void => {
  const noted = rests();
  const [everywhere, here] = restDays[choice];
  const until = (name: string, days: number): void => {
    if (days) noted[name] = Math.max(noted[name] ?? 0, now + days * 86_400_000);
  };
  until('*', everywhere);
  until(touchpoint, here);
  keep('localStorage', 'rest', noted);
};
