import { recall } from '../shared/storage.js';

export const dayMs = 86_400_000;

/** Dates in milliseconds until which no invitation appears: per touchpoint, `*` for everywhere. No identifier. */
export type Cooldowns = Record<string, number>;

/** An invitation that was shown and not answered, with its date in milliseconds. */
export type Unanswered = [touchpoint: string, at: number];

export const cooldowns = (): Cooldowns => Object(recall('localStorage', 'rest')) as Cooldowns;

/** A noted list of lists. Other scripts write to this disk too. */
export const listed = <T>(name: string): T[] => {
  const noted = recall('localStorage', name);
  return Array.isArray(noted) ? (noted.filter(Array.isArray) as T[]) : [];
};

/** Does a choice of this visitor, or having been asked in vain, forbid an invitation here, now? */
export const isOnCooldown = (touchpoint: string, now: number): boolean => {
  const { '*': everywhere = 0, [touchpoint]: here = 0 } = cooldowns();
  const shown = listed<Unanswered>('unanswered');
  // Days after two that were left alone, after one at this touchpoint, after one elsewhere.
  const days = (name: string): number => (shown[1] ? 180 : name === touchpoint ? 60 : 30);
  return Math.max(everywhere, here) > now || shown.some(([name, at]) => at + days(name) * dayMs > now);
};

/** A case of this customer that waits for an answer: what its status can be asked with. */
export type NotedCase = [reference: string, secret: string, at: number];

/** The latest five. */
export const notedCases = (): NotedCase[] => listed<NotedCase>('cases').slice(-5);
