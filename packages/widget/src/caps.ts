import { recall } from './shelf.js';

export const dayMs = 86_400_000;

/** Dates in milliseconds until which no invitation appears: per touchpoint, `*` for everywhere. No identifier. */
export type Rests = Record<string, number>;

/** An invitation that was shown and not answered, with its date in milliseconds. */
export type Unanswered = [touchpoint: string, at: number];

export const rests = (): Rests => {
  const noted = recall('localStorage', 'rest');
  return noted && typeof noted === 'object' ? (noted as Rests) : {};
};

/** A noted list of lists. Other scripts write to this disk too. */
export const listed = <T>(name: string): T[] => {
  const noted = recall('localStorage', name);
  return Array.isArray(noted) ? (noted.filter(Array.isArray) as T[]) : [];
};

/** Days without invitation after one that was left alone: everywhere, at the same touchpoint, and everywhere after two. */
const unansweredDays = [30, 60, 180] as const;

/** Does a choice of this visitor, or having been asked in vain, forbid an invitation here, now? */
export const isResting = (touchpoint: string, now: number): boolean => {
  const { '*': everywhere = 0, [touchpoint]: here = 0 } = rests();
  const shown = listed<Unanswered>('unanswered');
  const days = ([name]: Unanswered): number =>
    shown[1] ? unansweredDays[2] : name === touchpoint ? unansweredDays[1] : unansweredDays[0];
  return Math.max(everywhere, here) > now || shown.some((one) => one[1] + days(one) * dayMs > now);
};

/** A case of this customer that waits for an answer: what its status can be asked with. */
export type NotedCase = [reference: string, secret: string, at: number];

/** The latest five. */
export const notedCases = (): NotedCase[] => listed<NotedCase>('cases').slice(-5);
