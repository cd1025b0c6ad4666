import type { Identity } from '@earful/client';
import { keep } from '../shared/storage.js';
import { cooldowns, dayMs, listed, notedCases } from './caps.js';

/** Days without invitation after a choice: everywhere, and at the same touchpoint. */
export const cooldownDays = {
  notNow: [30, 90],
  never: [365, 365],
  sent: [90, 90],
} as const;

/** Remembers that an invitation was shown. Only with storage consent, because nobody clicked. */
export const noteShown = (touchpoint: string, now: number): void =>
  keep('localStorage', 'unanswered', [...listed('unanswered'), [touchpoint, now]].slice(-2));

/** Remembers a choice on the click that made it. A later date is never brought forward. */
export const noteChoice = (touchpoint: string, choice: keyof typeof cooldownDays, now: number): void => {
  const noted = cooldowns();
  const [everywhere, here] = cooldownDays[choice];
  const until = (name: string, days: number): void => {
    if (days) noted[name] = Math.max(noted[name] ?? 0, now + days * dayMs);
  };
  until('*', everywhere);
  until(touchpoint, here);
  keep('localStorage', 'rest', noted);
  if (choice === 'sent') keep('localStorage', 'unanswered', undefined);
};

/** Remembers that an answer was asked for. Only with storage consent. */
export const noteCase = ({ reference, secret }: Pick<Identity, 'reference' | 'secret'>, now: number): void =>
  keep('localStorage', 'cases', [...notedCases(), [reference, secret, now]]);
