import type { Identity } from '@earful/client';
import { keep, recall } from './shelf.js';

const dayMs = 86_400_000;

/** Dates in milliseconds until which no invitation appears: per touchpoint, `*` for everywhere. No identifier. */
type Rests = Record<string, number>;

/** An invitation that was shown and not answered, with its date in milliseconds. */
type Unanswered = [touchpoint: string, at: number];

const rests = (): Rests => {
  const noted = recall('localStorage', 'rest');
  return noted && typeof noted === 'object' ? (noted as Rests) : {};
};

/** A noted list of lists. Other scripts write to this disk too. */
const listed = <T>(name: string): T[] => {
  const noted = recall('localStorage', name);
  return Array.isArray(noted) ? (noted.filter(Array.isArray) as T[]) : [];
};

/** Days without invitation after a choice: everywhere, and at the same touchpoint. */
export const restDays = {
  notNow: [30, 90],
  never: [365, 365],
  sent: [0, 90],
} as const;

/** Days without invitation after one that was left alone: everywhere, at the same touchpoint, and everywhere after two. */
export const unansweredDays = [30, 60, 180] as const;

/** Does a choice of this visitor, or having been asked in vain, forbid an invitation here, now? */
export const isResting = (touchpoint: string, now: number): boolean => {
  const { '*': everywhere = 0, [touchpoint]: here = 0 } = rests();
  const shown = listed<Unanswered>('unanswered');
  const days = ([name]: Unanswered): number =>
    shown[1] ? unansweredDays[2] : name === touchpoint ? unansweredDays[1] : unansweredDays[0];
  return Math.max(everywhere, here) > now || shown.some((one) => one[1] + days(one) * dayMs > now);
};

/** Remembers that an invitation was shown. Only with storage consent, because nobody clicked. */
export const noteShown = (touchpoint: string, now: number): void =>
  keep('localStorage', 'unanswered', [...listed('unanswered'), [touchpoint, now]].slice(-2));

/** Remembers a choice on the click that made it. A later date is never brought forward. */
export const rest = (touchpoint: string, choice: keyof typeof restDays, now: number): void => {
  const noted = rests();
  const [everywhere, here] = restDays[choice];
  const until = (name: string, days: number): void => {
    if (days) noted[name] = Math.max(noted[name] ?? 0, now + days * dayMs);
  };
  until('*', everywhere);
  until(touchpoint, here);
  keep('localStorage', 'rest', noted);
  if (choice === 'sent') keep('localStorage', 'unanswered', undefined);
};

/** A case of this customer that waits for an answer: what its status can be asked with. */
export type NotedCase = [reference: string, secret: string, at: number];

/** The latest five. */
export const notedCases = (): NotedCase[] => listed<NotedCase>('cases').slice(-5);

/** Remembers that an answer was asked for. Only with storage consent. */
export const noteCase = ({ reference, secret }: Pick<Identity, 'reference' | 'secret'>, now: number): void =>
  keep('localStorage', 'cases', [...notedCases(), [reference, secret, now]]);
